import type { Google } from '../google.ts'
import { invalidArgument, permissionDenied } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, type ApiRoute, json, type Reply } from '../http/route.ts'
import type { Project } from '../world/catalog.ts'

const SERVICE_USAGE = 'serviceusage.googleapis.com'

/** Which APIs a project has switched on. */
export function serviceUsageRoutes(google: Google): ApiRoute[] {
  const row = (
    path: string,
    method: string,
    rpc: string,
    handle: ApiRoute['handle'],
  ): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: [path],
    method: `serviceusage.services.${method}`,
    rpc: `google.api.serviceusage.v1.ServiceUsage.${rpc}`,
    scope: 'read-only',
    handle,
  })
  return [
    row('/v1/projects/{project}/services', 'list', 'ListServices', (call) =>
      listServices(google, call),
    ),
    row('/v1/projects/{project}/services/{service}', 'get', 'GetService', (call) => {
      const project = projectOf(google, call, 'serviceusage.services.get')
      return json(serviceJson(project, call.param('service')))
    }),
  ]
}

function listServices(google: Google, call: ApiCall): Reply {
  const project = projectOf(google, call, 'serviceusage.services.list')
  const filter = call.query.get('filter') ?? ''
  const state = /^(?:state:(ENABLED|DISABLED))?$/.exec(filter)
  if (state === null) throw invalidArgument(`Invalid filter: "${filter}"`, 'filter')
  const services = Object.keys(project.data.services)
    .map((service) => serviceJson(project, service))
    .filter((service) => state[1] === undefined || service.state === state[1])
  const { items, nextPageToken } = page(services, call.query, {
    of: `${project.resource.name}\n${filter}`,
    defaultSize: 50,
    maximumSize: 200,
  })
  return json({
    ...(items.length > 0 ? { services: items } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}

function projectOf(google: Google, call: ApiCall, permission: string): Project {
  const project = google.catalog.project(call.param('project'))
  if (project === undefined || !google.access.allows(call.person, permission, project.resource)) {
    throw permissionDenied(SERVICE_USAGE, permission, `projects/${call.param('project')}`)
  }
  return project
}

/** A service that the world does not name is one that was never enabled. */
function serviceJson({ data }: Project, service: string) {
  const parent = `projects/${data.projectNumber}`
  return {
    name: `${parent}/services/${service}`,
    parent,
    config: { name: service },
    state: data.services[service] ?? 'DISABLED',
  }
}
