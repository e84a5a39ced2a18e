import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { isPassword } from '../is-password'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPip(subject: Subject): CheckStep {
  if (subject.distribution === undefined) return askPip(subject)
  return subject.scope === 'venv'
    ? installDistribution(subject, subject.distribution)
    : findDistribution(subject, subject.distribution)
}

const MISSING = {
  see: 'No matching distribution found',
  means: 'The name is not in this repository, or you may not read it: pip says the same of both.',
}
const NO_CREDENTIALS =
  'pip got no credentials from keyring, or expired ones. Sign in again, and look at the list of backends.'
const NO_PASSWORD =
  'The password in the address is not right any more: a token is over after 60 minutes, a key may have been deleted. Set it again.'

function unauthorized(subject: Subject) {
  return {
    see: '401 Error, Credentials not correct',
    means: isPassword(subject.credentials) ? NO_PASSWORD : NO_CREDENTIALS,
  }
}

/**
 * pip hides the number below `-vv`; `pip index versions` runs no package's code. The line is the same in pip 23.0.1,
 * 23.2.1 and 26.3.
 * Facts: `pip/_internal/index/collector.py`, "Could not fetch URL".
 */
function askPip(subject: Subject): CheckStep {
  return reachRepository(subject, {
    tool: 'pip',
    source: SOURCES.pipIndex,
    command: `${pythonCommand(subject)} -m pip index versions ${NO_SUCH_PACKAGE} -vv --disable-pip-version-check`,
    lines: ['Client Error', 'Keyring is skipped'],
    // The whole address: beside the repository, PyPI says 404 too.
    expect: `404 Client Error: Not Found for url: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    otherwise: [
      { see: '403 Client Error', means: MAY_NOT_READ },
      { see: '401 Client Error', means: unauthorized(subject).means },
      ...(isPassword(subject.credentials)
        ? []
        : [
            {
              see: 'Keyring is skipped due to an exception',
              means:
                'The backend found no credentials: sign in as above. The rest of the line is its own reason.',
            },
          ]),
    ],
  })
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
      unauthorized(subject),
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
    otherwise: [MISSING, unauthorized(subject), NO_PROJECT_WARNING],
  }
}
