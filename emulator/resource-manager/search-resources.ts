import type { Google } from '../google.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import type { Folder, Organization, Project, Resource } from '../world/catalog.ts'
import { folderV3, organizationV3, projectV1, projectV3 } from './resource-json.ts'
import { searchQuery } from './search-query.ts'

const PAGE = { defaultSize: 100, maximumSize: 1000 }

const PROJECT_FIELDS = {
  id: ({ data }: Project) => data.projectId,
  projectid: ({ data }: Project) => data.projectId,
  projectnumber: ({ data }: Project) => data.projectNumber,
  name: ({ data }: Project) => data.displayName,
  displayname: ({ data }: Project) => data.displayName,
  parent: ({ data }: Project) => data.parent ?? '',
  'parent.type': ({ data }: Project) =>
    data.parent?.startsWith('folders/') ? 'folder' : 'organization',
  'parent.id': ({ data }: Project) => data.parent?.split('/')[1] ?? '',
  state: () => 'ACTIVE',
  lifecyclestate: () => 'ACTIVE',
}
const FOLDER_FIELDS = {
  displayname: ({ data }: Folder) => data.displayName,
  parent: ({ data }: Folder) => data.parent,
  state: () => 'ACTIVE',
  lifecyclestate: () => 'ACTIVE',
}
const ORGANIZATION_FIELDS = {
  displayname: ({ data }: Organization) => data.displayName,
  domain: ({ data }: Organization) => data.displayName,
}

/** v3 `projects:search`: the projects on which the caller has resourcemanager.projects.get, and no others. */
export function searchProjects(google: Google, call: ApiCall): Reply {
  return list(call, 'projects', wantedProjects(google, call, 'query'), projectV3)
}

/** v1 `projects`, which gcloud lists with. */
export function listProjectsV1(google: Google, call: ApiCall): Reply {
  return list(call, 'projects', wantedProjects(google, call, 'filter'), projectV1)
}

function wantedProjects(google: Google, call: ApiCall, parameter: 'query' | 'filter') {
  const isWanted = searchQuery(call.query.get(parameter) ?? '', PROJECT_FIELDS)
  const { projects } = google.catalog
  return visible(google, call, projects, 'resourcemanager.projects.get').filter(isWanted)
}

export function searchFolders(google: Google, call: ApiCall): Reply {
  const isWanted = searchQuery(call.query.get('query') ?? '', FOLDER_FIELDS)
  const all = [...google.catalog.folders.values()]
  return list(
    call,
    'folders',
    visible(google, call, all, 'resourcemanager.folders.get').filter(isWanted),
    folderV3,
  )
}

export function searchOrganizations(google: Google, call: ApiCall): Reply {
  const isWanted = searchQuery(call.query.get('query') ?? '', ORGANIZATION_FIELDS)
  const all = [...google.catalog.organizations.values()]
  const found = visible(google, call, all, 'resourcemanager.organizations.get').filter(isWanted)
  return list(call, 'organizations', found, organizationV3)
}

function visible<T extends { resource: Resource }>(
  google: Google,
  call: ApiCall,
  items: readonly T[],
  permission: string,
): T[] {
  return items.filter((item) => google.access.allows(call.person, permission, item.resource))
}

function list<T>(
  call: ApiCall,
  field: string,
  found: readonly T[],
  print: (item: T) => object,
): Reply {
  const query = call.query.get('query') ?? call.query.get('filter') ?? ''
  const of = [field, call.person.email, query].join('\n')
  const { items, nextPageToken } = page(found, call.query, { of, ...PAGE })
  return json({
    ...(items.length > 0 ? { [field]: items.map(print) } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}
