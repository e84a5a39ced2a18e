import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { BACKEND, FROM_PYPI, listBackends } from './keyring-backend'

/** twine with the backend in its own environment: twine asks only the keyring that is installed beside it. */
export function installTwine(subject: Subject): CommandStep {
  const user = subject.scope === 'user'
  return {
    id: 'install-twine',
    kind: 'command',
    title: 'Install twine and Google’s backend for keyring',
    why: 'twine asks only a keyring in its own environment, so the backend goes there too. The backend stores nothing; it fetches a new token each time.',
    source: SOURCES.authentication,
    shell: SHELLS[subject.system],
    content: user
      ? `pipx install ${FROM_PYPI} twine\npipx inject ${FROM_PYPI} twine ${BACKEND}`
      : `${pythonCommand(subject)} -m pip install ${FROM_PYPI} twine ${BACKEND}`,
  }
}

/** That twine's environment has the backend. pipx offers no way to start another program than twine in there. */
export function seeTwinesBackend(subject: Subject): CheckStep {
  if (subject.scope === 'venv') return listBackends(subject)
  return {
    id: 'list-backends',
    kind: 'check',
    title: 'See that the backend is beside twine',
    why: '',
    source: SOURCES.pipx,
    shell: SHELLS[subject.system],
    content: `pipx runpip twine show ${BACKEND}`,
    expect: `Name: ${BACKEND}`,
    otherwise: [
      {
        see: 'WARNING: Package(s) not found',
        means: 'The second command of the step above failed: run it again and read what it says.',
      },
    ],
  }
}

/** Takes {@link installTwine} back. */
export function removeTwine(subject: Subject): UndoStep {
  const user = subject.scope === 'user'
  return {
    id: 'remove-twine',
    kind: 'undo',
    title: 'Remove twine and the backend',
    why: 'Only if you do not publish elsewhere with this twine.',
    source: user ? SOURCES.pipx : SOURCES.pipInstall,
    shell: SHELLS[subject.system],
    content: user
      ? 'pipx uninstall twine'
      : `${pythonCommand(subject)} -m pip uninstall --yes ${BACKEND} twine`,
  }
}
