import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { PLATFORMS, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { BACKEND } from './keyring-backend'
import { BROKEN_KEYRING } from './keyring-refusals'
import { NOT_FOUND } from './prerequisites'
import { pythonOf } from './python-of'

/**
 * As `FROM_PYPI` for pip: PyPI by name, before any index of a file or a variable (tried: 0.10.0, 0.13.9). Not `--default-index`: that is
 * asked last, and an index that stands beside PyPI is asked before it.
 */
export const UV_FROM_PYPI = '--index https://pypi.org/simple'

/**
 * uv itself. 0.6.10 is the first that takes the user name from keyring (tried: not 0.6.9; astral-sh/uv#12316); 0.10 the
 * first to say `with status 404 Not Found` (tried: not 0.9.18).
 */
export function uv({ system }: Subject): CheckStep {
  return {
    id: 'uv',
    kind: 'check',
    title: 'uv 0.10 or newer',
    why: 'What uv prints below is worded as 0.10 and later say it.',
    source: SOURCES.installUv,
    badges: ['uv ≥ 0.10'],
    shell: SHELLS[system],
    content: 'uv --version',
    expect: 'uv ',
    atLeast: [
      {
        before: 'uv ',
        version: '0.10',
        tooOld: 'Run `uv self update`, or update it the way you installed it.',
      },
    ],
    otherwise: [{ see: NOT_FOUND[system], means: INSTALL_UV[PLATFORMS[system]] }],
  }
}

const INSTALL_UV = {
  linux: 'Install it (`pipx install uv`, or see the page linked here), and open a new terminal.',
  macos: 'Install it (`brew install uv`, or see the page linked here), and open a new terminal.',
  windows:
    'Install it (`winget install --id=astral-sh.uv -e`, or see the page linked here), and open a new terminal.',
} as const

/** A keyring of the user's for every project: uv only ever starts the `keyring` on the path. */
export function installUvKeyring({ system, scope }: Subject): CommandStep {
  const whose =
    scope === 'machine'
      ? 'Everybody on the computer takes this step and the sign-in for themselves; only the file below is shared. uv'
      : 'One copy for all that you do with uv: it'
  return {
    id: 'install-keyring',
    kind: 'command',
    title: 'Install keyring and Google’s backend for it',
    // "error: Executable already exists: keyring (use `--force` to overwrite)", uv 0.13.9.
    why: `${whose} calls this \`keyring\` when it needs to say who you are. The backend stores nothing; it fetches a new token each time. If uv says \`Executable already exists\`, you have a \`keyring\` from elsewhere: the next check shows whether it will do.`,
    source: SOURCES.uvGoogle,
    shell: SHELLS[system],
    content: `uv tool install ${UV_FROM_PYPI} keyring --with ${BACKEND}`,
  }
}

/** That the keyring which uv will start knows the backend. */
export function listUvBackends({ system }: Subject): CheckStep {
  return {
    id: 'list-backends',
    kind: 'check',
    title: 'See that keyring knows the backend',
    why: 'The order of the lines, and what else is listed, does not matter.',
    source: SOURCES.authentication,
    shell: SHELLS[system],
    content: 'keyring --list-backends',
    python: pythonOf('keyring', system, 'uv'),
    // keyring 25.7.0 with backend 1.1.2, installed by uv 0.13.9.
    expect: 'keyrings.gauth.GooglePythonAuth (priority: 9)',
    otherwise: [
      {
        see: NOT_FOUND[system],
        means:
          'uv’s directory for programs is not on your path: run `uv tool update-shell` and open a new terminal.',
      },
      {
        see: 'keyring.backends.fail.Keyring (priority: 0)',
        means: `Without the line to expect: another \`keyring\` comes first on your path. Leave the virtual environment it is in, or install the step above with \`--force\`.`,
      },
      BROKEN_KEYRING,
    ],
  }
}

/** Takes {@link installUvKeyring} back. */
export function removeUvKeyring({ system }: Subject): UndoStep {
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove keyring and the backend',
    why: 'Only if nothing else of yours uses keyring.',
    source: SOURCES.uvTools,
    shell: SHELLS[system],
    content: 'uv tool uninstall keyring',
  }
}
