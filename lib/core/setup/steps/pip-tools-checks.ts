import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { normalizedName } from './normalized-name'
import { passwordRefused } from './password-refused'
import { indexKey, indexUrlWithUser } from './pip-index'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

const NOBODY =
  'pip got no credentials from keyring, or expired ones. Sign in again, and look at the list of backends.'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPipCompile(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askPipCompile(subject)
    : compileDistribution(subject, subject.distribution)
}

/** pip-compile does not read `requirements.in` when it is given its requirements, so the option is given too. */
function pipCompile(subject: Subject): string {
  const shell = SHELLS[subject.system]
  const option =
    subject.scope === 'project'
      ? ` --${indexKey(subject)} ${shellArgument(shell, indexUrlWithUser(subject))}`
      : ''
  return `pip-compile${option} --no-emit-index-url --output-file -`
}

/** pip-compile shows what pip says of the answer from `-vvv` on. The line is pip's (tried: 7.6.2 with pip 26.3). */
function askPipCompile(subject: Subject): CheckStep {
  return reachRepository(subject, {
    tool: 'pip-compile',
    source: SOURCES.pipCompile,
    command: `echo ${NO_SUCH_PACKAGE} | ${pipCompile(subject)} -vvv -`,
    lines: ['Client Error', 'Keyring is skipped'],
    expect: `404 Client Error: Not Found for url: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    sideEffects: 'Writes no file.',
    otherwise: [
      { see: '403 Client Error', means: MAY_NOT_READ },
      { see: '401 Client Error', means: passwordRefused(subject) ?? NOBODY },
      ...(passwordRefused(subject) === undefined
        ? [{ see: 'Keyring is skipped due to an exception', means: NOBODY }]
        : []),
    ],
  })
}

function compileDistribution(subject: Subject, distribution: string): CheckStep {
  return {
    id: 'compile-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `Writes no file. In \`requirements.in\`, \`${distribution}\` now works.`,
    source: SOURCES.pipCompile,
    shell: SHELLS[subject.system],
    content: `echo ${distribution} | ${pipCompile(subject)} -`,
    expect: `${normalizedName(distribution)}==`,
    otherwise: [
      {
        see: 'No matching distribution found',
        means:
          `The name is not in this repository, or you may not read it: pip says the same of both. ${passwordRefused(subject) ?? ''}`.trim(),
      },
    ],
  }
}
