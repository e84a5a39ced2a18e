import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { normalizedName } from './normalized-name'
import { BROKEN_PDM } from './pdm-program'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

/**
 * What PDM says at `-vv` only: without it every failure is "Unable to find candidates". Into a pipe PDM asks no questions.
 * Seen with PDM 2.29.4, and the same lines with 2.22.4.
 */
const LINES = [
  'Client Error',
  'Keyring is skipped',
  'hishel',
  'has not been initialized',
  'in the package registry',
] as const

const REFUSALS: CheckStep['otherwise'] = [
  { see: 'Client Error(403): Forbidden', means: MAY_NOT_READ },
  {
    see: 'Client Error(401): Unauthorized',
    means:
      'PDM has no credentials, or expired ones. Sign in or set the password again; with keyring, see that PDM has the backend.',
  },
  {
    see: 'Keyring is skipped due to an exception',
    means:
      'The backend found no credentials: sign in as above. The rest of the line is its own reason.',
  },
  {
    see: 'has not been initialized',
    means: 'You are in another directory, or have no project yet: `pdm init` makes one.',
  },
  BROKEN_PDM,
  {
    // uv's words. PDM 2.29.4 looks up the user name under a name that no backend knows, and gives uv an address without one.
    see: 'was not found in the package registry',
    means:
      'PDM works through uv here (`use_uv`), which gets nothing from PDM’s keyring and says this of every refusal. Run `pdm config use_uv false`, and try again.',
  },
]

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPdm(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askPdm(subject)
    : findDistribution(subject, subject.distribution)
}

/** `--no-cache`: an answer that was kept would hide the server's. */
const TRY = 'pdm --no-cache add --dry-run --no-sync -vv'
const SIDE_EFFECTS = 'Changes no file of your project; PDM may make its virtual environment.'

function askPdm(subject: Subject): CheckStep {
  const index = simpleIndexUrl(subject.repository).replace('https://', '')
  return reachRepository(subject, {
    tool: 'PDM',
    source: SOURCES.pdmCommands,
    command: `${TRY} ${NO_SUCH_PACKAGE}`,
    lines: LINES,
    // The address too: PyPI has no such package either.
    expect: `${index}${NO_SUCH_PACKAGE}/: Client Error(404): Not Found`,
    sideEffects: SIDE_EFFECTS,
    otherwise: [
      ...REFUSALS,
      {
        see: 'https://pypi.org/simple/',
        means: `In the only line: PDM asked PyPI alone. A \`[[tool.pdm.source]]\` named \`pypi\` in \`pyproject.toml\` wins over every other setting.`,
      },
    ],
  })
}

function findDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    ...reachRepository(subject, {
      tool: 'PDM',
      source: SOURCES.pdmCommands,
      command: `${TRY} ${shellArgument(shell, distribution)}`,
      lines: ['Adding new pin', ...LINES],
      expect: `Adding new pin: ${normalizedName(distribution)} `,
      otherwise: [
        {
          see: 'Client Error(404): Not Found',
          means: 'The name is not in this repository.',
        },
        ...REFUSALS,
      ],
    }),
    id: 'find-distribution',
    title: 'Find a package in the repository',
    why: `${SIDE_EFFECTS} \`pdm add ${distribution}\` now works here.`,
  }
}
