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
import type { Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const poetry: Tool = {
  name: 'Poetry',
  documentation: 'https://python-poetry.org/docs/',
  // Is committed with the project, so everybody who works on it has it.
  defaultScope: 'project',
  impossibleScopes: {
    user: 'Poetry reads where to install from in each project’s own `pyproject.toml`, never from a file of yours. A project can be set up.',
    venv: 'Poetry makes virtual environments itself and keeps no settings in them, only in the project’s `pyproject.toml`. The project can be set up.',
  },
  install: (subject) =>
    withSignIn(subject, (signIn) => ({
      kind: 'guide',
      prerequisites: [poetry2(subject), ...signIn.prerequisites],
      steps: [
        addBackendToPoetry(subject),
        seePoetrysBackend(subject),
        ...signIn.steps,
        addSource(subject),
      ],
      checks: [seeSource(subject), tryPoetry(subject)],
      undo: [removeSource(subject), removeBackendFromPoetry(subject), ...signIn.undo],
    })),
  publish: (subject) =>
    withSignIn(subject, (signIn) => ({
      kind: 'guide',
      prerequisites: [poetry2(subject), ...signIn.prerequisites],
      steps: [
        addBackendToPoetry(subject),
        seePoetrysBackend(subject),
        ...signIn.steps,
        setUploadRepository(subject),
      ],
      checks: [seeUploadRepository(subject), publishWithPoetry(subject)],
      undo: [unsetUploadRepository(subject), removeBackendFromPoetry(subject), ...signIn.undo],
    })),
}
