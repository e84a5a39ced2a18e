import { type StandsFor, standsForHow } from './effective-access'
import type { PolicyIndex } from './policy-index'
import { type Principal, parsePrincipal } from './principal'

/** Somebody whom a policy names, or who is in a group that one names. */
export type AuditedPrincipal = { member: string; principal: Principal; standsFor: StandsFor }

/**
 * Everybody whom a policy above or on the repositories gives, or may give, something, and the members of groups as
 * far as they could be read; in the order of what follows the `user:` and the like. Nobody is left out.
 */
export function auditedPrincipals(index: PolicyIndex): AuditedPrincipal[] {
  const members = new Set<string>()
  const seen = new Set<string>()
  for (const repository of index.repositories.keys()) {
    for (const { name, grants } of index.lineageOf(repository).holders) {
      if (seen.has(name)) continue
      seen.add(name)
      for (const { role, members: named } of grants) {
        if ((role.permissions | role.perhaps) !== 0) for (const one of named) members.add(one)
      }
    }
  }
  // A Set visits what is added to it while it is walked: circles end, nested groups are opened.
  for (const member of members) {
    for (const inside of index.membership.membersOf(member) ?? []) members.add(inside)
  }
  const named = [...members].map((member) => ({ member, name: nameIn(member) }))
  named.sort((a, b) => compare(a.name, b.name) || compare(a.member, b.member))
  return named.map(({ member }) => {
    const principal = parsePrincipal(member)
    return { member, principal, standsFor: standsForHow(index, { member, principal }) }
  })
}

function nameIn(member: string): string {
  return member.slice(member.indexOf(':') + 1).toLowerCase()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
