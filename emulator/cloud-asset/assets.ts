import type { Google } from '../google.ts'
import type { Project, Repository, Resource } from '../world/catalog.ts'

/** A resource as Cloud Asset Inventory knows it. */
export type Asset = {
  /** `//artifactregistry.googleapis.com/projects/…`. */
  name: string
  assetType: string
  resource: Resource
  project: Project | undefined
  repository: Repository | undefined
  displayName: string
}

/** Everything at or below `scope` (`projects/…`, `folders/…`, `organizations/…`), from the top down. */
export function assetsIn(google: Google, scope: Resource): Asset[] {
  const { catalog } = google
  const containers = [...catalog.organizations.values(), ...catalog.folders.values()].map(
    ({ data, resource }): Asset => ({
      ...named(resource),
      project: undefined,
      repository: undefined,
      displayName: data.displayName,
    }),
  )
  const below = catalog.projects.flatMap((project): Asset[] => [
    {
      ...named(project.resource),
      project,
      repository: undefined,
      displayName: project.data.displayName,
    },
    ...[...project.repositories.values()].map((repository) => ({
      ...named(repository.resource),
      project,
      repository,
      displayName: repository.resource.name,
    })),
  ])
  return [...containers, ...below].filter(({ resource }) => isIn(resource, scope))
}

/** Itself and all above it, nearest first. */
export function lineageOf(resource: Resource): Resource[] {
  return resource.parent === undefined ? [resource] : [resource, ...lineageOf(resource.parent)]
}

export function fullName({ service, name }: Resource): string {
  return `//${service}/${name}`
}

function named(resource: Resource) {
  return { name: fullName(resource), assetType: resource.type, resource }
}

function isIn(resource: Resource, scope: Resource): boolean {
  return lineageOf(resource).includes(scope)
}

/** What every answer says of where something is. */
export function placeOf({ resource, project }: Asset) {
  const above = lineageOf(resource).map(({ name }) => name)
  const folders = above.filter((name) => name.startsWith('folders/'))
  const organization = above.find((name) => name.startsWith('organizations/'))
  return {
    ...(project !== undefined && { project: `projects/${project.data.projectNumber}` }),
    ...(folders.length > 0 && { folders }),
    ...(organization !== undefined && { organization }),
  }
}
