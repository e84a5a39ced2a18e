import type { Google } from '../google.ts'
import { invalidArgument } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, type ApiRoute, json, type Reply } from '../http/route.ts'
import { groupName, membershipJson } from './group-json.ts'
import { searchTransitiveMembers } from './transitive-members.ts'
import { groupOf, visible } from './visible-groups.ts'

/** Cloud Identity v1: groups and who is in them. https://cloud.google.com/identity/docs/reference/rest/v1/groups */
export function cloudIdentityRoutes(google: Google): ApiRoute[] {
  const row = (
    path: string,
    method: string,
    rpc: string,
    handle: (google: Google, call: ApiCall) => Reply,
  ): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: [`/v1/groups${path}`],
    method: `cloudidentity.groups.${method}`,
    rpc: `google.apps.cloudidentity.groups.v1.${rpc}`,
    scope: 'groups',
    handle: (call) => handle(google, call),
  })
  return [
    row(':lookup', 'lookup', 'GroupsService.LookupGroupName', lookUp),
    row(
      '/{group}/memberships',
      'memberships.list',
      'MembershipsService.ListMemberships',
      listMembers,
    ),
    row(
      '/{group}/memberships:searchTransitiveMemberships',
      'memberships.searchTransitiveMemberships',
      'MembershipsService.SearchTransitiveMemberships',
      searchTransitiveMembers,
    ),
  ]
}

function lookUp(google: Google, call: ApiCall): Reply {
  const id = call.query.get('groupKey.id') ?? ''
  if (id === '') throw invalidArgument('Group key is required.', 'group_key.id')
  const email = id.toLowerCase()
  // A namespace is for groups that are kept elsewhere, of which there are none here.
  const isHere = !call.query.has('groupKey.namespace')
  const fits = (group: { email: string }) => isHere && group.email.toLowerCase() === email
  return json({ name: groupName(visible(google, call, fits, id)) })
}

/** The direct members. A page that is larger than there can be is refused, not cut. */
function listMembers(google: Google, call: ApiCall): Reply {
  const group = groupOf(google, call)
  const view = call.query.get('view') ?? 'BASIC'
  if (!['BASIC', 'FULL'].includes(view)) throw invalidArgument(`Invalid view: "${view}"`, 'view')
  const isFull = view === 'FULL'
  const sizes = isFull
    ? { defaultSize: 50, maximumSize: 500 }
    : { defaultSize: 200, maximumSize: 1000 }
  if (Number(call.query.get('pageSize') ?? '0') > sizes.maximumSize) {
    throw invalidArgument(
      `The page size must not be greater than ${sizes.maximumSize}.`,
      'page_size',
    )
  }
  const of = `${group.email}\n${view}`
  const { items, nextPageToken } = page(group.members, call.query, { of, ...sizes })
  return json({
    ...(items.length > 0
      ? { memberships: items.map((member) => membershipJson(group, member, isFull)) }
      : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}
