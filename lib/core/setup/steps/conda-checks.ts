import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { indexUrlWithUser } from './pip-index'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

/**
 * The environment's pip, asking this repository alone: `environment.yml` sets nothing that holds outside of it. The lines are those of pip
 * 26.3.
 */
export function askCondaPip(subject: Subject): CheckStep {
  const url = shellArgument(SHELLS[subject.system], indexUrlWithUser(subject))
  return reachRepository(subject, {
    tool: 'pip',
    source: SOURCES.pipIndex,
    command: `python -m pip index versions ${NO_SUCH_PACKAGE} --index-url ${url} -vv --disable-pip-version-check`,
    lines: ['Client Error', 'Keyring is skipped'],
    expect: `404 Client Error: Not Found for url: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    otherwise: [
      { see: '403 Client Error', means: MAY_NOT_READ },
      {
        see: '401 Client Error',
        means: 'pip got no credentials from keyring, or expired ones. Sign in again.',
      },
      {
        see: 'Keyring is skipped due to an exception',
        means:
          'The backend found no credentials: sign in as above. The rest of the line is its own reason.',
      },
    ],
  })
}
