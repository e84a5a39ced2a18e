import { HOLDS_NOTHING, type Holding, holding, together, without } from './certainty'
import type { Verdict } from './condition'
import { EVERYTHING } from './deciding-permissions'
import { type Denied, deniedTo } from './deny'
import type { Identity } from './membership'
import type { Lineage, PolicyHolder, PolicyIndex } from './policy-index'
import { isGone, parsePrincipal } from './principal'
import type { Grant } from './read-grants'

/** A grant that reaches somebody: through which member, and whether its condition is in force. */
export type Reach = {
  grant: Grant
  holder: PolicyHolder
  member: string
  identity: Identity
  verdict: Verdict
}

/** What a principal holds on a repository, and everything that it follows from. */
export type Reached = {
  holding: Holding
  /** What its grants give, as far as they could be read, and before anything is denied. */
  given: Holding
  reaches: readonly Reach[]
  denied: Denied
}

/**
 * Adds up every policy from the repository to the organization. What hides (a policy nobody could read, a container
 * whose parent is not known) makes everything that is not granted unknown. A deleted account holds nothing.
 */
export function holdingOf(index: PolicyIndex, member: string, repository: string): Reached {
  const { now } = index.snapshot
  const lineage = index.lineageOf(repository)
  const identities = index.membership.identitiesOf(member)
  const reaches: Reach[] = []
  for (const holder of lineage.holders) {
    const byMember = index.grantsByMember(holder.name)
    if (byMember.size === 0) continue
    for (const [reached, identity] of identities) {
      for (const grant of byMember.get(reached) ?? []) {
        const verdict = grant.condition?.judge({ now, resource: repository }) ?? 'met'
        reaches.push({ grant, holder, member: reached, identity, verdict })
      }
    }
  }
  const given = reaches.reduce(
    (sum, { grant, identity, verdict }) =>
      together(sum, worthOf(grant, verdict, identity.isCertain)),
    HOLDS_NOTHING,
  )
  const denied = deniedTo(identities, lineage, now, repository)
  if (isGone(parsePrincipal(member))) {
    return { holding: HOLDS_NOTHING, given: HOLDS_NOTHING, reaches, denied }
  }
  const all = together(given, hiddenIn(lineage))
  return { holding: without(all, denied.sure, denied.perhaps), given, reaches, denied }
}

/** What one grant gives to whom it reaches. */
export function worthOf(grant: Grant, verdict: Verdict, isCertain: boolean): Holding {
  if (verdict === 'unmet') return HOLDS_NOTHING
  const { permissions, perhaps } = grant.role
  if (!isCertain) return holding('unknown', permissions | perhaps)
  const sure = holding(verdict === 'met' ? 'granted' : 'conditional', permissions)
  return together(sure, holding('unknown', perhaps))
}

/** What policies that could not be read may give to anybody. */
export function hiddenIn({ holders, endsUnknownAt }: Lineage): Holding {
  const isHidden = endsUnknownAt !== undefined || holders.some(({ policy }) => !policy.ok)
  return isHidden ? holding('unknown', EVERYTHING) : HOLDS_NOTHING
}
