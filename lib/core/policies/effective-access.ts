import { resourceName } from '../repository-name'
import { accessOf, type PrincipalAccess } from './access-of'
import { type DenyCoverage, denyCoverage } from './deny'
import type { PolicyIndex } from './policy-index'

/** One row of "who can". */
export type EffectiveRow = PrincipalAccess & {
  /** Whether the name is of one identity, of a set whose members are rows as well, or hides an unknown number. */
  standsFor: StandsFor
}

export type StandsFor = 'one' | 'known members' | 'an unknown number'

/** Who may do what with one repository. */
export type EffectiveAccess = {
  repository: string
  rows: readonly EffectiveRow[]
  denyPolicies: DenyCoverage
}

/**
 * Everybody that the policies bearing on a repository name, and, through virtual repositories in front of it, on those:
 * with the members of groups that could be read. Rows come in the order of their names; nobody is left out, be it a
 * deleted account, an unknown form, or somebody whose role could not be read.
 */
export function effectiveAccess(index: PolicyIndex, repository: string): EffectiveAccess {
  const resources = [
    repository,
    ...index.virtualsOver(repository).map(({ name }) => resourceName(name)),
  ]
  const members = new Set(resources.flatMap((resource) => namedOn(index, resource)))
  // A Set visits what is added to it while it is walked: circles end, nested groups are opened.
  for (const member of members) {
    for (const inside of index.membership.membersOf(member) ?? []) members.add(inside)
  }
  const rows = [...members]
    .sort()
    .map((member): EffectiveRow => {
      const access = accessOf(index, member, repository)
      return { ...access, standsFor: standsForHow(index, access) }
    })
    .filter(({ paths, notInForce, through }) => paths.length + notInForce.length + through.length)
  return {
    repository,
    rows,
    denyPolicies: denyCoverage(index.lineageOf(repository)),
  }
}

function namedOn(index: PolicyIndex, resource: string): string[] {
  return index
    .lineageOf(resource)
    .holders.flatMap(({ grants }) => grants)
    .filter(({ role }) => (role.permissions | role.perhaps) !== 0)
    .flatMap(({ members }) => members)
}

/** How many a principal is, as far as can be seen. */
export function standsForHow(
  index: PolicyIndex,
  { member, principal }: Pick<PrincipalAccess, 'member' | 'principal'>,
): StandsFor {
  switch (principal.kind) {
    case 'group':
    case 'project-role':
      return index.membership.membersOf(member) === undefined
        ? 'an unknown number'
        : 'known members'
    case 'domain':
    case 'all-users':
    case 'all-authenticated-users':
    case 'federated-set':
    case 'unknown':
      return 'an unknown number'
    default:
      return 'one'
  }
}
