import type { PolicyIndex } from '../policy-index'
import { isGone } from '../principal'
import { dependencyConfusion } from './dependency-confusion'
import { FINDING_KINDS, type Finding } from './finding'
import { GRANT_RULES, type RuleContext } from './grant-rules'
import { findOutsiders } from './outsiders'
import { riskyGrants } from './risky-grant'

export type FindingOptions = {
  /** The organization's own domains; with none, nobody is called outside. */
  domains: readonly string[]
  /** False where the snapshot is of one repository and what is above it, not of all that is below that. */
  isWhole?: boolean
}

const WEIGHTS = { high: 0, medium: 1, low: 2 }

/**
 * What is risky in a snapshot, the gravest first. Each is about one grant where it is made, however many repositories
 * inherit it. Deny policies are not taken off: what they keep from working is still worth mending.
 */
export function findRisks(index: PolicyIndex, options: FindingOptions): Finding[] {
  const { domains, isWhole = true } = options
  const context: RuleContext = {
    index,
    domains,
    isWhole,
    outsidersOf: findOutsiders(index, domains),
  }
  const found = dependencyConfusion(index)
  for (const risky of riskyGrants(index)) {
    for (const kind of FINDING_KINDS) {
      // Whoever is gone can do nothing that the other rules warn of.
      if (isGone(risky.principal) && kind !== 'deleted-principal') continue
      const rule = kind === 'dependency-confusion' ? undefined : GRANT_RULES[kind]
      for (const said of rule?.(risky, context) ?? []) {
        const { member = risky.member, chain = [], repositories, ...rest } = said
        found.push({
          kind,
          certainty: risky.certainty,
          grant: { resource: risky.holder.name, role: risky.grant.role.name, member, chain },
          repositories: repositories ?? risky.repositories(),
          ...rest,
        })
      }
    }
  }
  return found.sort((a, b) => WEIGHTS[a.severity] - WEIGHTS[b.severity])
}
