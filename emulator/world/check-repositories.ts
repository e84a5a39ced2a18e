import { LOCATIONS } from '../artifact-registry/locations.ts'
import { REPOSITORY_ENUMS } from './repository-enums.ts'
import { REPOSITORY_NAME } from './repository-schema.ts'
import { type Fault, jsonPath } from './world-error.ts'
import type { World, WorldRepository } from './world-schema.ts'

/** What repositories say about their project, their location and each other. */
export function checkRepositories(world: World): Fault[] {
  const projects = new Set(world.projects.map((project) => project.projectId))
  const repositories = new Map(
    world.projects.flatMap((project) =>
      project.repositories.map((repository) => [repository.name, repository]),
    ),
  )
  const seen = new Map<string, string>()

  return world.projects.flatMap((project, p) =>
    project.repositories.flatMap((repository, r) => {
      const at = ['projects', p, 'repositories', r]
      const found: { path: PropertyKey[]; message: string }[] = []
      const { project: owner, location } = REPOSITORY_NAME.exec(repository.name)?.groups ?? {}
      if (owner !== project.projectId) {
        found.push({
          path: ['name'],
          message: `belongs to project "${owner}", not to "${project.projectId}"`,
        })
      }
      if (location !== undefined && !LOCATIONS.has(location)) {
        found.push({
          path: ['name'],
          message: `"${location}" is not an Artifact Registry location`,
        })
      }
      const first = seen.get(repository.name)
      if (first !== undefined)
        found.push({ path: ['name'], message: `"${repository.name}" is already ${first}` })
      seen.set(repository.name, first ?? jsonPath([...at, 'name']))
      found.push(...modeFaults(repository), ...enumFaults(repository, []))
      found.push(...upstreamFaults(repository, repositories, projects))
      return found.map((fault) => ({
        path: jsonPath([...at, ...fault.path]),
        message: fault.message,
      }))
    }),
  )
}

type Found = { path: PropertyKey[]; message: string }

function modeFaults(repository: WorldRepository): Found[] {
  const { mode, virtualRepositoryConfig: virtual, remoteRepositoryConfig: remote } = repository
  const faults: Found[] = []
  if (virtual !== undefined && mode !== 'VIRTUAL_REPOSITORY') {
    faults.push({ path: ['virtualRepositoryConfig'], message: 'only a VIRTUAL_REPOSITORY has one' })
  }
  if (remote !== undefined && mode !== 'REMOTE_REPOSITORY') {
    faults.push({ path: ['remoteRepositoryConfig'], message: 'only a REMOTE_REPOSITORY has one' })
  }
  if (mode === 'REMOTE_REPOSITORY' && remote === undefined) {
    faults.push({ path: ['remoteRepositoryConfig'], message: 'a REMOTE_REPOSITORY needs one' })
  }
  return faults
}

/** The enumerations inside configurations that are otherwise taken as they come. */
function enumFaults(value: unknown, path: string[]): Found[] {
  const pattern = path
    .map((key, index) => (index === 1 && path[0] === 'cleanupPolicies' ? '*' : key))
    .join('.')
  const names = path.length > 1 ? REPOSITORY_ENUMS[pattern] : undefined
  if (names !== undefined && !(typeof value === 'string' && value in names)) {
    return typeof value === 'object'
      ? []
      : [{ path, message: `${JSON.stringify(value)} is none of ${Object.keys(names).join(', ')}` }]
  }
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => enumFaults(item, [...path, key]))
}

function upstreamFaults(
  repository: WorldRepository,
  repositories: ReadonlyMap<string, WorldRepository>,
  projects: ReadonlySet<string>,
): Found[] {
  const upstreams = repository.virtualRepositoryConfig?.upstreamPolicies ?? []
  return upstreams.flatMap((upstream, index): Found[] => {
    const path = (field: string) => ['virtualRepositoryConfig', 'upstreamPolicies', index, field]
    if (upstreams.findIndex((other) => other.id === upstream.id) !== index) {
      return [
        { path: path('id'), message: `"${upstream.id}" is already the id of another upstream` },
      ]
    }
    const target = repositories.get(upstream.repository)
    const project = REPOSITORY_NAME.exec(upstream.repository)?.groups?.['project'] ?? ''
    if (target === undefined) {
      // A virtual repository may front one of a project outside this world.
      return projects.has(project)
        ? [
            {
              path: path('repository'),
              message: `there is no "${upstream.repository}" in this world`,
            },
          ]
        : []
    }
    return target.format === repository.format
      ? []
      : [
          {
            path: path('repository'),
            message: `is of format ${target.format}, not ${repository.format}`,
          },
        ]
  })
}
