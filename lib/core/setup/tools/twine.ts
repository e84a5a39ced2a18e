import type { Guide, Impossible, Scope } from '../guide'
import { impossible } from '../impossible'
import { installTwine, removeTwine, seeTwinesBackend } from '../steps/install-twine'
import { activeEnvironment, pipx, pythonWithPip } from '../steps/prerequisites'
import { tryTwine } from '../steps/twine-checks'
import { setTwineVariables, unsetTwineVariables } from '../steps/twine-variables'
import { cleanPypirc, writePypirc } from '../steps/write-pypirc'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const twine: Tool = {
  name: 'twine',
  group: 'publishing',
  documentation: 'https://twine.readthedocs.io/en/stable/',
  defaultScope: 'venv',
  install: impossible(
    'twine publishes packages and cannot install them. pip installs from this repository.',
  ),
  publish: (subject) => {
    const reason = NO_FILE[subject.scope]
    return reason === undefined ? guide(subject) : impossible(reason)
  },
}

const NO_FILE: Readonly<Partial<Record<Scope, string>>> = {
  machine:
    'twine reads no file for the whole machine: only `.pypirc` in your home directory. Choose your own user.',
  project: 'twine reads no file of a project’s own: only `.pypirc` in your home directory.',
}

function guide(subject: Subject): Guide | Impossible {
  const inTerminal = subject.scope === 'environment'
  const file = (backend: boolean) => (inTerminal ? [] : [writePypirc(subject, { backend })])
  const cleanFile = inTerminal ? [] : [cleanPypirc(subject)]
  const program =
    subject.scope === 'venv'
      ? [activeEnvironment(subject), pythonWithPip(subject)]
      : [pipx(subject)]
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [...program, ...signIn.prerequisites],
      steps: [
        installTwine(subject, { backend: true }),
        seeTwinesBackend(subject),
        ...signIn.steps,
        ...file(true),
        ...(inTerminal ? [setTwineVariables(subject)] : []),
      ],
      checks: tryTwine(subject, { backend: true }),
      undo: [
        ...cleanFile,
        ...(inTerminal ? [unsetTwineVariables(subject)] : []),
        removeTwine(subject, { backend: true }),
        ...signIn.undo,
      ],
    }),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [...program, ...signIn.prerequisites],
      steps: [
        installTwine(subject, { backend: false }),
        ...signIn.steps,
        ...file(false),
        setTwineVariables(subject, signIn),
      ],
      checks: tryTwine(subject, { backend: false }),
      undo: [
        unsetTwineVariables(subject, signIn),
        ...cleanFile,
        removeTwine(subject, { backend: false }),
        ...signIn.undo,
      ],
    }),
  })
}
