import { createHash } from 'node:crypto'
import type { Google } from '../google.ts'
import { errorInfo, GoogleError, invalidArgument, notFound } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, type ApiRoute, json, type Reply } from '../http/route.ts'
import type { Resource } from '../world/catalog.ts'
import { DENY_POLICY_NAME, type DenyPolicy } from '../world/deny-policy-schema.ts'

/** IAM v2: the deny policies on an organization, a folder or a project. Reading only, with `cloud-platform` only. */
export function denyPolicyRoutes(google: Google): ApiRoute[] {
  const row = (
    path: string,
    method: string,
    rpc: string,
    handle: (google: Google, call: ApiCall) => Reply,
  ): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: [`/v2/policies/{attachmentPoint}/denypolicies${path}`],
    method: `iam.policies.${method}`,
    rpc: `google.iam.v2.Policies.${rpc}`,
    scope: 'full',
    handle: (call) => handle(google, call),
  })
  return [
    row('', 'listPolicies', 'ListPolicies', listDenyPolicies),
    row('/{policy}', 'get', 'GetPolicy', getDenyPolicy),
  ]
}

/** Metadata alone, without the rules. IAM ignores the page size and takes 1000. */
function listDenyPolicies(google: Google, call: ApiCall): Reply {
  const { resource, attachment } = attachedTo(google, call, 'list')
  const query = new URLSearchParams(call.query)
  query.delete('pageSize')
  const options = { of: attachment, defaultSize: 1000, maximumSize: 1000 }
  const { items, nextPageToken } = page(resource.denyPolicies, query, options)
  const policies = items.map((policy) => metadata(policy, attachment))
  return json({
    ...(policies.length > 0 ? { policies } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}

function getDenyPolicy(google: Google, call: ApiCall): Reply {
  const { resource, attachment } = attachedTo(google, call, 'get')
  const id = call.param('policy')
  const found = resource.denyPolicies.find((policy) => idOf(policy) === id)
  if (found === undefined) throw notFound()
  const { etag, rules } = found
  return json({
    ...metadata(found, attachment),
    etag: etag ?? digest(JSON.stringify(rules)).toString('base64'),
    rules: rules.map(({ description, denyRule }) => ({
      ...(description === undefined ? {} : { description }),
      // Empty lists are left out, as in all of Google's JSON.
      denyRule: Object.fromEntries(Object.entries(denyRule).filter(([, list]) => list.length > 0)),
    })),
  })
}

/** The resource of a call, where its permission is held. Names of projects are answered with their numbers. */
function attachedTo(google: Google, call: ApiCall, verb: 'list' | 'get') {
  // gcloud (528) sends it encoded twice, `%252F` for a slash, and Google takes that as well.
  const asked = call.param('attachmentPoint').replace(/%2F/gi, '/').replace(/%3A/gi, ':')
  const [, kind, id = ''] =
    /^cloudresourcemanager\.googleapis\.com\/(projects|folders|organizations)\/([^/]+)$/.exec(
      asked,
    ) ?? []
  if (kind === undefined) throw invalidArgument(`Invalid attachment point: "${asked}"`, 'name')
  const { catalog } = google
  const project = kind === 'projects' ? catalog.project(id) : undefined
  const container =
    catalog.folders.get(`${kind}/${id}`) ?? catalog.organizations.get(`${kind}/${id}`)
  const resource: Resource | undefined = (project ?? container)?.resource
  if (
    resource === undefined ||
    !google.access.allows(call.person, `iam.denypolicies.${verb}`, resource)
  ) {
    throw denied(`iam.googleapis.com/denypolicies.${verb}`, asked)
  }
  return { resource, attachment: `${kind}/${project?.data.projectNumber ?? id}` }
}

/** IAM v2 has words of its own: https://github.com/GoogleCloudPlatform/nodejs-docs-samples/issues/3144 */
function denied(permission: string, resource: string): GoogleError {
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: `Permission ${permission} denied on resource ${resource}`,
    details: [errorInfo('IAM_PERMISSION_DENIED', 'iam.googleapis.com', { permission, resource })],
  })
}

function metadata(policy: DenyPolicy, attachment: string) {
  const { uid, displayName, annotations, createTime, updateTime } = policy
  const point = encodeURIComponent(`cloudresourcemanager.googleapis.com/${attachment}`)
  return {
    name: `policies/${point}/denypolicies/${idOf(policy)}`,
    uid: uid ?? digest(policy.name).toString('hex').slice(0, 16),
    kind: 'DenyPolicy',
    ...(displayName === undefined ? {} : { displayName }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(createTime === undefined ? {} : { createTime }),
    ...(updateTime === undefined ? {} : { updateTime }),
  }
}

function idOf({ name }: DenyPolicy): string {
  return DENY_POLICY_NAME.exec(name)?.groups?.['policy'] ?? ''
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, 9)
}
