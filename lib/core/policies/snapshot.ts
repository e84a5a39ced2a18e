import type { RepositoryDetails } from '../inventory/repository-details'
import type { Outcome } from '../outcome'
import type { DenyPolicy, Policy } from './policy'

/** An organization, a folder or a project: what hands its policy down. */
export type Container = {
  /** `organizations/1`, `folders/2`, `projects/my-project`. */
  name: string
  displayName?: string | undefined
  /** Of a project; service agents are named by it. */
  projectNumber?: string | undefined
  /** The name of what is above, `undefined` for none; or why that could not be read. */
  parent: Outcome<string | undefined>
  policy: Outcome<Policy>
  /** Left out: nobody asked. */
  denyPolicies?: Outcome<readonly DenyPolicy[]> | undefined
}

export type AuditedRepository = Pick<RepositoryDetails, 'name' | 'mode'> & {
  policy: Outcome<Policy>
}

/** A role as `iam.roles.get` tells it. A disabled one grants nothing. */
export type RoleDefinition = {
  title?: string | undefined
  permissions: readonly string[]
  isDisabled?: boolean | undefined
}

/**
 * Everything that was found out, at one time, and what was not: a failure in the place of a value means "could not be
 * read", and so does a name that is missing. Nothing here is taken for empty that was not read as empty.
 */
export type PolicySnapshot = {
  /** Milliseconds since 1970: the time that conditions are judged at. */
  now: number
  containers: readonly Container[]
  repositories: readonly AuditedRepository[]
  /** Custom roles, and predefined ones that were asked for: they outrank the bundled table. */
  roles: ReadonlyMap<string, Outcome<RoleDefinition>>
  /** The direct members (`user:…`, `group:…`, …) of groups, by the group's e-mail address in lower case. */
  groups: ReadonlyMap<string, Outcome<readonly string[]>>
  /** The Google Workspace domain of people where their sign-in told it (`hd`), by their member (`user:…`, in lower case). `undefined`: it has none. */
  domains: ReadonlyMap<string, string | undefined>
}
