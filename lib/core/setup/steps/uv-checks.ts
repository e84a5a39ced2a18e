import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'
import type { UvUse } from './uv-place'
import { asksKeyring, notRead, unauthorized, withoutCredentials } from './uv-refusals'
import { isPinned, uvPackageName } from './uv-tables'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryUv(subject: Subject, use: UvUse): CheckStep {
  const { distribution } = subject
  if (distribution === undefined) return askUv(subject, use)
  return use === 'tools'
    ? runWithDistribution(subject, distribution)
    : findDistribution(subject, use, distribution)
}

/**
 * An explicit index is asked for nothing that is not pinned to it, so the check names its address: not its name, which would be
 * another index without `authenticate` (0.13.9: 401).
 */
function compileFrom(subject: Subject, use: UvUse): string {
  const url = shellArgument(SHELLS[subject.system], simpleIndexUrl(subject.repository))
  return `uv pip compile${isPinned(subject, { use }) ? ` --default-index ${url}` : ''}`
}

/**
 * uv tells the number of a 404 only from `-vv` on. `uv pip compile` and `uvx` of what does not exist install nothing and change no
 * file; `echo` and `-` are the same in PowerShell and cmd. The lines are those of uv 0.10.0 to 0.13.9.
 */
function askUv(subject: Subject, use: UvUse): CheckStep {
  const { repository, scope, index } = subject
  return reachRepository(subject, {
    tool: 'uv',
    source: use === 'tools' ? SOURCES.uvTools : SOURCES.uvCompile,
    command:
      use === 'tools'
        ? `uvx -vv ${NO_SUCH_PACKAGE}`
        : `echo ${NO_SUCH_PACKAGE} | ${compileFrom(subject, use)} -vv -`,
    lines: ['with status', ': Missing credentials', 'Failed to find credentials'],
    expect: `with status 404 Not Found for: ${simpleIndexUrl(repository)}${NO_SUCH_PACKAGE}/`,
    otherwise: [
      { see: 'with status 403 Forbidden', means: MAY_NOT_READ },
      {
        see: 'with status 401 Unauthorized',
        // Tried with 0.13.9: either variable wins over `default = true`.
        means:
          scope === 'environment' || isPinned(subject, { use })
            ? unauthorized(subject)
            : `${unauthorized(subject)} If the address is another one, unset \`UV_DEFAULT_INDEX\` and \`UV_INDEX_URL\`, which win over the file.`,
      },
      ...withoutCredentials(subject),
      ...(isPinned(subject, { use })
        ? []
        : [
            {
              see: 'https://pypi.org/simple/',
              means: `${index === 'beside' ? 'As a second line it is right: PyPI comes next. As the only one: uv' : 'uv'} asked PyPI. ${notRead(subject, use)}`,
            },
          ]),
    ],
  })
}

/** `--refresh`, or uv's cache would answer; `--no-deps`, for those may be elsewhere. Installs nothing. */
function findDistribution(subject: Subject, use: UvUse, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  const then = {
    projects: `\`uv add ${distribution}\` now works${subject.scope === 'project' ? ' here' : ''}.`,
    pip: `In an environment, which \`uv venv\` makes, \`uv pip install ${distribution}\` now works.`,
    tools: '',
  }[use]
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `Installs nothing. ${then}`,
    source: SOURCES.uvCompile,
    shell,
    content: `echo ${shellArgument(shell, distribution)} | ${compileFrom(subject, use)} --no-deps --refresh -`,
    expect: `${uvPackageName(distribution)}==`,
    otherwise: notFound(subject),
  }
}

const RAN = 'it was found'

/** `uvx` has no dry run, and not every distribution has a program to run. */
function runWithDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  const name = shellArgument(shell, distribution)
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Run Python with a package from the repository',
    why: `Installs it into uv’s cache, not into your tools. \`uv tool install ${distribution}\` and \`uvx ${distribution}\` now work, if it has a program.`,
    source: SOURCES.uvTools,
    shell,
    content: `uvx --refresh --with ${name} python -c "print('${RAN}')"`,
    expect: RAN,
    otherwise: notFound(subject),
  }
}

const notFound = (subject: Subject) => [
  {
    see: 'was not found in the package registry',
    means: 'With no `hint:` below it: the name is not in this repository.',
  },
  { see: '403 Forbidden', means: MAY_NOT_READ },
  { see: '401 Unauthorized', means: unauthorized(subject) },
  ...withoutCredentials(subject),
  ...(asksKeyring(subject) ? [NO_PROJECT_WARNING] : []),
]
