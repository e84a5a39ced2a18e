import type { AccessMatrix } from './access-matrix'
import type { AuditQuery } from './audit-query'
import type { AuditTables } from './audit-tables'
import type { Finding } from './findings/finding'
import { matcher } from './match-words'

/** What a query leaves of the tables, by position, in the query's order. */
export type AuditSelection = {
  /** Of grants where the query says; what the positions are of. */
  matrix: AccessMatrix
  repositories: readonly number[]
  principals: readonly number[]
}

/**
 * The repositories and principals that a query is about. A filter on the other side, on the level or on where grants
 * are narrows to those with at least one such pair; without any of these, what has nothing to show stays: a
 * repository that nobody was seen to reach is worth seeing. What is only possible counts.
 */
export function selectAudit(tables: AuditTables, query: AuditQuery): AuditSelection {
  const matrix = tables.matrix(query.grants === '' ? 'anywhere' : query.grants)
  const repositoryMatches = matcher(query.repository)
  const principalMatches = matcher(query.principal)
  const repositories = positions(
    tables.repositories,
    ({ key, name }) =>
      (query.project === '' || name.project === query.project) && repositoryMatches(key),
  )
  const principals = positions(
    tables.principals,
    ({ member, principal }) =>
      (query.kind === '' || principal.kind === query.kind) && principalMatches(member),
  )
  const isAboutPairs = query.level !== '' || query.grants !== ''
  const narrowsRepositories = repositories.length < tables.repositories.length
  const narrowsPrincipals = principals.length < tables.principals.length
  const { level } = query
  const hasPair = (principal: number, repository: number) =>
    level === ''
      ? matrix.reaches(principal, repository)
      : matrix.certaintyAt(principal, repository, level) !== 'denied'
  const kept = {
    repositories:
      isAboutPairs || narrowsPrincipals
        ? repositories.filter((at) => principals.some((principal) => hasPair(principal, at)))
        : repositories,
    principals:
      isAboutPairs || narrowsRepositories
        ? principals.filter((at) => repositories.some((repository) => hasPair(at, repository)))
        : principals,
  }
  return { matrix, ...sorted(tables, query, matrix, kept) }
}

/** The findings that a query is about, the gravest first. */
export function selectFindings(tables: AuditTables, query: AuditQuery): readonly Finding[] {
  const repositoryMatches = matcher(query.repository)
  const principalMatches = matcher(query.principal)
  const kinds = new Map(tables.principals.map(({ member, principal }) => [member, principal.kind]))
  const projectOf = new Map(tables.repositories.map(({ key, name }) => [key, name.project]))
  return tables.findings().filter(({ kind, grant, repositories }) => {
    if (query.finding !== '' && kind !== query.finding) return false
    if (query.principal !== '' && !principalMatches(grant?.member ?? '')) return false
    if (query.kind !== '' && kinds.get(grant?.member ?? '') !== query.kind) return false
    if (query.grants !== '' && grant !== undefined) {
      const isDirect = projectOf.has(grant.resource)
      if (isDirect !== (query.grants === 'direct')) return false
    }
    return repositories.some(
      (key) =>
        (query.project === '' || projectOf.get(key) === query.project) && repositoryMatches(key),
    )
  })
}

/** The repositories that somebody reaches, of these. What is only possible counts. */
export function reachedBy(
  matrix: AccessMatrix,
  principal: number,
  repositories: readonly number[],
): readonly number[] {
  return repositories.filter((repository) => matrix.reaches(principal, repository))
}

function countReached(matrix: AccessMatrix, principal: number, repositories: readonly number[]) {
  let count = 0
  for (const repository of repositories) if (matrix.reaches(principal, repository)) count += 1
  return count
}

function sorted(
  tables: AuditTables,
  { sort, descending, view }: AuditQuery,
  matrix: AccessMatrix,
  { repositories, principals }: Pick<AuditSelection, 'repositories' | 'principals'>,
): Pick<AuditSelection, 'repositories' | 'principals'> {
  const direction = descending ? -1 : 1
  const by = (order: readonly number[], keyOf: (at: number) => string | number) => {
    const keys = new Map(order.map((at) => [at, keyOf(at)]))
    return order.toSorted((a, b) => {
      const [one = '', other = ''] = [keys.get(a), keys.get(b)]
      return (one < other ? -direction : one > other ? direction : 0) || a - b
    })
  }
  const repositoryKey = (at: number) => {
    const { name, key } = tables.repositories[at] ?? {}
    if (sort === 'reach' && view !== 'principals') return tables.findingsOn(key ?? '')
    return sort === 'project' ? (name?.project ?? '') : (name?.repository ?? '')
  }
  const principalKey = (at: number) => {
    // Dear, and of no other view.
    if (sort === 'reach' && view === 'principals') return countReached(matrix, at, repositories)
    return sort === 'kind' ? (tables.principals[at]?.principal.kind ?? '') : at
  }
  return { repositories: by(repositories, repositoryKey), principals: by(principals, principalKey) }
}

function positions<T>(list: readonly T[], isWanted: (item: T) => boolean): number[] {
  return list.flatMap((item, at) => (isWanted(item) ? [at] : []))
}
