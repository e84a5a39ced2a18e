import { effectiveAccess } from '../effective-access'
import { LEAST_ROLE } from '../least-role'
import type { PolicyIndex } from '../policy-index'
import { rolesHolding } from '../role-table'

/** Who may add a grant to a repository's policy. */
export type WhoMayGrant = {
  permission: string
  /** The everyday roles that hold it. */
  roles: readonly string[]
  /** Those who certainly may, as members; the narrowest reach is not told apart. */
  members: readonly string[]
  /** Whether there may be more: not every policy could be read. */
  mayBeMore: boolean
}

/** One that ends is made on the project (see `conditionOf`), by whoever may change that one's policy. */
export const MAY_GRANT_ON_PROJECT: WhoMayGrant = {
  permission: 'resourcemanager.projects.setIamPolicy',
  // https://docs.cloud.google.com/iam/docs/granting-changing-revoking-access#required-permissions
  roles: ['roles/resourcemanager.projectIamAdmin', 'roles/iam.securityAdmin', 'roles/owner'],
  members: [],
  mayBeMore: true,
}

export function whoMayGrant(index: PolicyIndex | undefined, repository: string): WhoMayGrant {
  const { permission } = LEAST_ROLE.administer
  const roles = rolesHolding('repositories.setIamPolicy').filter((role) => EVERYDAY.test(role))
  if (index === undefined) return { permission, roles, members: [], mayBeMore: true }
  const { rows } = effectiveAccess(index, repository)
  const { holders, endsUnknownAt } = index.lineageOf(repository)
  return {
    permission,
    roles,
    members: rows
      .filter(({ abilities }) => abilities.administer === 'granted')
      .map(({ member }) => member),
    mayBeMore: endsUnknownAt !== undefined || holders.some(({ policy }) => !policy.ok),
  }
}

const EVERYDAY = /^roles\/(?:artifactregistry\.admin$|owner$|iam\.securityAdmin$)/
