import { explainFailure } from '../explain-failure'
import type { Failure } from '../failure'
import type { PolicyHolder, PolicyIndex } from './policy-index'
import { rolesHolding } from './role-table'
import type { Coverage } from './snapshot-event'
import { unseenVirtuals } from './unseen-virtuals'

export const BLIND_SPOT_KINDS = [
  'policy',
  'parent',
  'role',
  'group',
  'deny-policies',
  'upstream',
  'virtuals',
] as const

/** Something that could not be seen, what may hide behind it, and who could see it. */
export type BlindSpot = {
  kind: (typeof BLIND_SPOT_KINDS)[number]
  /** The resource, role or member that it is about. */
  subject: string
  /** What may hide there, as a sentence. */
  hides: string
  /** Why it could not be read, without a full stop; `undefined` where nobody asked. */
  because: string | undefined
  /** The permission that it takes, and roles that have it. */
  needs: { permission: string; roles: readonly string[] } | undefined
}

/**
 * What could not be seen about these repositories: policies, what is above them, behind them or in front of them, roles,
 * groups, deny policies. Each is named once, however many repositories it bears on.
 */
export function blindSpots(
  index: PolicyIndex,
  repositories: readonly string[],
  coverage: Coverage,
): BlindSpot[] {
  const found = new Map<string, BlindSpot>()
  const add = (spot: BlindSpot) => {
    const key = `${spot.kind} ${spot.subject}`
    if (!found.has(key)) found.set(key, spot)
  }
  const seen = new Set<string>()
  for (const repository of repositories) {
    const { holders, endsUnknownAt } = index.lineageOf(repository)
    if (endsUnknownAt !== undefined) add(parentSpot(endsUnknownAt, index))
    for (const upstream of unseenUpstreams(index, repository)) add(upstreamSpot(upstream))
    for (const holder of holders) {
      if (seen.has(holder.name)) continue
      seen.add(holder.name)
      addHolder(holder, index, add)
    }
  }
  return [...found.values(), ...unseenVirtuals(index, repositories, coverage)]
}

function addHolder(holder: PolicyHolder, index: PolicyIndex, add: (spot: BlindSpot) => void) {
  if (!holder.policy.ok) add(policySpot(holder, holder.policy.failure))
  const deny = holder.container?.denyPolicies
  if (holder.container !== undefined && !deny?.ok) {
    add({
      kind: 'deny-policies',
      subject: holder.name,
      hides: 'Deny policies take access away: some of what is shown here as granted may not be.',
      because: deny === undefined ? undefined : explainFailure(deny.failure).title,
      needs: { permission: 'iam.denypolicies.list', roles: ['roles/iam.denyReviewer'] },
    })
  }
  const sets = new Set<string>()
  for (const { role, members } of holder.grants) {
    if (role.because !== undefined) add(roleSpot(role.name, role.because))
    if ((role.permissions | role.perhaps) !== 0) for (const member of members) sets.add(member)
  }
  for (const set of sets) {
    for (const inside of index.membership.membersOf(set) ?? []) sets.add(inside)
    if (index.membership.hidden.has(set)) add(setSpot(set, index))
  }
}

function policySpot({ name, kind }: PolicyHolder, failure: Failure): BlindSpot {
  const permission =
    kind === 'repository'
      ? 'artifactregistry.repositories.getIamPolicy'
      : `resourcemanager.${kind}s.getIamPolicy`
  return {
    kind: 'policy',
    subject: name,
    hides:
      kind === 'repository'
        ? 'Anybody may have been granted anything on this repository.'
        : `Anybody may have been granted anything on this ${kind}: every repository below inherits it.`,
    because: explainFailure(failure).title,
    needs: {
      permission,
      roles:
        kind === 'repository'
          ? rolesHolding('repositories.getIamPolicy')
          : ['roles/iam.securityReviewer', 'roles/iam.securityAdmin'],
    },
  }
}

function parentSpot(name: string, index: PolicyIndex): BlindSpot {
  const parent = index.holderOf(name)?.container?.parent
  return {
    kind: 'parent',
    subject: name,
    hides:
      index.holderOf(name) === undefined
        ? 'Neither its policy nor what is above it was read: anything may be granted there.'
        : 'What is above it is not known: folders and an organization may hand grants down.',
    because: parent === undefined || parent.ok ? undefined : explainFailure(parent.failure).title,
    needs: {
      permission: name.startsWith('folders/')
        ? 'resourcemanager.folders.get'
        : 'resourcemanager.projects.get',
      roles: ['roles/browser'],
    },
  }
}

/** The sources of a virtual repository of which it is not known what they are. */
function unseenUpstreams(index: PolicyIndex, repository: string): string[] {
  return index
    .upstreamsOf(repository)
    .filter((name) => (index.repositories.get(name)?.mode.kind ?? 'unknown') === 'unknown')
}

function upstreamSpot(name: string): BlindSpot {
  return {
    kind: 'upstream',
    subject: name,
    hides:
      'What this source of a virtual repository is was not seen: nor, so, whether a package of PyPI can win there over one of your own.',
    because: undefined,
    needs: {
      permission: 'artifactregistry.repositories.get',
      roles: ['roles/artifactregistry.reader'],
    },
  }
}

function roleSpot(name: string, because: string): BlindSpot {
  return {
    kind: 'role',
    subject: name,
    hides: 'Whoever has this role may be allowed anything here.',
    because: because.replace(/\.$/, ''),
    needs: name.startsWith('roles/')
      ? undefined
      : {
          permission: 'iam.roles.get',
          roles: [
            name.startsWith('organizations/')
              ? 'roles/iam.organizationRoleViewer'
              : 'roles/iam.roleViewer',
          ],
        },
  }
}

function setSpot(set: string, index: PolicyIndex): BlindSpot {
  const isGroup = set.startsWith('group:')
  const read = isGroup ? index.snapshot.groups.get(set.slice('group:'.length)) : undefined
  return {
    kind: 'group',
    subject: set,
    hides: isGroup
      ? 'This group stands for an unknown number of people. Its owners, and usually its members, can see who is in it.'
      : 'This stands for whoever holds the basic role in a project whose policy could not be read.',
    because: read === undefined || read.ok ? undefined : explainFailure(read.failure).title,
    needs: undefined,
  }
}
