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

const EVERYDAY = /^roles\/(?:artifactregistry\.|owner$|iam\.securityAdmin$)/
