import { canonicalMember } from '../principal'
import type { Finding } from './finding'

/** By repository: whom findings name there; `everybody` where one is about no grant. */
export type NamedByFindings = ReadonlyMap<string, ReadonlySet<string> | 'everybody'>

/** Whom these findings are about, on which repositories. */
export function namedByFindings(findings: readonly Finding[]): NamedByFindings {
  const named = new Map<string, Set<string> | 'everybody'>()
  for (const { grant, repositories } of findings) {
    for (const key of repositories) {
      const known = named.get(key) ?? new Set()
      if (known !== 'everybody' && grant !== undefined) known.add(canonicalMember(grant.member))
      named.set(key, grant === undefined ? 'everybody' : known)
    }
  }
  return named
}

export function isNamed(named: NamedByFindings, repository: string, member: string): boolean {
  const members = named.get(repository)
  return members === 'everybody' || members?.has(member) === true
}
