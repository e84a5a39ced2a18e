import type { DenyPolicy } from './deny-policy-schema.ts'
import { type RepositoryJson, repositoryJson } from './repository-json.ts'
import { REPOSITORY_NAME } from './repository-schema.ts'
import type {
  Policy,
  World,
  WorldIdentityProvider,
  WorldProject,
  WorldRepository,
  WorldServiceAccount,
} from './world-schema.ts'

/** Anything an IAM policy hangs on. `name` is what conditions see as `resource.name`. */
export type Resource = {
  readonly name: string
  readonly type: string
  readonly service: string
  readonly parent: Resource | undefined
  policy: Policy | undefined
  /** Only organizations, folders and projects have any. */
  readonly denyPolicies: readonly DenyPolicy[]
}

export type Repository = {
  data: WorldRepository
  location: string
  resource: Resource
  json: RepositoryJson
}
export type Project = {
  data: WorldProject
  resource: Resource
  repositories: ReadonlyMap<string, Repository>
  byLocation: ReadonlyMap<string, readonly Repository[]>
}
export type ServiceAccount = {
  data: WorldServiceAccount
  projectId: string
  resource: Resource
  /** A control can change it. */
  disabled: boolean
}
export type IdentityProvider = { data: WorldIdentityProvider; pool: string }
export type Folder = { data: World['folders'][number]; resource: Resource }
export type Organization = { data: World['organizations'][number]; resource: Resource }

/** A world made ready for look-ups: resources linked to their parents, repositories by location. */
export type Catalog = {
  organizations: ReadonlyMap<string, Organization>
  folders: ReadonlyMap<string, Folder>
  projects: readonly Project[]
  /** By project ID or by number, as Google takes either. */
  project(idOrNumber: string): Project | undefined
  serviceAccounts: ReadonlyMap<string, ServiceAccount>
  /** Of workload identity, by their names (`projects/1/…/providers/p`). */
  providers: ReadonlyMap<string, IdentityProvider>
}

const RESOURCE_MANAGER = 'cloudresourcemanager.googleapis.com'
const ARTIFACT_REGISTRY = 'artifactregistry.googleapis.com'
const IAM = 'iam.googleapis.com'

/** Expects a world whose references were checked: what points nowhere is an exception here. */
export function createCatalog(world: World): Catalog {
  const organizations = new Map(
    world.organizations.map((data) => [
      data.name,
      { data, resource: managed('Organization', data) },
    ]),
  )
  const folders = new Map<string, Folder>()
  const addFolder = (data: Folder['data']): Folder => {
    const known = folders.get(data.name)
    if (known !== undefined) return known
    const parentData = world.folders.find((folder) => folder.name === data.parent)
    const parent =
      parentData === undefined
        ? organizations.get(data.parent)?.resource
        : addFolder(parentData).resource
    const folder = { data, resource: managed('Folder', data, parent) }
    folders.set(data.name, folder)
    return folder
  }
  world.folders.forEach(addFolder)

  const projects = world.projects.map((data) => {
    const parent = (folders.get(data.parent ?? '') ?? organizations.get(data.parent ?? ''))
      ?.resource
    return toProject(
      data,
      managed('Project', { ...data, name: `projects/${data.projectId}` }, parent),
    )
  })
  const byIdOrNumber = new Map(
    projects.flatMap((project) => [
      [project.data.projectId, project],
      [project.data.projectNumber, project],
    ]),
  )
  const serviceAccounts = new Map(
    projects.flatMap((project) =>
      project.data.serviceAccounts.map((data) => [data.email, toServiceAccount(data, project)]),
    ),
  )
  const providers = new Map(
    world.workloadIdentityPools.flatMap((pool) =>
      pool.providers.map((data) => [data.name, { data, pool: pool.name }]),
    ),
  )
  const project = (id: string) => byIdOrNumber.get(id)
  return { organizations, folders, projects, project, serviceAccounts, providers }
}

function managed(
  type: string,
  data: { name: string; iamPolicy?: Policy | undefined; denyPolicies: readonly DenyPolicy[] },
  parent?: Resource,
): Resource {
  return {
    name: data.name,
    type: `${RESOURCE_MANAGER}/${type}`,
    service: RESOURCE_MANAGER,
    parent,
    policy: data.iamPolicy,
    denyPolicies: data.denyPolicies,
  }
}

function toProject(data: WorldProject, resource: Resource): Project {
  const repositories = data.repositories.map((repository): Repository => {
    const location = REPOSITORY_NAME.exec(repository.name)?.groups?.['location'] ?? ''
    return {
      data: repository,
      location,
      json: repositoryJson(repository),
      resource: {
        name: repository.name,
        type: `${ARTIFACT_REGISTRY}/Repository`,
        service: ARTIFACT_REGISTRY,
        parent: resource,
        policy: repository.iamPolicy,
        // They are attached to projects and what is above them.
        denyPolicies: [],
      },
    }
  })
  return {
    data,
    resource,
    repositories: new Map(repositories.map((repository) => [repository.data.name, repository])),
    byLocation: Map.groupBy(repositories, (repository) => repository.location),
  }
}

function toServiceAccount(data: WorldServiceAccount, project: Project): ServiceAccount {
  return {
    data,
    projectId: project.data.projectId,
    disabled: data.disabled,
    resource: {
      name: `projects/${project.data.projectId}/serviceAccounts/${data.email}`,
      type: `${IAM}/ServiceAccount`,
      service: IAM,
      parent: project.resource,
      policy: data.iamPolicy,
      denyPolicies: [],
    },
  }
}
