import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { seeBackendBeside } from './backend-beside'
import { FROM_PYPI } from './from-pypi'
import { BACKEND, listBackends } from './keyring-backend'

/** twine; where keyring is to answer, with the backend in its own environment: twine asks only what is installed beside it. */
export function installTwine(subject: Subject, { backend }: { backend: boolean }): CommandStep {
  const venv = subject.scope === 'venv'
  const pip = `${pythonCommand(subject)} -m pip install ${FROM_PYPI} twine`
  const pipx = `pipx install ${FROM_PYPI} twine`
  return {
    id: 'install-twine',
    kind: 'command',
    title: backend ? 'Install twine and Google’s backend for keyring' : 'Install twine',
    why: backend
      ? 'twine asks only a keyring in its own environment, so the backend goes there too. The backend stores nothing; it fetches a new token each time.'
      : '',
    source: backend ? SOURCES.authentication : SOURCES.pipx,
    shell: SHELLS[subject.system],
    content: backend
      ? venv
        ? `${pip} ${BACKEND}`
        : `${pipx}\npipx inject ${FROM_PYPI} twine ${BACKEND}`
      : venv
        ? pip
        : pipx,
  }
}

/** That twine's environment has the backend. */
export function seeTwinesBackend(subject: Subject): CheckStep {
  return subject.scope === 'venv'
    ? listBackends(subject)
    : seeBackendBeside(subject, 'twine', 'twine')
}

/** Takes {@link installTwine} back. */
export function removeTwine(subject: Subject, { backend }: { backend: boolean }): UndoStep {
  const venv = subject.scope === 'venv'
  return {
    id: 'remove-twine',
    kind: 'undo',
    title: backend ? 'Remove twine and the backend' : 'Remove twine',
    why: `Only if you do not publish elsewhere with this twine.${venv ? ' What it depends on stays.' : ''}`,
    source: venv ? SOURCES.pipInstall : SOURCES.pipx,
    shell: SHELLS[subject.system],
    content: venv
      ? `${pythonCommand(subject)} -m pip uninstall --yes ${backend ? `${BACKEND} ` : ''}twine`
      : 'pipx uninstall twine',
  }
}
