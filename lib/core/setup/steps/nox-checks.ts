import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'

/**
 * Every session of the project, without the commands that it runs: nox has no environment apart from a noxfile's. pip says `No matching
 * distribution found` to a 403 and a 404 alike, uv the second line of a 401. The lines are those of nox 2026.10.20 with pip 26.3 and
 * uv 0.13.9.
 */
export function tryNox({ system }: Subject): CheckStep {
  return {
    id: 'install-only',
    kind: 'check',
    title: 'Let the sessions install what they need',
    why: 'Makes their environments, and runs no test. It proves something as soon as a session installs a package.',
    source: SOURCES.noxUsage,
    shell: SHELLS[system],
    content: 'nox --install-only --no-reuse-existing-virtualenvs',
    expect: 'was successful',
    otherwise: [
      {
        see: '401 Error, Credentials not correct',
        means: CREDENTIALS,
      },
      { see: '(401 Unauthorized)', means: CREDENTIALS },
      {
        see: 'No matching distribution found',
        means:
          'The name is not in this repository, or you may not read it: pip says the same of both. Public packages are only here if this is a virtual repository that includes PyPI.',
      },
      {
        see: 'was not found in the package registry',
        means: 'uv says so where pip says `No matching distribution found`.',
      },
      NO_PROJECT_WARNING,
    ],
  }
}

const CREDENTIALS =
  'pip or uv got no credentials, or expired ones. Sign in again, and set the variables again if you set any.'
