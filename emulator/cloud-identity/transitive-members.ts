import type { Google } from '../google.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import { type Group, groupName, relationJson } from './group-json.ts'
import { groupOf, maySee, refused } from './visible-groups.ts'

/**
 * Everybody in a group, through groups in groups. Only for organizations with an edition that has it (`premium` in a world), and for
 * those who may see the members of all the groups on the way.
 * https://cloud.google.com/identity/docs/reference/rest/v1/groups.memberships/searchTransitiveMemberships
 */
export function searchTransitiveMembers(google: Google, call: ApiCall): Reply {
  const group = groupOf(google, call)
  if (!hasEdition(google, group)) throw refused(groupName(group))
  const nested = new Set([group])
  const indirect = new Set<string>()
  for (const each of nested) {
    if (!maySee(google, call, each)) throw refused(groupName(each))
    for (const member of each.members) {
      if (each !== group) indirect.add(member)
      const inner = google.groups.find(({ email }) => `group:${email}` === member)
      if (inner !== undefined) nested.add(inner)
    }
  }
  const all = new Set([...group.members, ...indirect])
  // Groups may contain each other in a circle: none is its own member for that.
  all.delete(`group:${group.email}`)
  const { items, nextPageToken } = page([...all], call.query, {
    of: group.email,
    defaultSize: 200,
    maximumSize: 1000,
  })
  const relations = items.map((member) =>
    relationJson(member, {
      direct: group.members.includes(member),
      indirect: indirect.has(member),
    }),
  )
  return json({
    ...(relations.length > 0 ? { memberships: relations } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}

function hasEdition({ catalog }: Google, { email }: Group): boolean {
  const domain = email.split('@')[1]
  return [...catalog.organizations.values()].some(
    ({ data }) => data.premium && data.displayName === domain,
  )
}
