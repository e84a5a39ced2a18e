import type { Outcome } from '../outcome'
import { resourceName } from '../repository-name'
import { memberOfDenied } from './denied-principal'
import { createMembership, type Membership } from './membership'
import type { Policy } from './policy'
import type { Principal } from './principal'
import { createGrantReader, type Grant } from './read-grants'
import type { AuditedRepository, Container, PolicySnapshot } from './snapshot'

/** Something whose policy a repository's access follows from. `grants` is undefined where it could not be read. */
export type PolicyHolder = {
  name: string
  kind: 'repository' | 'project' | 'folder' | 'organization'
  container: Container | undefined
  policy: Outcome<Policy>
  grants: readonly Grant[]
}

/** A repository's policy holders, from itself upwards. */
export type Lineage = {
  holders: readonly PolicyHolder[]
  /** The container whose parent could not be found out, or is not in the snapshot: there may be more above it. */
  endsUnknownAt: string | undefined
}

/** A snapshot made ready for look-ups. */
export type PolicyIndex = {
  snapshot: PolicySnapshot
  membership: Membership
  /** By resource name, as are all maps and arguments here. */
  repositories: ReadonlyMap<string, AuditedRepository>
  holderOf(resource: string): PolicyHolder | undefined
  lineageOf(resource: string): Lineage
  /** A holder's own grants by the members they name. */
  grantsByMember(resource: string): ReadonlyMap<string, readonly Grant[]>
  /** What is behind a virtual repository; nothing for others. */
  upstreamsOf(repository: string): readonly string[]
  /** The virtual repositories that have this one behind them. */
  virtualsOver(repository: string): readonly AuditedRepository[]
}

export function indexPolicies(snapshot: PolicySnapshot): PolicyIndex {
  const containers = new Map(snapshot.containers.map((container) => [container.name, container]))
  const repositories = new Map(
    snapshot.repositories.map((repository) => [resourceName(repository.name), repository]),
  )
  const readGrants = createGrantReader(snapshot.roles)
  const holders = new Map<string, PolicyHolder>()
  for (const [name, { policy }] of repositories) {
    const grants = readGrants(name, policy)
    holders.set(name, { name, kind: 'repository', container: undefined, policy, grants })
  }
  for (const [name, container] of containers) {
    const { policy } = container
    const grants = readGrants(name, policy)
    holders.set(name, { name, kind: kindOf(name), container, policy, grants })
  }

  const parentOf = (name: string): Outcome<string | undefined> | undefined => {
    const repository = repositories.get(name)
    if (repository !== undefined) {
      return { ok: true, value: `projects/${repository.name.project}` }
    }
    return containers.get(name)?.parent
  }
  const lineages = new Map<string, Lineage>()
  const lineageOf = (name: string): Lineage => {
    const known = lineages.get(name)
    if (known !== undefined) return known
    const holder = holders.get(name)
    const parent = parentOf(name)
    let lineage: Lineage
    if (holder === undefined || parent === undefined) lineage = { holders: [], endsUnknownAt: name }
    else if (!parent.ok) lineage = { holders: [holder], endsUnknownAt: name }
    else if (parent.value === undefined) lineage = { holders: [holder], endsUnknownAt: undefined }
    else {
      // Set first: a circle, which Google does not make, ends here.
      lineages.set(name, { holders: [holder], endsUnknownAt: name })
      const above = lineageOf(parent.value)
      lineage = {
        holders: [holder, ...above.holders],
        endsUnknownAt: above.endsUnknownAt,
      }
    }
    lineages.set(name, lineage)
    return lineage
  }

  const upstreamsOf = (repository: AuditedRepository | undefined): readonly string[] => {
    if (repository?.mode.kind !== 'virtual') return []
    const names = repository.mode.upstreams.map((upstream) =>
      upstream.repository === undefined ? upstream.resource : resourceName(upstream.repository),
    )
    return [...new Set(names)]
  }
  const overs = new Map<string, AuditedRepository[]>()
  for (const repository of snapshot.repositories) {
    for (const upstream of upstreamsOf(repository)) {
      overs.set(upstream, [...(overs.get(upstream) ?? []), repository])
    }
  }
  const byMember = new Map<string, ReadonlyMap<string, readonly Grant[]>>()
  const grantsByMember = (name: string) => {
    const known = byMember.get(name)
    if (known !== undefined) return known
    const found = new Map<string, Grant[]>()
    for (const grant of holders.get(name)?.grants ?? []) {
      for (const member of grant.members) {
        const grants = found.get(member)
        if (grants === undefined) found.set(member, [grant])
        else grants.push(grant)
      }
    }
    byMember.set(name, found)
    return found
  }
  const membership = createMembership({
    mentioned: mentionedIn(holders.values()),
    membersOfSet: (principal) => membersOfSet(principal, snapshot, holders),
    domains: snapshot.domains,
  })
  return {
    snapshot,
    membership,
    repositories,
    holderOf: (name) => holders.get(name),
    lineageOf,
    grantsByMember,
    upstreamsOf: (name) => upstreamsOf(repositories.get(name)),
    virtualsOver: (name) => overs.get(name) ?? [],
  }
}

function kindOf(container: string): PolicyHolder['kind'] {
  if (container.startsWith('organizations/')) return 'organization'
  return container.startsWith('folders/') ? 'folder' : 'project'
}

function mentionedIn(holders: Iterable<PolicyHolder>): Set<string> {
  const mentioned = new Set<string>()
  for (const { grants, container } of holders) {
    for (const { members } of grants) for (const member of members) mentioned.add(member)
    if (!container?.denyPolicies?.ok) continue
    for (const rule of container.denyPolicies.value.flatMap(({ rules }) => rules)) {
      for (const principal of [...rule.deniedPrincipals, ...rule.exceptionPrincipals]) {
        const member = memberOfDenied(principal)
        if (member !== undefined) mentioned.add(member)
      }
    }
  }
  return mentioned
}

/** `undefined` for what is no set, or one that membership knows without looking. */
function membersOfSet(
  principal: Principal,
  snapshot: PolicySnapshot,
  holders: ReadonlyMap<string, PolicyHolder>,
): Outcome<readonly string[]> | undefined {
  if (principal.kind === 'group') {
    return snapshot.groups.get(principal.email) ?? NOT_READ
  }
  if (principal.kind !== 'project-role') return undefined
  const holder = holders.get(`projects/${principal.project}`)
  if (holder === undefined) return NOT_READ
  if (!holder.policy.ok) return holder.policy
  // A basic role takes no condition: https://docs.cloud.google.com/iam/docs/conditions-overview#limitations
  const members = holder.grants
    .filter(({ role, condition }) => role.name === `roles/${principal.role}` && !condition)
    .flatMap((grant) => grant.members)
  return { ok: true, value: members }
}

const NOT_READ: Outcome<never> = { ok: false, failure: { kind: 'not-found' } }
