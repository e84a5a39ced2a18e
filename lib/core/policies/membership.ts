import type { Outcome } from '../outcome'
import { canonicalMember, type Principal, parsePrincipal, poolOf } from './principal'

/** A member string that stands for a principal. */
export type Identity = {
  /** What leads from the principal to the member, itself included; empty for the principal's own name. */
  chain: readonly string[]
  /** False where nobody could see whether the principal is in it. */
  isCertain: boolean
}

export type Membership = {
  /** Every member through which a binding reaches the principal. `member` may be spelled in any case. */
  identitiesOf(member: string): ReadonlyMap<string, Identity>
  /** The groups and other sets named anywhere whose members could not be seen. */
  hidden: ReadonlySet<string>
  /** The hidden sets, and every set that has one of them in it: any account may be in these. */
  perhapsHoldingAnyone: ReadonlySet<string>
  /** The certain part of {@link Membership.identitiesOf}, by name. */
  certainSetsOf(member: string): Iterable<string>
  /** The doubtful part that is about this very principal, not about every account. */
  doubtfulSetsOf(member: string): Iterable<string>
  /** The direct members of a set; `undefined` where they could not be seen, or it is no set of known members. */
  membersOf(set: string): readonly string[] | undefined
}

/**
 * Who is in what. `mentioned`: every member of every policy. `membersOfSet` gives the direct members of groups and of
 * `projectOwner:…` and the like, or says that they could not be read. Sets may contain each other in a circle.
 */
export function createMembership(options: {
  mentioned: Iterable<string>
  membersOfSet: (principal: Principal) => Outcome<readonly string[]> | undefined
  domains: ReadonlyMap<string, string | undefined>
}): Membership {
  const hidden = new Set<string>()
  const members = new Map<string, readonly string[]>()
  const above = new Map<string, string[]>()
  const sets = new Set(options.mentioned)
  // A Set visits what is added to it while it is walked: groups inside groups are looked at too.
  for (const set of sets) {
    const found = options.membersOfSet(parsePrincipal(set))
    if (found === undefined) continue
    if (!found.ok) {
      hidden.add(set)
      continue
    }
    const inside = [...new Set(found.value.map(canonicalMember))]
    members.set(set, inside)
    for (const member of inside) {
      above.set(member, [...(above.get(member) ?? []), set])
      sets.add(member)
    }
  }
  const byPool = Map.groupBy(
    [...sets].filter((set) => set.startsWith('principalSet:') && !set.endsWith('/*')),
    (set) => {
      const principal = parsePrincipal(set)
      return principal.kind === 'federated-set' ? principal.pool : ''
    },
  )

  const domainSets = [...sets].filter((set) => set.startsWith('domain:'))

  /** Sets of which nobody knows whether this very principal is in them. */
  const doubtsAbout = (member: string, principal: Principal): readonly string[] => {
    if (principal.kind === 'user') {
      // Google counts an account to a domain by its sign-in (`hd`), not by its address: customers have secondary
      // domains, and anyone can make a consumer account with an address of theirs. Gmail's are always consumers'.
      const isConsumer = /@(?:gmail|googlemail)\.com$/.test(principal.email)
      return options.domains.has(member) || isConsumer ? [] : domainSets
    }
    if (principal.kind !== 'federated' && principal.kind !== 'kubernetes') return []
    const pool = poolOf(member)?.pool
    const ofProjects = [...hidden].filter((set) => !set.startsWith('group:'))
    return pool === undefined ? ofProjects : [...ofProjects, ...(byPool.get(pool) ?? [])]
  }

  const perhapsHoldingAnyone = new Set(hidden)
  for (const set of perhapsHoldingAnyone) {
    for (const outer of above.get(set) ?? []) perhapsHoldingAnyone.add(outer)
  }

  const certain = new Map<string, ReadonlyMap<string, Identity>>()
  const certainly = (start: string): ReadonlyMap<string, Identity> => {
    const before = certain.get(start)
    if (before !== undefined) return before
    const found = new Map<string, Identity>([[start, { chain: [], isCertain: true }]])
    // Only of the principal itself: a federated identity in a group is no Google account by that.
    const implied = impliedBy(start, parsePrincipal(start), options.domains)
    climb(found, (member) => [...(above.get(member) ?? []), ...(member === start ? implied : [])])
    certain.set(start, found)
    return found
  }

  const known = new Map<string, ReadonlyMap<string, Identity>>()
  return {
    hidden,
    perhapsHoldingAnyone,
    membersOf: (set) => members.get(set),
    certainSetsOf: (text) => certainly(canonicalMember(text)).keys(),
    identitiesOf(text) {
      const start = canonicalMember(text)
      const before = known.get(start)
      if (before !== undefined) return before
      const principal = parsePrincipal(start)
      const found = new Map(certainly(start))
      for (const set of [
        ...(isAccount(principal) ? hidden : []),
        ...doubtsAbout(start, principal),
      ]) {
        if (!found.has(set)) found.set(set, { chain: [set], isCertain: false })
      }
      climb(found, (member) => above.get(member) ?? [])
      known.set(start, found)
      return found
    },
    doubtfulSetsOf(text) {
      const start = canonicalMember(text)
      const doubts = doubtsAbout(start, parsePrincipal(start))
      const found = new Map(doubts.map((set) => [set, { chain: [set], isCertain: false }]))
      climb(found, (member) => above.get(member) ?? [])
      return found.keys()
    },
  }
}

/** Whether groups can have it in them. */
export function isAccount({ kind }: Principal): boolean {
  return kind === 'user' || kind === 'group' || kind === 'service-account'
}

/** Adds what is above what was found, and above that. A Map visits what is added while it is walked. */
function climb(found: Map<string, Identity>, above: (member: string) => readonly string[]) {
  for (const [member, { chain, isCertain }] of found) {
    for (const set of above(member)) {
      if (!found.has(set)) found.set(set, { chain: [...chain, set], isCertain })
    }
  }
}

/** Sets that a member is in by what it is. */
function impliedBy(
  member: string,
  principal: Principal,
  domains: ReadonlyMap<string, string | undefined>,
): readonly string[] {
  switch (principal.kind) {
    case 'user': {
      const domain = domains.get(member)
      const everyone = ['allAuthenticatedUsers', 'allUsers']
      return domain === undefined ? everyone : [`domain:${domain.toLowerCase()}`, ...everyone]
    }
    case 'group':
    case 'service-account':
    case 'domain':
      return ['allAuthenticatedUsers', 'allUsers']
    // https://docs.cloud.google.com/iam/docs/principals-overview: it leaves federated identities out.
    case 'federated':
    case 'kubernetes': {
      const everyone = poolOf(member)?.everyone
      return everyone === undefined ? ['allUsers'] : [everyone, 'allUsers']
    }
    case 'federated-set':
    case 'project-role':
    case 'all-authenticated-users':
      return ['allUsers']
    default:
      return []
  }
}
