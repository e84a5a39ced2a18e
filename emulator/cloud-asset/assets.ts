import { subject } from '../openid/claims.ts'
import type { Catalog, Project, Repository, Resource } from '../world/catalog.ts'

/** A resource as Cloud Asset Inventory knows it. */
export type Asset = {
  /** `//artifactregistry.googleapis.com/projects/…`, always with the project's ID. */
  name: string
  assetType: string
  resource: Resource
  /** Itself and all above it, nearest first. */
  lineage: readonly Resource[]
  project: Project | undefined
  repository: Repository | undefined
  displayName: string | undefined
}

/** What this inventory has. Custom roles are missing. */
export const ASSET_TYPES = [
  'cloudresourcemanager.googleapis.com/Organization',
  'cloudresourcemanager.googleapis.com/Folder',
  'cloudresourcemanager.googleapis.com/Project',
  'artifactregistry.googleapis.com/Repository',
  'iam.googleapis.com/ServiceAccount',
]

const inventories = new WeakMap<Catalog, readonly Asset[]>()

/** Everything in a world, from the top down. Listed once: only policies change. */
export function allAssets(catalog: Catalog): readonly Asset[] {
  const known = inventories.get(catalog)
  if (known !== undefined) return known
  const asset = (
    resource: Resource,
    displayName: string | undefined,
    project?: Project,
    repository?: Repository,
  ): Asset => ({
    name: fullName(resource),
    assetType: resource.type,
    resource,
    lineage: lineageOf(resource),
    project,
    repository,
    displayName,
  })
  const accounts = [...catalog.serviceAccounts.values()]
  const found = [
    ...[...catalog.organizations.values(), ...catalog.folders.values()].map(({ data, resource }) =>
      asset(resource, data.displayName),
    ),
    ...catalog.projects.flatMap((project) => [
      asset(project.resource, project.data.displayName, project),
      ...[...project.repositories.values()].map((repository) =>
        asset(repository.resource, repository.resource.name, project, repository),
      ),
      ...accounts
        .filter(({ projectId }) => projectId === project.data.projectId)
        .map(({ resource, data }) => ({
          ...asset(resource, data.displayName, project),
          // Known by its number: https://cloud.google.com/asset-inventory/docs/asset-names
          name: `//iam.googleapis.com/projects/${project.data.projectId}/serviceAccounts/${subject(data.email)}`,
        })),
    ]),
  ]
  inventories.set(catalog, found)
  return found
}

/** What is at or below `scope`. */
export function assetsIn(catalog: Catalog, scope: Resource): Asset[] {
  return allAssets(catalog).filter(({ lineage }) => lineage.includes(scope))
}

function lineageOf(resource: Resource): Resource[] {
  return resource.parent === undefined ? [resource] : [resource, ...lineageOf(resource.parent)]
}

export function fullName({ service, name }: Resource): string {
  return `//${service}/${name}`
}

/** What every answer says of where something is. */
export function placeOf({ lineage, project }: Asset) {
  const above = lineage.map(({ name }) => name)
  const folders = above.filter((name) => name.startsWith('folders/'))
  const organization = above.find((name) => name.startsWith('organizations/'))
  return {
    ...(project === undefined ? {} : { project: `projects/${project.data.projectNumber}` }),
    ...(folders.length > 0 ? { folders } : {}),
    ...(organization === undefined ? {} : { organization }),
  }
}
