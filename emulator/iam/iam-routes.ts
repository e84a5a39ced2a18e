import type { Google } from '../google.ts'
import { notFound, permissionDenied } from '../http/google-error.ts'
import { type ApiCall, type ApiRoute, json, type Reply } from '../http/route.ts'
import type { Role } from './roles.ts'

/** IAM v1 `roles.get`, which takes no read-only token by its discovery document. */
export function iamRoutes(google: Google): ApiRoute[] {
  const row = (path: string, handle: (call: ApiCall) => Reply): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: [path],
    method: 'iam.roles.get',
    rpc: 'google.iam.admin.v1.IAM.GetRole',
    scope: 'full',
    handle,
  })
  return [
    row('/v1/roles/{role}', (call) => getRole(google, `roles/${call.param('role')}`)),
    row('/v1/projects/{project}/roles/{role}', (call) => {
      const project = google.catalog.project(call.param('project'))
      const name = `projects/${project?.data.projectId ?? call.param('project')}/roles/${call.param('role')}`
      if (
        project === undefined ||
        !google.access.allows(call.person, 'iam.roles.get', project.resource)
      ) {
        throw permissionDenied('iam.googleapis.com', 'iam.roles.get', name)
      }
      return getRole(google, name)
    }),
    row('/v1/organizations/{organization}/roles/{role}', (call) => {
      const parent = `organizations/${call.param('organization')}`
      const name = `${parent}/roles/${call.param('role')}`
      const organization = google.catalog.organizations.get(parent)
      if (
        organization === undefined ||
        !google.access.allows(call.person, 'iam.roles.get', organization.resource)
      ) {
        throw permissionDenied('iam.googleapis.com', 'iam.roles.get', name)
      }
      return getRole(google, name)
    }),
  ]
}

/** A predefined role may be read by anyone signed in. */
function getRole(google: Google, name: string): Reply {
  const role: Role | undefined = google.roles.get(name)?.role
  if (role === undefined) throw notFound(`The role named ${name} was not found.`)
  return json({ ...role, etag: 'AA==' })
}
