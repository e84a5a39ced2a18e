import type { Guide, Impossible, Scope } from '../guide'
import { impossible } from '../impossible'
import {
  type FlitLogin,
  flitItself,
  loginByKeyring,
  publishWithFlit,
  setFlitVariables,
  unsetFlitVariables,
  writeFlitPypirc,
} from '../steps/flit-publish'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { pipx } from '../steps/prerequisites'
import { cleanPypirc } from '../steps/write-pypirc'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const flit: Tool = {
  name: 'Flit',
  group: 'publishing',
  documentation: 'https://flit.pypa.io/en/stable/',
  // The password is in a variable whatever the place, so all of it may be.
  defaultScope: 'environment',
  install: impossible(
    'Flit builds and publishes packages; what a project depends on it leaves to pip. pip installs from this repository.',
  ),
  publish: (subject) => {
    const reason = NO_FILE[subject.scope]
    return reason === undefined ? publish(subject) : impossible(reason)
  },
}

const NO_FILE: Readonly<Partial<Record<Scope, string>>> = {
  venv: 'Flit keeps no settings in a virtual environment: only in `.pypirc` in your home directory. Choose your own user, or environment variables.',
  machine:
    'Flit reads no file for the whole machine: only `.pypirc` in your home directory. Choose your own user, or environment variables.',
  project:
    'Flit reads nothing of where to publish from a project’s own files: only from `.pypirc` in your home directory. Choose your own user, or environment variables.',
}

function publish(subject: Subject): Guide | Impossible {
  const named = subject.scope !== 'environment'
  const file = (login: FlitLogin) => (named ? [writeFlitPypirc(subject, login)] : [])
  const cleanFile = named ? [cleanPypirc(subject)] : []
  return withSignIn(subject, {
    keyring: (signIn) => {
      const login = loginByKeyring(subject)
      return {
        kind: 'guide',
        prerequisites: [flitItself(subject), pipx(subject), ...signIn.prerequisites],
        steps: [
          installKeyring(subject),
          listBackends(subject),
          ...signIn.steps,
          ...file(login),
          setFlitVariables(subject, login, { keyring: true }),
        ],
        checks: [publishWithFlit(subject)],
        undo: [
          unsetFlitVariables(subject, login),
          ...cleanFile,
          removeKeyring(subject),
          ...signIn.undo,
        ],
      }
    },
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [flitItself(subject), ...signIn.prerequisites],
      steps: [
        ...signIn.steps,
        ...file(signIn),
        setFlitVariables(subject, signIn, { keyring: false }),
      ],
      checks: [publishWithFlit(subject)],
      undo: [unsetFlitVariables(subject, signIn), ...cleanFile, ...signIn.undo],
    }),
  })
}
