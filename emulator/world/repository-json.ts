import { REPOSITORY_ENUMS } from './repository-enums.ts'
import type { WorldRepository } from './world-schema.ts'

/** A repository as the API prints it, with enumerations as names or as integers. Made once: lists are large. */
export type RepositoryJson = { names: string; integers: string }

export function repositoryJson(repository: WorldRepository): RepositoryJson {
  const { iamPolicy: _policy, packages: _packages, ...resource } = repository
  return { names: JSON.stringify(resource), integers: JSON.stringify(withIntegers(resource, '')) }
}

function withIntegers(value: unknown, path: string): unknown {
  if (typeof value === 'string') return REPOSITORY_ENUMS[path]?.[value] ?? value
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const below = (key: string) => {
    const generic = path === 'cleanupPolicies' ? '*' : key
    return path === '' ? generic : `${path}.${generic}`
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withIntegers(item, below(key))]),
  )
}
