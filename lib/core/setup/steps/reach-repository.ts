import type { CheckStep, Source } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/** A name that no repository has. */
export const NO_SUCH_PACKAGE = 'no-such-package-here'

/**
 * Asks for a package that does not exist. The server's refusal tells all: 404 is said only to who may read the
 * repository, 403 to who may not, 401 to nobody in particular. `tool` is what did not reach the server when there is no
 * line; `command` is piped through a filter for `lines`, parts of lines without special characters; `sideEffects` ends the `why`.
 */
export function reachRepository(
  { system }: Subject,
  check: {
    tool: string
    source: Source
    command: string
    lines: readonly string[]
    expect: string
    otherwise: CheckStep['otherwise']
    sideEffects?: string
  },
): CheckStep {
  const shell = SHELLS[system]
  const filter = {
    bash: `grep -E '${check.lines.join('|')}'`,
    powershell: `Select-String '${check.lines.join('|')}'`,
    cmd: `findstr ${check.lines.map((line) => `/C:"${line}"`).join(' ')}`,
  }[shell]
  const { tool, source, command, expect, otherwise, sideEffects = '' } = check
  return {
    id: 'reach-repository',
    kind: 'check',
    title: 'Ask the repository for a package that does not exist',
    why: `That needs credentials and permission, but no real package. “Not found” is the good answer: only who may read the repository gets it. ${sideEffects}`.trim(),
    source,
    shell,
    content: `${command} 2>&1 | ${filter}`,
    expect,
    otherwise: [
      ...otherwise,
      {
        see: 'no line at all',
        means: `${tool} did not reach the server. Run the command again without the part from \`2>&1\` on to see why.`,
      },
    ],
  }
}
