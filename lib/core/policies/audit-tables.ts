import { resourceName } from '../repository-name'
import { type AccessMatrix, accessMatrix, type GrantSource } from './access-matrix'
import { type AuditedPrincipal, auditedPrincipals } from './audited-principals'
import { findRisks } from './findings/find-risks'
import type { Finding, FindingKind } from './findings/finding'
import { type NamedByFindings, namedByFindings } from './findings/named-by-findings'
import { indexPolicies, type PolicyIndex } from './policy-index'
import type { AuditedRepository, PolicySnapshot } from './snapshot'

/** A snapshot as the audit's views look at it. What is dear is computed when it is first asked for. */
export type AuditTables = {
  index: PolicyIndex
  /** In the order of their resource names; the matrices' second positions. */
  repositories: readonly (AuditedRepository & { key: string })[]
  /** The matrices' first positions. */
  principals: readonly AuditedPrincipal[]
  matrix(source: GrantSource): AccessMatrix
  findings(): readonly Finding[]
  /** Whom the findings of a kind name, and where. */
  namedBy(kind: FindingKind): NamedByFindings
  /** How many findings bear on a repository. */
  findingsOn(key: string): number
}

/**
 * `domains`: the organization's own; with none, nobody is called outside. `isWhole`: false where the snapshot is of one
 * repository and what is above it.
 */
export function auditTables(
  snapshot: PolicySnapshot,
  domains: readonly string[],
  isWhole = true,
): AuditTables {
  const index = indexPolicies(snapshot)
  const repositories = snapshot.repositories
    .map((repository) => ({ ...repository, key: resourceName(repository.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const principals = auditedPrincipals(index)
  const matrices = new Map<GrantSource, AccessMatrix>()
  const named = new Map<FindingKind, NamedByFindings>()
  let findings: readonly Finding[] | undefined
  let counts: ReadonlyMap<string, number> | undefined
  const findAll = () => {
    findings ??= findRisks(index, { domains, isWhole })
    return findings
  }
  return {
    index,
    repositories,
    principals,
    matrix(source) {
      const known = matrices.get(source)
      if (known !== undefined) return known
      const matrix = accessMatrix(
        index,
        principals.map(({ member }) => member),
        repositories.map(({ key }) => key),
        source,
      )
      matrices.set(source, matrix)
      return matrix
    },
    findings: findAll,
    namedBy(kind) {
      const known = named.get(kind)
      if (known !== undefined) return known
      const found = namedByFindings(findAll().filter((finding) => finding.kind === kind))
      named.set(kind, found)
      return found
    },
    findingsOn(key) {
      counts ??= countByRepository(findAll())
      return counts.get(key) ?? 0
    },
  }
}

function countByRepository(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { repositories } of findings) {
    for (const key of repositories) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
