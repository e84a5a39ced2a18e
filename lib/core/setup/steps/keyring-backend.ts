import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { isWindows, PLATFORMS, type Platform, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { BROKEN_KEYRING } from './keyring-refusals'
import { NOT_FOUND } from './prerequisites'
import { pythonOf } from './python-of'

/** The distribution that makes keyring answer for `pkg.dev`. */
export const BACKEND = 'keyrings.google-artifactregistry-auth'

/** Where pip finds its keyring: in its own environment, or as a program on the path, the user's or the machine's. */
function keyringIsProgram({ scope }: Subject): boolean {
  return scope !== 'venv'
}

const KEYRING_FOR_ALL = '/opt/keyring'

/**
 * Where everybody finds it. pip leaves out the directory that its own Python puts programs into (`pip/_internal/network/auth.py`), which is the
 * first of these on Debian and Fedora and the second on Arch (tried: Debian 12). macOS keeps the second to itself, and no Python's is the first.
 */
const LINKS = {
  linux: ['/usr/local/bin/keyring', '/usr/bin/keyring'],
  macos: ['/usr/local/bin/keyring'],
  windows: [],
} as const satisfies Record<Platform, readonly string[]>

/** keyring and Google's backend: where pip itself is, or as a program that every pip calls. */
export function installKeyring(subject: Subject): CommandStep {
  const why = {
    venv: 'In the same environment as pip, which then finds it by itself.',
    user: 'One copy for all your environments: every pip of yours calls this `keyring` when a repository asks who you are.',
    machine: isWindows(subject.system)
      ? 'Every user of the computer takes this step and the sign-in for themselves; the settings below are shared.'
      : 'One copy for everybody on the machine: every pip calls this `keyring` when a repository asks who somebody is. Everybody signs in for themselves.',
  }
  return {
    id: 'install-keyring',
    kind: 'command',
    title: 'Install keyring and Google’s backend for it',
    why: `${why[subject.scope === 'venv' || subject.scope === 'machine' ? subject.scope : 'user']} The backend stores nothing; it fetches a new token each time.`,
    source: keyringIsProgram(subject) ? SOURCES.pipAuthentication : SOURCES.authentication,
    shell: SHELLS[subject.system],
    content: installation(subject),
  }
}

function installation(subject: Subject): string {
  if (!keyringIsProgram(subject)) {
    return `${pythonCommand(subject)} -m pip install ${FROM_PYPI} keyring ${BACKEND}`
  }
  return isForAll(subject)
    ? `sudo python3 -m venv ${KEYRING_FOR_ALL}\nsudo ${KEYRING_FOR_ALL}/bin/python -m pip install ${FROM_PYPI} keyring ${BACKEND}${LINKS[PLATFORMS[subject.system]].map((link) => `\nsudo ln -s ${KEYRING_FOR_ALL}/bin/keyring ${link}`).join('')}`
    : `pipx install ${FROM_PYPI} keyring\npipx inject ${FROM_PYPI} keyring ${BACKEND}`
}

/** pipx keeps programs for everybody since 1.5 only, and not on Windows. */
function isForAll({ scope, system }: Subject): boolean {
  return scope === 'machine' && !isWindows(system)
}

/** That the keyring which pip will use knows the backend. */
export function listBackends(subject: Subject): CheckStep {
  const program = keyringIsProgram(subject)
  return {
    id: 'list-backends',
    kind: 'check',
    title: 'See that keyring knows the backend',
    why: 'The order of the lines, and what else is listed, does not matter.',
    source: SOURCES.authentication,
    shell: SHELLS[subject.system],
    content: program
      ? 'keyring --list-backends'
      : `${pythonCommand(subject)} -m keyring --list-backends`,
    python: program ? pythonOf('keyring', subject.system) : pythonCommand(subject),
    // keyring 25.7.0 with backend 1.1.2. Google's page leaves out the module.
    expect: 'keyrings.gauth.GooglePythonAuth (priority: 9)',
    otherwise: [
      program
        ? {
            see: NOT_FOUND[subject.system],
            means: isForAll(subject)
              ? '`/usr/local/bin` is not on your path, or the step above failed.'
              : 'pipx’s directory is not on your path: run `pipx ensurepath` and open a new terminal.',
          }
        : {
            see: 'No module named keyring',
            means: 'It went into another environment: activate this one and install again.',
          },
      {
        see: 'keyring.backends.fail.Keyring (priority: 0)',
        means: program
          ? 'Without the line to expect: the `keyring` on your path is another one, or the second command above failed.'
          : 'Without the line to expect: the backend is missing from this environment. Run the step above again.',
      },
      ...(program ? [BROKEN_KEYRING] : []),
    ],
  }
}

/** Takes {@link installKeyring} back. A `keyring` that the system itself has under one of the names stays: only links to ours go. */
export function removeKeyring(subject: Subject): UndoStep {
  const program = keyringIsProgram(subject)
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove keyring and the backend',
    why: `Only if nothing else of yours uses keyring.${program ? '' : ' What they depend on stays.'}`,
    source: program ? SOURCES.pipx : SOURCES.pipInstall,
    shell: SHELLS[subject.system],
    content: isForAll(subject)
      ? `sudo find ${LINKS[PLATFORMS[subject.system]].join(' ')} -lname '${KEYRING_FOR_ALL}/*' -delete\nsudo rm -r ${KEYRING_FOR_ALL}`
      : program
        ? 'pipx uninstall keyring'
        : `${pythonCommand(subject)} -m pip uninstall --yes ${BACKEND} keyring`,
  }
}
