import type { Guide, Impossible, Scope } from '../guide'
import { impossible } from '../impossible'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryNox } from '../steps/nox-checks'
import { cleanNoxfile, setNoxVariables, unsetNoxVariables, writeNoxfile } from '../steps/nox-index'
import { noxItself } from '../steps/nox-program'
import { pipx } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const nox: Tool = {
  name: 'nox',
  group: 'environments',
  documentation: 'https://nox.thea.codes/en/stable/',
  // Changes no file, and works for every kind of credentials.
  defaultScope: 'environment',
  install: (subject) => {
    const reason = NO_INDEX[subject.scope]
    return reason === undefined ? install(subject) : impossible(reason)
  },
  publish: impossible(
    'nox runs commands in environments and publishes nothing itself. twine and `uv publish` publish to this repository.',
  ),
}

const NO_INDEX: Readonly<Partial<Record<Scope, string>>> = {
  user: 'nox has no configuration of your own. Choose the project or environment variables; or set up pip for your own user, which installs in nox’s environments and reads its own file.',
  venv: 'nox makes its virtual environments itself, and they do not read the settings of the active one. Choose the project, or environment variables.',
  machine:
    'nox has no configuration for the whole machine. Choose the project or environment variables; or set up pip for the machine, which installs in nox’s environments and reads its own file.',
}

function install(subject: Subject): Guide | Impossible {
  const inProject = subject.scope === 'project'
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [noxItself(subject), pipx(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        inProject ? writeNoxfile(subject) : setNoxVariables(subject),
      ],
      checks: [tryNox(subject)],
      undo: [
        inProject ? cleanNoxfile(subject) : unsetNoxVariables(subject),
        removeKeyring(subject),
        ...signIn.undo,
      ],
    }),
    password: (signIn) =>
      inProject
        ? impossible(
            'A password does not belong in a file that is committed with the project. Choose environment variables.',
          )
        : {
            kind: 'guide',
            prerequisites: [noxItself(subject), ...signIn.prerequisites],
            steps: [...signIn.steps, setNoxVariables(subject, signIn)],
            checks: [tryNox(subject)],
            undo: [unsetNoxVariables(subject, signIn), ...signIn.undo],
          },
  })
}
