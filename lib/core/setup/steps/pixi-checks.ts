import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { indexUrlWithUser } from './pip-index'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

/**
 * pixi resolves by uv's own code, and has no way to ask for a package that leaves a project as it is. So uv itself asks, in a
 * throw-away environment, by the same keyring and with the same address. Tried with pixi 0.77.0 and uv 0.13.9.
 */
function compile(subject: Subject): string {
  const url = shellArgument(SHELLS[subject.system], indexUrlWithUser(subject))
  return `pixi exec --spec python --spec uv uv pip compile --keyring-provider subprocess --default-index ${url}`
}

const WHY = 'pixi installs as uv does, so uv is asked, in an environment that is thrown away.'
const NOT_SIGNED_IN = {
  see: 'Failed to find credentials',
  means: 'Nobody is signed in: sign in as above.',
}

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPixi(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askPixi(subject)
    : findDistribution(subject, subject.distribution)
}

function askPixi(subject: Subject): CheckStep {
  return reachRepository(subject, {
    tool: 'uv',
    source: SOURCES.pixiExec,
    command: `echo ${NO_SUCH_PACKAGE} | ${compile(subject)} -vv -`,
    lines: ['with status', 'Failed to find credentials'],
    expect: `with status 404 Not Found for: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    otherwise: [
      { see: 'with status 403 Forbidden', means: MAY_NOT_READ },
      {
        see: 'with status 401 Unauthorized',
        means:
          'keyring gave nothing, or something that has expired: sign in again, and look at the list of backends.',
      },
      NOT_SIGNED_IN,
    ],
    sideEffects: WHY,
  })
}

/** `--refresh`, or uv's cache would answer; `--no-deps`, for those may be elsewhere. */
function findDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `Installs nothing. \`pixi add --pypi ${distribution}\` now works. ${WHY}`,
    source: SOURCES.pixiExec,
    shell,
    content: `echo ${shellArgument(shell, distribution)} | ${compile(subject)} --no-deps --refresh -`,
    expect: `${distribution.replace(/[-_.]+/g, '-').toLowerCase()}==`,
    otherwise: [
      {
        see: 'was not found in the package registry',
        means: 'With no `hint:` below it: the name is not in this repository.',
      },
      { see: '403 Forbidden', means: MAY_NOT_READ },
      { see: '401 Unauthorized', means: 'The credentials have expired: sign in again.' },
      NOT_SIGNED_IN,
      NO_PROJECT_WARNING,
    ],
  }
}
