import type { Guide, Impossible, Scope } from '../guide'
import { impossible } from '../impossible'
import { askCondaPip } from '../steps/conda-checks'
import { condaEnvironment } from '../steps/conda-environment'
import {
  cleanEnvironmentFile,
  removeCondaKeyring,
  updateEnvironment,
  writeEnvironmentFile,
} from '../steps/conda-file'
import {
  type InCondaEnvironment,
  setCondaIndex,
  setCondaVariable,
  unsetCondaVariable,
} from '../steps/conda-index'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPip } from '../steps/pip-checks'
import { seeIndex, seeNoOtherIndex, unsetIndex } from '../steps/pip-index'
import { protectPipFile } from '../steps/protect-pip-file'
import type { Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const conda: Tool = {
  name: 'conda',
  group: 'environments',
  documentation: 'https://docs.conda.io/projects/conda/en/stable/',
  // Is pip alone, and touches no other environment.
  defaultScope: 'venv',
  install: (subject) => {
    const reason = NO_INDEX[subject.scope]
    if (reason !== undefined) return impossible(reason)
    // Whatever the place, pip is the active environment's, and keyring beside it.
    const inEnvironment: InCondaEnvironment = { ...subject, scope: 'venv' }
    if (subject.scope === 'project') return inProject(inEnvironment)
    return subject.scope === 'venv' ? inFile(inEnvironment) : inTerminal(inEnvironment)
  },
  publish: impossible(
    'conda publishes no Python packages. twine and `uv publish` publish to this repository, in a conda environment too.',
  ),
}

const NO_INDEX: Readonly<Partial<Record<Scope, string>>> = {
  user: 'That is a file of pip’s, which holds for conda’s environments and all others alike: set up pip for your own user. Or choose the active environment.',
  machine:
    'That is a file of pip’s, which holds for conda’s environments and all others alike: set up pip for the machine. Or choose the active environment.',
}

function inFile(subject: InCondaEnvironment): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [condaEnvironment(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        ...seeNoOtherIndex(subject),
        setCondaIndex(subject),
      ],
      checks: [seeIndex(subject), tryPip(subject)],
      undo: [unsetIndex(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: (signIn) =>
      subject.credentials === 'access-token'
        ? impossible(
            'A token is over after 60 minutes, so it does not belong in a file. Choose environment variables.',
          )
        : {
            kind: 'guide',
            prerequisites: [condaEnvironment(subject), ...signIn.prerequisites],
            steps: [
              ...signIn.steps,
              ...seeNoOtherIndex(subject),
              setCondaIndex(subject, signIn),
              ...protectPipFile(subject, 'CONDA_PREFIX'),
            ],
            checks: [tryPip(subject)],
            undo: [unsetIndex(subject, signIn), ...signIn.undo],
          },
  })
}

function inTerminal(subject: InCondaEnvironment): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [condaEnvironment(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        setCondaVariable(subject),
      ],
      checks: [tryPip(subject)],
      undo: [unsetCondaVariable(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [condaEnvironment(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, setCondaVariable(subject, signIn)],
      checks: [tryPip(subject)],
      undo: [unsetCondaVariable(subject), ...signIn.undo],
    }),
  })
}

function inProject(subject: InCondaEnvironment): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [condaEnvironment(subject), ...signIn.prerequisites],
      steps: [
        ...signIn.steps,
        writeEnvironmentFile(subject),
        updateEnvironment(subject),
        listBackends(subject),
      ],
      checks: [askCondaPip(subject)],
      undo: [cleanEnvironmentFile(subject), removeCondaKeyring(subject), ...signIn.undo],
    }),
    password: () =>
      impossible(
        'A password does not belong in a file that is committed with the project. Choose environment variables, which conda hands on to pip.',
      ),
  })
}
