import type { RepositoryName } from '../repository-name'

/** One source of a virtual repository. The greater `priority` wins. */
export type Upstream = {
  id: string
  /** The repository behind it, when its resource name can be read. */
  repository: RepositoryName | undefined
  /** As Google gave it: `projects/…/locations/…/repositories/…`. */
  resource: string
  priority: number
}

/** What kind of repository it is. `value` of an unknown mode is Google's own word for it. */
export type RepositoryMode =
  | { kind: 'standard' }
  | { kind: 'virtual'; upstreams: readonly Upstream[] }
  | { kind: 'remote'; source: string }
  | { kind: 'unknown'; value: string }

export type ModeKind = RepositoryMode['kind']

/** A Python repository as the pages show it. */
export type RepositoryDetails = {
  name: RepositoryName
  mode: RepositoryMode
  /** Empty when there is none. */
  description: string
  /** `undefined` when Google did not say. */
  sizeBytes: number | undefined
  /** ISO 8601, UTC; `undefined` when Google did not say. */
  updated: string | undefined
}
