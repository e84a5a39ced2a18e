import { describePlace } from '../describe-path'
import type { PolicyIndex } from '../policy-index'

/** A Google group that holds a role here already. */
export type GroupWithRole = {
  /** `group:…`. */
  member: string
  /** Where it holds the role, as `project lab`. */
  place: string
  /** Whether its role reaches further than this repository. */
  isInherited: boolean
  /** `undefined` where nobody could see who is in it. */
  isInside: boolean | undefined
}

/**
 * The groups through which somebody could have a role on a repository, the narrowest first: by a grant without a condition
 * in a policy that could be read. Each is named once.
 */
export function groupsWithRole(
  index: PolicyIndex,
  repository: string,
  role: string,
  member: string,
): GroupWithRole[] {
  const found = new Map<string, GroupWithRole>()
  for (const { name, kind, grants } of index.lineageOf(repository).holders) {
    for (const grant of grants) {
      if (grant.role.name !== role || grant.condition !== undefined) continue
      for (const group of grant.members) {
        if (!group.startsWith('group:') || found.has(group)) continue
        const isSeen = index.membership.membersOf(group) !== undefined
        const identity = index.membership.identitiesOf(member).get(group)
        found.set(group, {
          member: group,
          place: describePlace(index, { name, kind, isInherited: name !== repository }),
          isInherited: name !== repository,
          isInside: isSeen ? identity?.isCertain === true : undefined,
        })
      }
    }
  }
  return [...found.values()]
}
