import type { PasswordSignIn } from '../credential'
import type { Guide, Impossible } from '../guide'
import { impossible } from '../impossible'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPip } from '../steps/pip-checks'
import {
  type InPipFile,
  seeIndex,
  seeIndexName,
  seeNoOtherIndex,
  setIndex,
  setIndexWithKey,
  unsetIndex,
} from '../steps/pip-index'
import { setPipVariables, unsetPipVariables } from '../steps/pip-variables'
import { activeEnvironment, pipx, pythonWithPip } from '../steps/prerequisites'
import { protectPipFile } from '../steps/protect-pip-file'
import { isWindows } from '../systems'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pip: Tool = {
  name: 'pip',
  group: 'packages',
  documentation: 'https://pip.pypa.io/en/stable/',
  // Needs nothing but Python, and touches no other project.
  defaultScope: 'venv',
  install: (subject) => {
    const { scope } = subject
    if (scope === 'project') {
      return impossible(
        'pip reads no file of a project’s own for this. Its virtual environment can be set up.',
      )
    }
    return scope === 'environment' ? inTerminal(subject) : inFile({ ...subject, scope })
  },
  publish: {
    kind: 'impossible',
    reason: 'pip installs packages and cannot publish them. twine publishes to this repository.',
  },
}

function inFile(subject: InPipFile): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [...prerequisites(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        ...seeNoOtherIndex(subject),
        setIndex(subject),
      ],
      checks: [seeIndex(subject), tryPip(subject)],
      undo: [unsetIndex(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: (signIn) => keyInFile(subject, signIn),
  })
}

function keyInFile(subject: InPipFile, signIn: PasswordSignIn): Guide | Impossible {
  if (subject.credentials === 'access-token') {
    return impossible(
      'A token is over after 60 minutes, so it does not belong in a file. Choose environment variables.',
    )
  }
  if (subject.scope === 'machine') {
    return impossible(
      'A key in a file for the whole machine is everybody’s on it. Choose your own user, or environment variables.',
    )
  }
  return {
    kind: 'guide',
    prerequisites: [
      ...(subject.scope === 'venv' ? [activeEnvironment(subject)] : []),
      pythonWithPip(subject),
      ...signIn.prerequisites,
    ],
    steps: [
      ...signIn.steps,
      ...seeNoOtherIndex(subject),
      setIndexWithKey(subject, signIn),
      ...protectPipFile(subject),
    ],
    checks: [seeIndexName(subject), tryPip(subject)],
    undo: [unsetIndex(subject, signIn), ...signIn.undo],
  }
}

function inTerminal(subject: Subject): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [...prerequisites(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        setPipVariables(subject),
      ],
      checks: [seeIndex(subject), tryPip(subject)],
      undo: [unsetPipVariables(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [pythonWithPip(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, setPipVariables(subject, signIn)],
      checks: [tryPip(subject)],
      undo: [unsetPipVariables(subject, signIn), ...signIn.undo],
    }),
  })
}

/** pip, and what keyring is installed by: nothing more in a virtual environment, or for everybody on Linux and macOS. */
function prerequisites(subject: Subject) {
  if (subject.scope === 'venv') return [activeEnvironment(subject), pythonWithPip(subject)]
  return subject.scope === 'machine' && !isWindows(subject.system)
    ? [pythonWithPip(subject)]
    : [pythonWithPip(subject), pipx(subject)]
}
