import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { normalizedName } from './normalized-name'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

const SIDE_EFFECTS =
  'Run it in your project’s directory. Hatch makes the environment first if there is none.'

const NOT_BUILT = {
  see: 'No matching distribution found for hatchling',
  means:
    'What your project is built with is not in this repository, or you may not read it. A virtual repository that includes PyPI has it.',
}
const UNAUTHORIZED =
  'There are no credentials, or expired ones. Sign in or set the index again; with keyring, look at the list of backends.'
const NOT_SIGNED_IN = {
  see: 'Failed to find credentials',
  means: 'Nobody is signed in: sign in as above.',
}

/** The last check, by pip or by uv, whichever makes the environment. */
export function tryHatch(subject: Subject): CheckStep {
  return subject.index === 'beside' ? askUv(subject) : askPip(subject)
}

/**
 * The environment's own pip; the lines are pip's. Where uv makes the environment there is no pip in it, and Hatch starts
 * another one, if any. Seen with Hatch 1.18.2 and pip 26.3.
 */
function askPip(subject: Subject): CheckStep {
  const { distribution } = subject
  if (distribution !== undefined) return findByPip(subject, distribution)
  return reachRepository(subject, {
    tool: 'pip',
    source: SOURCES.hatchResolution,
    command: `hatch run pip index versions ${NO_SUCH_PACKAGE} -vv --disable-pip-version-check`,
    lines: [
      'Client Error',
      'No matching distribution found for hatchling',
      'Failed to find credentials',
    ],
    expect: '404 Client Error',
    sideEffects: SIDE_EFFECTS,
    otherwise: [
      { see: '403 Client Error', means: MAY_NOT_READ },
      { see: '401 Client Error', means: UNAUTHORIZED },
      NOT_SIGNED_IN,
      NOT_BUILT,
    ],
  })
}

function findByPip({ system }: Subject, distribution: string): CheckStep {
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `${SIDE_EFFECTS} Installs nothing more.`,
    source: SOURCES.pipIndex,
    shell: SHELLS[system],
    content: `hatch run pip index versions ${distribution} --disable-pip-version-check`,
    expect: 'Available versions:',
    otherwise: [
      { see: '401 Error, Credentials not correct', means: UNAUTHORIZED },
      NOT_BUILT,
      {
        see: 'No matching distribution found for',
        means: 'With another name: it is not in this repository, or you may not read it.',
      },
      NOT_SIGNED_IN,
      NO_PROJECT_WARNING,
    ],
  }
}

/**
 * uv is not on the environment's path; Hatch says where it is. Double quotes outside: right in every shell. After a 401 or a
 * 403, uv says nothing of PyPI. Seen with Hatch 1.18.2 and uv 0.13.9.
 */
function askUv(subject: Subject): CheckStep {
  const { distribution } = subject
  const index = simpleIndexUrl(subject.repository)
  const name = distribution ?? NO_SUCH_PACKAGE
  const argv = `[os.environ['HATCH_UV'], 'pip', 'install', '-vv', '--refresh', '--dry-run', '--no-deps', '${name}']`
  const check = reachRepository(subject, {
    tool: 'uv',
    source: SOURCES.hatchInstaller,
    command: `hatch run python -c "import os, subprocess; subprocess.run(${argv})"`,
    lines: ['with status', 'returned a 403', '401 Unauthorized', 'Failed to find'],
    expect: `with status ${distribution === undefined ? '404 Not Found' : '200 OK'} for: ${index}${normalizedName(name)}/`,
    sideEffects: SIDE_EFFECTS,
    otherwise: [
      { see: '403 Forbidden', means: MAY_NOT_READ },
      { see: '401 Unauthorized', means: UNAUTHORIZED },
      NOT_SIGNED_IN,
    ],
  })
  return distribution === undefined
    ? check
    : {
        ...check,
        id: 'find-distribution',
        title: 'Find a package in the repository',
        why: `${SIDE_EFFECTS} Installs nothing more.`,
      }
}
