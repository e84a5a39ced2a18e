import type { AccessMatrix } from './access-matrix'
import type { AuditQuery } from './audit-query'
import type { AuditTables } from './audit-tables'
import type { Finding } from './findings/finding'
import { isNamed, type NamedByFindings } from './findings/named-by-findings'
import { matcher } from './match-words'
import { canonicalMember } from './principal'

/** What a query leaves of the tables, by position, in the query's order. */
export type AuditSelection = {
  /** Of grants where the query says; what the positions are of. */
  matrix: AccessMatrix
  repositories: readonly number[]
  principals: readonly number[]
}

/**
 * The repositories and principals that a query is about. A filter on the other side, on the level, on where grants
 * are or on findings narrows to those with at least one such pair; without any of these, what has nothing to show stays: a
 * repository that nobody was seen to reach is worth seeing. What is only possible counts.
 */
export function selectAudit(tables: AuditTables, query: AuditQuery): AuditSelection {
  const matrix = tables.matrix(query.grants === '' ? 'anywhere' : query.grants)
  const repositoryMatches = matcher(query.repository)
  const principalMatches = matcher(query.principal)
  const named = query.finding === '' ? undefined : tables.namedBy(query.finding)
  const members = named && membersOf(named)
  const repositories = positions(
    tables.repositories,
    ({ key, name }) =>
      (query.project === '' || name.project === query.project) &&
      (named === undefined || named.has(key)) &&
      repositoryMatches(key),
  )
  const principals = positions(
    tables.principals,
    ({ member, principal }) =>
      (query.kind === '' || principal.kind === query.kind) &&
      (members === undefined || members.has(member)) &&
      principalMatches(member),
  )
  const isAboutPairs = query.level !== '' || query.grants !== '' || query.finding !== ''
  const narrowsRepositories = repositories.length < tables.repositories.length
  const narrowsPrincipals = principals.length < tables.principals.length
  const { level } = query
  const hasPair = (principal: number, repository: number) =>
    (level === ''
      ? matrix.reaches(principal, repository)
      : matrix.certaintyAt(principal, repository, level) !== 'denied') &&
    hasFinding(
      named,
      tables.repositories[repository]?.key ?? '',
      tables.principals[principal]?.member ?? '',
    )
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

function hasFinding(named: NamedByFindings | undefined, repository: string, member: string) {
  return named === undefined || isNamed(named, repository, member)
}

/** All whom findings name; `undefined` where one names nobody, and so is about everybody. */
function membersOf(named: NamedByFindings): ReadonlySet<string> | undefined {
  const all = [...named.values()]
  return all.includes('everybody') ? undefined : new Set(all.flatMap((members) => [...members]))
}

/**
 * The findings that a query is about, the gravest first. A level leaves those whose principal may do that on one of the
 * repositories; of a finding about no grant, those where anybody may.
 */
export function selectFindings(tables: AuditTables, query: AuditQuery): readonly Finding[] {
  const mayDoIt = levelFilter(tables, query)
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
        (query.project === '' || projectOf.get(key) === query.project) &&
        repositoryMatches(key) &&
        mayDoIt(key, grant?.member),
    )
  })
}

/** Whether somebody, or anybody, may do what the query asks for. What is only possible counts. */
function levelFilter(
  tables: AuditTables,
  { level, grants }: AuditQuery,
): (repository: string, member: string | undefined) => boolean {
  if (level === '') return () => true
  const matrix = tables.matrix(grants === '' ? 'anywhere' : grants)
  const repositories = new Map(tables.repositories.map(({ key }, at) => [key, at]))
  const principals = new Map(tables.principals.map(({ member }, at) => [member, at]))
  return (repository, member) => {
    const at = repositories.get(repository)
    if (at === undefined) return false
    const may = (principal: number) => matrix.certaintyAt(principal, at, level) !== 'denied'
    if (member === undefined) return tables.principals.some((_, principal) => may(principal))
    const principal = principals.get(canonicalMember(member))
    return principal !== undefined && may(principal)
  }
}

/** The repositories that somebody reaches, of those selected, as the query says. What is only possible counts. */
export function reachedBy(
  tables: AuditTables,
  { matrix, repositories }: AuditSelection,
  principal: number,
  { finding }: Pick<AuditQuery, 'finding'>,
): readonly number[] {
  const named = finding === '' ? undefined : tables.namedBy(finding)
  const { member = '' } = tables.principals[principal] ?? {}
  return repositories.filter(
    (at) =>
      matrix.reaches(principal, at) &&
      hasFinding(named, tables.repositories[at]?.key ?? '', member),
  )
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
