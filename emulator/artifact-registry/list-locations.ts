import type { Google } from '../google.ts'
import { notFound } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import { LOCATIONS } from './locations.ts'
import { checkOn, projectOf } from './project-scope.ts'

/** Whether Google checks artifactregistry.locations.list here is not confirmed; every reading role has it. */
export function listLocations(google: Google, call: ApiCall): Reply {
  const project = projectOf(google, call)
  checkOn(google, call, 'artifactregistry.locations.list', project)
  const all = [...LOCATIONS].map((id) => locationJson(project.data.projectId, id))
  const { items, nextPageToken } = page(all, call.query, {
    of: `${project.resource.name}/locations`,
    defaultSize: 1000,
    maximumSize: 1000,
  })
  return json({ locations: items, ...(nextPageToken === undefined ? {} : { nextPageToken }) })
}

export function getLocation(google: Google, call: ApiCall): Reply {
  const project = projectOf(google, call)
  const location = call.param('location')
  checkOn(google, call, 'artifactregistry.locations.get', project, location)
  if (!LOCATIONS.has(location)) throw notFound()
  return json(locationJson(project.data.projectId, location))
}

function locationJson(project: string, id: string) {
  return {
    name: `projects/${project}/locations/${id}`,
    locationId: id,
    displayName: id,
    labels: { 'cloud.googleapis.com/region': id },
  }
}
