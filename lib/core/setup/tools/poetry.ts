import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, Guide, Impossible, UndoStep } from '../guide'
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
import { setPoetryVariables, unsetPoetryVariables } from '../steps/poetry-variables'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const poetry: Tool = {
  name: 'Poetry',
  documentation: 'https://python-poetry.org/docs/',
  group: 'projects',
  // Is committed with the project, so everybody who works on it has it.
  defaultScope: 'project',
  install: (subject) => {
    if (subject.scope !== 'project') return impossible(NO_SOURCES[subject.scope])
    return guide(subject, {
      set: (signIn) => [
        addSource(subject),
        ...(signIn ? [setPoetryVariables(subject, signIn)] : []),
      ],
      checks: [seeSource(subject), tryPoetry(subject)],
      unset: (signIn) => [
        ...(signIn ? [unsetPoetryVariables(subject, signIn)] : []),
        removeSource(subject),
      ],
    })
  },
  publish: (subject) => {
    const { scope } = subject
    if (scope === 'venv' || scope === 'machine') return impossible(NO_REPOSITORIES[scope])
    if (scope === 'environment') {
      return guide(subject, {
        set: (signIn) => [setPoetryVariables(subject, signIn)],
        checks: [publishWithPoetry(subject)],
        unset: (signIn) => [unsetPoetryVariables(subject, signIn)],
      })
    }
    const inFile = { ...subject, scope }
    return guide(subject, {
      set: (signIn) => [
        setUploadRepository(inFile),
        ...(signIn ? [setPoetryVariables(subject, signIn)] : []),
      ],
      checks: [seeUploadRepository(inFile), publishWithPoetry(subject)],
      unset: (signIn) => [
        ...(signIn ? [unsetPoetryVariables(subject, signIn)] : []),
        unsetUploadRepository(inFile),
      ],
    })
  },
}

type Plan = {
  set: (signIn?: PasswordSignIn) => readonly CommandStep[]
  checks: readonly CheckStep[]
  unset: (signIn?: PasswordSignIn) => readonly UndoStep[]
}

function guide(subject: Subject, { set, checks, unset }: Plan): Guide | Impossible {
  return withSignIn(subject, {
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [poetry2(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, ...set(signIn)],
      checks,
      undo: [...unset(signIn), ...signIn.undo],
    }),
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [poetry2(subject), ...signIn.prerequisites],
      steps: [addBackendToPoetry(subject), seePoetrysBackend(subject), ...signIn.steps, ...set()],
      checks,
      undo: [...unset(), removeBackendFromPoetry(subject), ...signIn.undo],
    }),
  })
}

const NO_VENV =
  'Poetry makes virtual environments itself and keeps no settings in them. Choose the project.'

/** Where to install from is in the project alone (2.5.1: `POETRY_REPOSITORIES_…` is for publishing only). */
const NO_SOURCES = {
  user: 'Poetry reads where to install from in each project’s own `pyproject.toml`, never from a file of yours. Choose the project.',
  venv: NO_VENV,
  machine:
    'Poetry reads where to install from in each project’s own `pyproject.toml`, never from a file of the machine’s. Choose the project.',
  environment:
    'Poetry has variables for user names, passwords and the address to publish to, but none for where to install from: that is in `pyproject.toml`. Choose the project; a token or a key still stays in variables.',
} as const

const NO_REPOSITORIES = {
  venv: NO_VENV,
  machine:
    'Poetry reads no file of the machine’s: where to publish is in the project, or in a file of yours. Choose one of these.',
} as const
