import type { Guide, Impossible, Purpose, Scope } from '../guide'
import { impossible } from '../impossible'
import { tryPoetry } from '../steps/poetry-checks'
import {
  addBackendToPoetry,
  poetry2,
  removeBackendFromPoetry,
  seePoetrysBackend,
} from '../steps/poetry-program'
import {
  publishWithPoetry,
  seeUploadRepository,
  setUploadRepository,
  unsetUploadRepository,
} from '../steps/poetry-publish'
import { addSource, removeSource, seeSource } from '../steps/poetry-source'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const poetry: Tool = {
  name: 'Poetry',
  documentation: 'https://python-poetry.org/docs/',
  group: 'projects',
  // Is committed with the project, so everybody who works on it has it.
  defaultScope: 'project',
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  const elsewhere = ELSEWHERE[subject.scope]
  if (elsewhere !== undefined) return impossible(elsewhere)
  if (subject.index === 'beside') return impossible(BESIDE)
  const { set, checks, unset } = {
    install: {
      set: addSource(subject),
      checks: [seeSource(subject), tryPoetry(subject)],
      unset: removeSource(subject),
    },
    publish: {
      set: setUploadRepository(subject),
      checks: [seeUploadRepository(subject), publishWithPoetry(subject)],
      unset: unsetUploadRepository(subject),
    },
  }[purpose]
  return withSignIn(subject, {
    password: () => impossible(PASSWORD),
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [poetry2(subject), ...signIn.prerequisites],
      steps: [addBackendToPoetry(subject), seePoetrysBackend(subject), ...signIn.steps, set],
      checks,
      undo: [unset, removeBackendFromPoetry(subject), ...signIn.undo],
    }),
  })
}

const BESIDE = 'Not written yet for Poetry: choose this repository alone.'
const PASSWORD = 'Not written yet for Poetry: choose credentials that keyring finds.'

const ELSEWHERE: Readonly<Partial<Record<Scope, string>>> = {
  machine: 'Not written yet for Poetry: choose the project.',
  environment: 'Not written yet for Poetry: choose the project.',
  user: 'Poetry reads where to install from in each project’s own `pyproject.toml`, never from a file of yours. A project can be set up.',
  venv: 'Poetry makes virtual environments itself and keeps no settings in them, only in the project’s `pyproject.toml`. The project can be set up.',
}
