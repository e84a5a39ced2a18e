import { createHash } from 'node:crypto'
import type { Google } from '../google.ts'
import { GoogleError, invalidArgument } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, type ApiRoute, json } from '../http/route.ts'
import { memberships } from '../iam/groups.ts'
import type { World } from '../world/world-schema.ts'

type Group = World['groups'][number]

/** Cloud Identity v1: groups and who is in them. https://cloud.google.com/identity/docs/reference/rest/v1/groups */
export function cloudIdentityRoutes(google: Google): ApiRoute[] {
  const row = (
    path: string,
    method: string,
    rpc: string,
    handle: ApiRoute['handle'],
  ): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: [path],
    method: `cloudidentity.groups.${method}`,
    rpc: `google.apps.cloudidentity.groups.v1.GroupsService.${rpc}`,
    scope: 'groups',
    handle,
  })
  return [
    row('/v1/groups:lookup', 'lookup', 'LookupGroupName', (call) => {
      const id = call.query.get('groupKey.id') ?? ''
      if (id === '') throw invalidArgument('Group key is required.', 'group_key.id')
      const email = id.toLowerCase()
      const found = google.groups.find((group) => group.email.toLowerCase() === email)
      if (found === undefined || !maySee(google, call, found)) throw refused(id)
      return json({ name: groupName(found) })
    }),
    row('/v1/groups/{group}/memberships', 'memberships.list', 'ListMemberships', (call) => {
      const group = groupOf(google, call)
      const isFull = call.query.get('view') === 'FULL'
      const { items, nextPageToken } = page(group.members, call.query, {
        of: group.email,
        defaultSize: 200,
        maximumSize: isFull ? 500 : 1000,
      })
      return json({
        ...(items.length > 0 && {
          memberships: items.map((member) => membership(group, member, isFull)),
        }),
        ...(nextPageToken !== undefined && { nextPageToken }),
      })
    }),
    row(
      '/v1/groups/{group}/memberships:searchTransitiveMemberships',
      'memberships.searchTransitiveMemberships',
      'SearchTransitiveMemberships',
      (call) => {
        const group = groupOf(google, call)
        // Only some editions have it; the others are told that they may not.
        if (![...google.catalog.organizations.values()].some(({ data }) => data.premium)) {
          throw refused(groupName(group))
        }
        const inside = new Set(group.members)
        for (const member of inside) {
          const nested = google.groups.find(({ email }) => `group:${email}` === member)
          for (const one of nested?.members ?? []) inside.add(one)
        }
        return json({
          memberships: [...inside].map((member) => ({
            member: `groups/${idOf(member)}`,
            preferredMemberKey: [{ id: emailOf(member) }],
            relationType: group.members.includes(member) ? 'DIRECT' : 'INDIRECT',
          })),
        })
      },
    ),
  ]
}

function groupOf(google: Google, call: ApiCall): Group {
  const name = `groups/${call.param('group')}`
  const found = google.groups.find((group) => groupName(group) === name)
  if (found === undefined || !maySee(google, call, found)) throw refused(name)
  return found
}

/** Members see each other, unless a group is set up otherwise; the rest of a company usually does not. */
function maySee(google: Google, call: ApiCall, { email, viewers }: Group): boolean {
  const own = memberships(google.groups, call.person.email)
  return (
    viewers === 'everybody' ||
    own.has(`group:${email}`) ||
    viewers.some((viewer) => own.has(viewer))
  )
}

/** One text for "you may not" and "there is none". */
function refused(group: string): GoogleError {
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: `Error(2028): Permission denied for resource ${group} (or it may not exist).`,
  })
}

const TYPES: Readonly<Record<string, string>> = {
  user: 'USER',
  group: 'GROUP',
  serviceAccount: 'SERVICE_ACCOUNT',
}

function membership(group: Group, member: string, isFull: boolean) {
  const [kind = ''] = member.split(':')
  return {
    name: `${groupName(group)}/memberships/${idOf(member)}`,
    preferredMemberKey: { id: emailOf(member) },
    roles: [{ name: 'MEMBER' }],
    ...(isFull && { type: TYPES[kind] ?? 'OTHER' }),
  }
}

const emailOf = (member: string) => member.slice(member.indexOf(':') + 1)
const groupName = ({ email }: Group) => `groups/${idOf(`group:${email}`)}`

/** Google's are opaque, and so are these. */
function idOf(member: string): string {
  return createHash('sha256').update(member).digest('hex').slice(0, 16)
}
