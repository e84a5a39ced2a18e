import type { PolicyIndex } from '../policy-index'
import { canonicalMember, parsePrincipal } from '../principal'

/** Somebody outside the organization's domains; `chain` leads from them to the member that was asked about. */
export type Outsider = { member: string; chain: readonly string[] }

/**
 * Finds who of a member, or of the people in it as far as they can be seen, is of none of these domains: by the sign-in
 * where it is known, else by the address. With no domains given, nobody is outside. Each member is looked at once.
 */
export function findOutsiders(
  index: PolicyIndex,
  domains: readonly string[],
): (member: string) => readonly Outsider[] {
  const own = new Set(domains.map((domain) => domain.toLowerCase()))
  const known = new Map<string, readonly Outsider[]>()
  return (member) => {
    if (own.size === 0) return []
    const before = known.get(member)
    if (before !== undefined) return before
    const found: Outsider[] = []
    const seen = new Map<string, string[]>([[member, []]])
    // A Map visits what is added to it while it is walked: circles of groups end.
    for (const [each, chain] of seen) {
      const domain = domainOf(each, index)
      if (domain !== undefined && !own.has(domain)) found.push({ member: each, chain })
      for (const inside of index.membership.membersOf(each) ?? []) {
        if (!seen.has(inside)) seen.set(inside, [each, ...chain])
      }
    }
    known.set(member, found)
    return found
  }
}

function domainOf(member: string, index: PolicyIndex): string | undefined {
  const principal = parsePrincipal(member)
  if (principal.kind === 'domain') return principal.domain
  if (principal.kind !== 'user' && principal.kind !== 'group') return undefined
  const known = index.snapshot.domains.get(canonicalMember(member))
  return (known ?? principal.email.slice(principal.email.indexOf('@') + 1)).toLowerCase()
}
