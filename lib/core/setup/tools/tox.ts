import type { Guide, Impossible, Scope } from '../guide'
import { impossible } from '../impossible'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { pipx } from '../steps/prerequisites'
import { removeTrial, tryTox } from '../steps/tox-checks'
import { cleanToxIni, setToxVariables, unsetToxVariables, writeToxIni } from '../steps/tox-index'
import { tox4, toxFile } from '../steps/tox-program'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const tox: Tool = {
  name: 'tox',
  group: 'environments',
  documentation: 'https://tox.wiki/en/latest/',
  // Works whichever file a project keeps tox’s settings in, and for every kind of credentials.
  defaultScope: 'environment',
  install: (subject) => {
    const reason = NO_INDEX[subject.scope]
    if (reason !== undefined) return impossible(reason)
    return subject.scope === 'project' ? inProject(subject) : inTerminal(subject)
  },
  publish: impossible(
    'tox runs commands in environments and publishes nothing itself. twine and `uv publish` publish to this repository.',
  ),
}

const NO_INDEX: Readonly<Partial<Record<Scope, string>>> = {
  user: 'tox has no setting for this in your own configuration. Choose the project or environment variables; or set up pip for your own user, which installs in tox’s environments and reads its own file.',
  venv: 'tox makes its virtual environments itself, and they do not read the settings of the active one. Choose the project, or environment variables.',
  machine:
    'tox has no configuration for the whole machine. Choose the project or environment variables; or set up pip for the machine, which installs in tox’s environments and reads its own file.',
}

function inTerminal(subject: Subject): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [tox4(subject), pipx(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        setToxVariables(subject),
      ],
      checks: [tryTox(subject)],
      undo: [
        removeTrial(subject),
        unsetToxVariables(subject),
        removeKeyring(subject),
        ...signIn.undo,
      ],
    }),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [tox4(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, setToxVariables(subject, signIn)],
      checks: [tryTox(subject)],
      undo: [removeTrial(subject), unsetToxVariables(subject, signIn), ...signIn.undo],
    }),
  })
}

function inProject(subject: Subject): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [tox4(subject), toxFile(subject), pipx(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        writeToxIni(subject),
      ],
      checks: [tryTox(subject)],
      undo: [removeTrial(subject), cleanToxIni(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: () =>
      impossible(
        'A password does not belong in a file that is committed with the project. Choose environment variables, which tox hands on.',
      ),
  })
}
