import { MODE_KINDS } from '../inventory/inventory-query'
import type { RepositoryMode } from '../inventory/repository-details'
import type { AuditSelection } from './audit-rows'
import { abilityFor, type Certainty } from './certainty'
import { AUDITED_ABILITIES, type AuditedAbility } from './deciding-permissions'

/** With how many of the selected repositories somebody may do each thing, by how sure that is. */
export type ReachCounts = Readonly<Record<AuditedAbility, Readonly<Record<Certainty, number>>>>

/** So many principals lie side by side in a repository's row: to read one from memory is to read all of them. */
const SIDE_BY_SIDE = 16

/**
 * Counts for a principal (a position), when it or one of its neighbours is first asked about: a list that scrolls draws its
 * rows again and again, and each count goes through every repository.
 */
export function reachCounts(selection: AuditSelection): (principal: number) => ReachCounts {
  const { principals } = selection
  const known = new Map<number, ReachCounts>()
  const places = new Map(principals.map((principal, place) => [principal, place]))
  return (principal) => {
    const before = known.get(principal)
    if (before !== undefined) return before
    const place = places.get(principal) ?? 0
    const from = place - (place % SIDE_BY_SIDE)
    const neighbours = principals.slice(from, from + SIDE_BY_SIDE)
    const counts = countReach(selection, neighbours)
    neighbours.forEach((one, at) => {
      known.set(one, counts[at] ?? NOTHING_REACHED)
    })
    return known.get(principal) ?? NOTHING_REACHED
  }
}

const none = () => ({ granted: 0, conditional: 0, unknown: 0, denied: 0 })
const NOTHING_REACHED: ReachCounts = {
  install: none(),
  publish: none(),
  delete: none(),
  administer: none(),
}

/** Each cell is looked at once; what it says is worked out once for all that are alike, and there are a few kinds of them. */
function countReach(
  { matrix, repositories }: AuditSelection,
  principals: readonly number[],
): ReachCounts[] {
  const alike = principals.map(() => new Map<number, { mode: RepositoryMode; count: number }>())
  for (const repository of repositories) {
    const mode = matrix.modeAt(repository)
    const kind = MODE_KINDS.indexOf(mode.kind)
    for (let at = 0; at < principals.length; at++) {
      const key = matrix.holdingAt(principals[at] ?? 0, repository) * MODE_KINDS.length + kind
      const same = alike[at]?.get(key)
      if (same === undefined) alike[at]?.set(key, { mode, count: 1 })
      else same.count += 1
    }
  }
  return alike.map((cells) => {
    const counts = { install: none(), publish: none(), delete: none(), administer: none() }
    for (const [key, { mode, count }] of cells) {
      const held = Math.floor(key / MODE_KINDS.length)
      for (const ability of AUDITED_ABILITIES) {
        counts[ability][abilityFor(held, ability, mode)] += count
      }
    }
    return counts
  })
}

/** The counts of an ability in words, as `3 (1 under a condition), perhaps 2 more`. */
export function describeReach(counts: ReachCounts, ability: AuditedAbility): string {
  const { granted, conditional, unknown, denied } = counts[ability]
  const known = granted + conditional
  const of = known + unknown + denied
  if (known === 0) return unknown > 0 ? `not known of ${unknown}` : 'none'
  const all = known === of && known > 1 ? 'all ' : ''
  const limited = conditional > 0 ? ` (${conditional} under a condition)` : ''
  return `${all}${known}${limited}${unknown > 0 ? `, perhaps ${unknown} more` : ''}`
}
