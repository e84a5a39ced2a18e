import type { Google } from '../google.ts'
import { type ApiCall, type ApiRoute, json, type Reply } from '../http/route.ts'
import type { Folder, Organization, Project, Resource } from '../world/catalog.ts'
import {
  getPolicy,
  type Kind,
  replacePolicy,
  required,
  testPermissions,
} from './managed-resources.ts'
import {
  folderV2,
  folderV3,
  organizationV1,
  organizationV3,
  projectV1,
  projectV3,
} from './resource-json.ts'
import {
  listProjectsV1,
  searchFolders,
  searchOrganizations,
  searchProjects,
} from './search-resources.ts'

type Handle = (google: Google, call: ApiCall) => Reply
type Row = [verb: ApiRoute['verb'], paths: string[], method: string, rpc: string, handle: Handle]

const PROJECTS: Kind<Project> = {
  plural: 'projects',
  find: (google, call) => google.catalog.project(call.param('project')),
  name: (call) => `projects/${call.param('project')}`,
}
const FOLDERS: Kind<Folder> = {
  plural: 'folders',
  find: (google, call) => google.catalog.folders.get(`folders/${call.param('folder')}`),
  name: (call) => `folders/${call.param('folder')}`,
}
const ORGANIZATIONS: Kind<Organization> = {
  plural: 'organizations',
  find: (google, call) =>
    google.catalog.organizations.get(`organizations/${call.param('organization')}`),
  name: (call) => `organizations/${call.param('organization')}`,
}

/** v3 is what an app calls; the older versions are what gcloud (528) calls: v1, and v2 for folders. */
const TABLE: readonly Row[] = [
  ...rows(PROJECTS, 'Project', { v3: projectV3, older: 'v1', print: projectV1 }, searchProjects),
  ...rows(FOLDERS, 'Folder', { v3: folderV3, older: 'v2', print: folderV2 }, searchFolders),
  ...rows(
    ORGANIZATIONS,
    'Organization',
    { v3: organizationV3, older: 'v1', print: organizationV1 },
    searchOrganizations,
  ),
  ['GET', ['/v1/projects'], 'projects.list', 'Projects.ListProjects', listProjectsV1],
  [
    'POST',
    ['/v1/projects/{project}:getAncestry'],
    'projects.getAncestry',
    'Projects.GetAncestry',
    getAncestry,
  ],
]

/** Those for which cloud-platform.read-only is not enough, by the discovery document. */
const NEEDS_FULL_SCOPE = new Set([
  'folders.testIamPermissions',
  'projects.setIamPolicy',
  'folders.setIamPolicy',
  'organizations.setIamPolicy',
])

export function resourceManagerRoutes(google: Google): ApiRoute[] {
  return TABLE.map(([verb, paths, method, rpc, handle]) => ({
    kind: 'api',
    verb,
    paths,
    method: `cloudresourcemanager.${method}`,
    rpc: `google.cloud.resourcemanager.v3.${rpc}`,
    scope: NEEDS_FULL_SCOPE.has(method) ? 'full' : 'read-only',
    handle: (call) => handle(google, call),
  }))
}

/** What each of the three kinds answers. */
function rows<T extends { resource: Resource }>(
  kind: Kind<T>,
  singular: string,
  versions: { v3: (item: T) => object; older: 'v1' | 'v2'; print: (item: T) => object },
  search: Handle,
): Row[] {
  const { plural } = kind
  const one = `${plural}/{${singular.toLowerCase()}}`
  const service = `${singular}s`
  const both = (path: string) => [`/v3/${path}`, `/${versions.older}/${path}`]
  const get =
    (print: (item: T) => object): Handle =>
    (google, call) =>
      json(print(required(google, call, kind, 'get')))
  const policy: Handle = (google, call) => getPolicy(google, call, kind)
  const replace: Handle = (google, call) => replacePolicy(google, call, kind)
  const test: Handle = (google, call) => testPermissions(google, call, kind)
  return [
    ['GET', [`/v3/${plural}:search`], `${plural}.search`, `${service}.Search${service}`, search],
    [
      'POST',
      both(`${one}:getIamPolicy`),
      `${plural}.getIamPolicy`,
      `${service}.GetIamPolicy`,
      policy,
    ],
    [
      'POST',
      both(`${one}:setIamPolicy`),
      `${plural}.setIamPolicy`,
      `${service}.SetIamPolicy`,
      replace,
    ],
    [
      'POST',
      both(`${one}:testIamPermissions`),
      `${plural}.testIamPermissions`,
      `${service}.TestIamPermissions`,
      test,
    ],
    ['GET', [`/v3/${one}`], `${plural}.get`, `${service}.Get${singular}`, get(versions.v3)],
    [
      'GET',
      [`/${versions.older}/${one}`],
      `${plural}.get`,
      `${service}.Get${singular}`,
      get(versions.print),
    ],
  ]
}

/** The project, its folders and its organization, nearest first; permission on the project is enough. */
function getAncestry(google: Google, call: ApiCall): Reply {
  const { data, resource } = required(google, call, PROJECTS, 'get')
  const ancestor = [{ resourceId: { type: 'project', id: data.projectId } }]
  for (let above = resource.parent; above !== undefined; above = above.parent) {
    const [kind, id = ''] = above.name.split('/')
    ancestor.push({ resourceId: { type: kind === 'folders' ? 'folder' : 'organization', id } })
  }
  return json({ ancestor })
}
