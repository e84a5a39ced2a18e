import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NOT_FOUND } from './prerequisites'

/** The distribution that makes keyring answer for `pkg.dev`. */
export const BACKEND = 'keyrings.google-artifactregistry-auth'

/**
 * PyPI, named on every installation from it. What fetches the credentials cannot come from an index that needs them, so this
 * has to work after the index was switched as well (a second run, a new machine with the old files).
 */
export const FROM_PYPI = '--index-url https://pypi.org/simple'

/** keyring and Google's backend: where pip itself is, or as a program of the user's that every pip calls. */
export function installKeyring(subject: Subject): CommandStep {
  const user = subject.scope === 'user'
  return {
    id: 'install-keyring',
    kind: 'command',
    title: 'Install keyring and Google’s backend for it',
    why: user
      ? 'One copy for all your environments: every pip of yours calls this `keyring` when a repository asks who you are. The backend stores nothing; it fetches a new token each time.'
      : 'In the same environment as pip, which then finds it by itself. The backend stores nothing; it fetches a new token each time.',
    source: user ? SOURCES.pipAuthentication : SOURCES.authentication,
    shell: SHELLS[subject.system],
    content: user
      ? `pipx install ${FROM_PYPI} keyring\npipx inject ${FROM_PYPI} keyring ${BACKEND}`
      : `${pythonCommand(subject)} -m pip install ${FROM_PYPI} keyring ${BACKEND}`,
  }
}

/** That the keyring which pip will use knows the backend. */
export function listBackends(subject: Subject): CheckStep {
  const user = subject.scope === 'user'
  return {
    id: 'list-backends',
    kind: 'check',
    title: 'See that keyring knows the backend',
    why: 'The order of the lines, and what else is listed, does not matter.',
    source: SOURCES.authentication,
    shell: SHELLS[subject.system],
    content: user
      ? 'keyring --list-backends'
      : `${pythonCommand(subject)} -m keyring --list-backends`,
    // keyring 25.7.0 with backend 1.1.2. Google's page leaves out the module.
    expect: 'keyrings.gauth.GooglePythonAuth (priority: 9)',
    otherwise: [
      user
        ? {
            see: NOT_FOUND[subject.system],
            means:
              'pipx’s directory is not on your path: run `pipx ensurepath` and open a new terminal.',
          }
        : {
            see: 'No module named keyring',
            means: 'It went into another environment: activate this one and install again.',
          },
      {
        see: 'keyring.backends.fail.Keyring (priority: 0)',
        means: user
          ? 'Without the line to expect: the `keyring` on your path is not the one from pipx, or the second command above failed.'
          : 'Without the line to expect: the backend is missing from this environment. Run the step above again.',
      },
    ],
  }
}

/** Takes {@link installKeyring} back. */
export function removeKeyring(subject: Subject): UndoStep {
  const user = subject.scope === 'user'
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove keyring and the backend',
    why: 'Only if nothing else of yours uses keyring.',
    source: user ? SOURCES.pipx : SOURCES.pipInstall,
    shell: SHELLS[subject.system],
    content: user
      ? 'pipx uninstall keyring'
      : `${pythonCommand(subject)} -m pip uninstall --yes ${BACKEND} keyring`,
  }
}
