import type { RepositoryName } from '@/lib/core/repository-name'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { type Change, nearestPossible } from '@/lib/core/setup/nearest-possible'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { TOOLS } from '@/lib/core/setup/tools'
import { INDEX_NAMES, SCOPE_NAMES } from './choice-names'
import type { Choice } from './picker'

type Named = Pick<Choice, 'id' | 'text' | 'current' | 'note'>

/** A choice as a picker shows it: a link to the nearest address that works with it, or why there is none. */
export function nextChoice(
  name: RepositoryName,
  request: SetupRequest,
  change: Change,
  named: Named,
): Choice {
  if (named.current) return { ...named, href: setupHref(name, choicesOf(request)) }
  const next = nearestPossible(request, change)
  if ('kind' in next) return { ...named, impossible: next.reason }
  return {
    ...named,
    // With another tool its own usual place and credentials come as a matter of course.
    also: change.tool || change.purpose ? undefined : alsoChanged(request, next, change),
    href: hrefOf(name, request, next, change),
  }
}

/** Only what was chosen is said in the address: a tool that comes with the other purpose is still a guess. */
export function hrefOf(
  name: RepositoryName,
  request: SetupRequest,
  next: SetupRequest,
  change: Change,
): string {
  const toolIsGuess =
    change.tool === undefined && (request.toolIsGuess || next.tool !== request.tool)
  const systemIsGuess = change.system === undefined && request.systemIsGuess
  return setupHref(name, choicesOf({ ...next, toolIsGuess, systemIsGuess }))
}

/** What differs besides the change itself, in words. */
export function alsoChanged(
  before: SetupRequest,
  after: SetupRequest,
  change: Change = {},
): string | undefined {
  const changed = [
    ...(after.tool === before.tool || change.tool ? [] : [TOOLS[after.tool].name]),
    ...(after.scope === before.scope || change.scope ? [] : [SCOPE_NAMES[after.scope]]),
    ...(after.credentials === before.credentials || change.credentials
      ? []
      : [CREDENTIAL_TABLE[after.credentials].name]),
    ...(after.index === before.index || change.index ? [] : [INDEX_NAMES[after.index]]),
  ]
  return changed.length === 0 ? undefined : `with: ${changed.join(' · ')}`
}
