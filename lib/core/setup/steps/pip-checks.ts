import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep } from '../guide'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { MAY_NOT_READ } from './refusals'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPip(subject: Subject): CheckStep {
  if (subject.distribution === undefined) return reachRepository(subject)
  return subject.scope === 'venv'
    ? installDistribution(subject, subject.distribution)
    : findDistribution(subject, subject.distribution)
}

const MISSING = {
  see: 'No matching distribution found',
  means: 'The name is not in this repository, or you may not read it: pip says the same of both.',
}
const UNAUTHORIZED = {
  see: '401 Error, Credentials not correct',
  means:
    'pip got no credentials from keyring, or expired ones. Sign in again, and look at the list of backends.',
}
/**
 * Asks for a package that does not exist. The server's refusal tells all: 404 is said only to who may read the repository, 403
 * to who may not, 401 to nobody in particular. pip hides the number below `-vv`; `pip index versions` runs no package's
 * code. The line is the same in pip 23.0.1, 23.2.1 and 26.3.
 * Facts: `pip/_internal/index/collector.py`, "Could not fetch URL".
 */
function reachRepository(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const filter = { bash: 'grep -E', powershell: 'Select-String' }[shell]
  return {
    id: 'reach-repository',
    kind: 'check',
    title: 'Ask the repository for a package that does not exist',
    why: 'That needs credentials and permission, but no real package. “Not found” is the good answer: only who may read the repository gets it.',
    source: SOURCES.pipIndex,
    shell,
    content: `${pythonCommand(subject)} -m pip index versions no-such-package-here -vv --disable-pip-version-check 2>&1 | ${filter} 'Client Error|Keyring is skipped'`,
    expect: '404 Client Error',
    otherwise: [
      {
        see: '403 Client Error',
        means: MAY_NOT_READ,
      },
      {
        see: '401 Client Error',
        means:
          'pip got no credentials from keyring, or expired ones. Sign in again, and look at the list of backends.',
      },
      {
        see: 'Keyring is skipped due to an exception',
        means:
          'The backend found no credentials: sign in as above. The rest of the line is its own reason.',
      },
      {
        see: 'no line at all',
        means:
          'pip did not reach the server. Run the command again without the part from `2>&1` on to see why.',
      },
    ],
  }
}

function installDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'install-distribution',
    kind: 'check',
    title: 'Install a package from the repository',
    why: '',
    source: SOURCES.managePackages,
    shell,
    content: `${pythonCommand(subject)} -m pip install ${shellArgument(shell, distribution)}`,
    expect: 'Successfully installed',
    otherwise: [
      { see: 'Requirement already satisfied', means: 'It was installed before; pip asked nobody.' },
      MISSING,
      UNAUTHORIZED,
      NO_PROJECT_WARNING,
    ],
  }
}

/** Outside an environment nothing is installed: many systems forbid it (PEP 668). */
function findDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `Installs nothing. In an environment of yours, \`pip install ${distribution}\` now works.`,
    source: SOURCES.pipIndex,
    shell,
    content: `${pythonCommand(subject)} -m pip index versions ${shellArgument(shell, distribution)}`,
    expect: 'Available versions:',
    otherwise: [MISSING, UNAUTHORIZED, NO_PROJECT_WARNING],
  }
}
