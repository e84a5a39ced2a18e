import type { Google } from '../google.ts'
import { notFound, permissionDenied } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, type ApiRoute, json } from '../http/route.ts'
import type { Resource } from '../world/catalog.ts'
import type { WorldDenyPolicy } from '../world/world-schema.ts'

const IAM = 'iam.googleapis.com'
const ATTACHMENT_POINT =
  /^cloudresourcemanager\.googleapis\.com\/(projects|folders|organizations)\/(.+)$/

/** IAM v2 `policies` of the kind `denypolicies`. https://cloud.google.com/iam/docs/reference/rest/v2/policies */
export function denyPolicyRoutes(google: Google): ApiRoute[] {
  const row = (path: string, verb: 'list' | 'get', handle: ApiRoute['handle']): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: [path],
    method: `iam.denypolicies.${verb}`,
    rpc: `google.iam.v2.Policies.${verb === 'list' ? 'ListPolicies' : 'GetPolicy'}`,
    scope: 'full',
    handle,
  })
  const parent = '/v2/policies/{attachmentPoint}/denypolicies'
  return [
    row(parent, 'list', (call) => {
      const on = attachedTo(google, call, 'iam.denypolicies.list')
      const { items, nextPageToken } = page(on.denyPolicies, call.query, {
        of: on.name,
        defaultSize: 1000,
        maximumSize: 1000,
      })
      return json({
        // The list leaves the rules out.
        ...(items.length > 0 && { policies: items.map((policy) => metadata(call, policy)) }),
        ...(nextPageToken !== undefined && { nextPageToken }),
      })
    }),
    row(`${parent}/{denyPolicy}`, 'get', (call) => {
      const on = attachedTo(google, call, 'iam.denypolicies.get')
      const policy = on.denyPolicies.find(({ id }) => id === call.param('denyPolicy'))
      if (policy === undefined) throw notFound()
      return json({
        ...metadata(call, policy),
        rules: policy.rules.map((denyRule) => ({ denyRule })),
      })
    }),
  ]
}

function attachedTo(google: Google, call: ApiCall, permission: string): Resource {
  const written = call.param('attachmentPoint')
  const [, kind, id = ''] = ATTACHMENT_POINT.exec(written) ?? []
  const { catalog } = google
  const found =
    kind === 'projects'
      ? catalog.project(id)
      : kind === 'folders'
        ? catalog.folders.get(`folders/${id}`)
        : catalog.organizations.get(`organizations/${id}`)
  if (found === undefined || !google.access.allows(call.person, permission, found.resource)) {
    throw permissionDenied(IAM, permission, written.replace(/^[^/]+\//, ''))
  }
  return found.resource
}

function metadata(call: ApiCall, { id, displayName }: WorldDenyPolicy) {
  const attachmentPoint = encodeURIComponent(call.param('attachmentPoint'))
  return {
    name: `policies/${attachmentPoint}/denypolicies/${id}`,
    kind: 'DenyPolicy',
    displayName: displayName ?? '',
    etag: 'AA==',
  }
}
