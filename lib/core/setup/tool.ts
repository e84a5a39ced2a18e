import type { RepositoryName } from '../repository-name'
import type { Credentials, Guide, Impossible, Scope, System } from './guide'

/** Everything a guide depends on. All of it comes from the URL (and `system`, failing that, from the User-Agent). */
export type Subject = {
  repository: RepositoryName
  system: System
  scope: Scope
  credentials: Credentials
  /** Where the key of a service account lies, as its owner would type it; without it a usual place is taken. */
  keyFile?: string
  /** A distribution known to be in the repository, for the check; without it the check needs none. */
  distribution?: string
}

export type GuideMaker = (subject: Subject) => Guide | Impossible

/** One packaging tool: one file, and one line in `tools.ts`. */
export type Tool = {
  /** As people write it: `pip`, `Poetry`. */
  name: string
  /** The tool's own documentation. */
  documentation: string
  /** Where its configuration goes when the address does not say. */
  defaultScope: Scope
  /** Where it cannot go, each with the reason in words. */
  impossibleScopes: Readonly<Partial<Record<Scope, string>>>
  install: GuideMaker | Impossible
  publish: GuideMaker | Impossible
}
