import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { passwordRefused } from './password-refused'
import { poetryName } from './poetry-source'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPoetry(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askPoetry(subject)
    : findDistribution(subject, subject.distribution)
}

const NOBODY = {
  see: 'Failed to find credentials',
  means: 'Nobody is signed in: sign in as above.',
}

/** For Linux without a desktop, where a locked keyring keeps Poetry from asking any other (2.5.1: "Unavailable", then 401). */
const ONLY_GOOGLE = '`export PYTHON_KEYRING_BACKEND=keyrings.gauth.GooglePythonAuth`'

const LOCKED = {
  see: 'KeyringLocked: Failed to unlock the collection!',
  means: `Another keyring on this computer is locked, so Poetry asks none at all. Run ${ONLY_GOOGLE} in this terminal, and try again.`,
}

/** What to do about a 401, beside what the reader sees at once. */
export function unauthorized(subject: Subject): string {
  const withoutDesktop =
    subject.system === 'linux' ? ` Without a desktop (SSH, CI) first run ${ONLY_GOOGLE}.` : ''
  return (
    passwordRefused(subject) ??
    `Poetry got no credentials from keyring, or expired ones. Sign in again, and see that Poetry has the backend.${withoutDesktop}`
  )
}

/** What keyring says through Poetry, where it is asked. */
export function keyringSays(subject: Subject): CheckStep['otherwise'] {
  return passwordRefused(subject) === undefined ? [NOBODY] : []
}

/** A package comes from an explicit source only if the command names it. */
function fromSource(subject: Subject): string {
  return subject.index === 'beside'
    ? ` --source ${shellArgument(SHELLS[subject.system], poetryName(subject))}`
    : ''
}

/**
 * Asks for a package that does not exist. 404 is said only to who may read the repository. Poetry shows the number at `-vvv` only,
 * and says "Authorization error accessing" of 401 and 403 alike. `poetry search` would ask for the root of the index, which
 * Google answers with 404. `--no-cache`: an answer that was kept would hide the server's.
 * Seen with Poetry 2.5.1; the lines with the number are urllib3's.
 */
function askPoetry(subject: Subject): CheckStep {
  return reachRepository(subject, {
    tool: 'Poetry',
    source: SOURCES.poetryCommands,
    command: `poetry add --dry-run --no-cache -vvv${fromSource(subject)} ${NO_SUCH_PACKAGE}`,
    lines: [`${NO_SUCH_PACKAGE}/ HTTP/`, 'Failed to find credentials', 'KeyringLocked'],
    expect: `${NO_SUCH_PACKAGE}/ HTTP/1.1" 404`,
    sideEffects: 'Changes no file of your project; Poetry may make its virtual environment.',
    otherwise: [
      { see: 'HTTP/1.1" 403', means: MAY_NOT_READ },
      { see: 'HTTP/1.1" 401', means: unauthorized(subject) },
      ...keyringSays(subject),
      ...(subject.system === 'linux' && passwordRefused(subject) === undefined ? [LOCKED] : []),
    ],
  })
}

function findDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: 'Without `--dry-run` it adds the package to your project.',
    source: SOURCES.poetryCommands,
    shell,
    content: `poetry add --dry-run --no-cache${fromSource(subject)} ${shellArgument(shell, distribution)}`,
    expect: 'Using version',
    otherwise: [
      {
        see: 'Authorization error accessing',
        means: `You may not read this repository, or there is none of this name, or: ${unauthorized(subject)}`,
      },
      {
        see: 'Could not find a matching version of package',
        means: 'Without the line about authorization: the name is not in this repository.',
      },
      {
        see: 'already present in the pyproject.toml',
        means: 'Your project has it already; Poetry asked nobody.',
      },
      ...keyringSays(subject),
      ...(passwordRefused(subject) === undefined ? [NO_PROJECT_WARNING] : []),
    ],
  }
}
