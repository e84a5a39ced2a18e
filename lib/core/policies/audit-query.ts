import { AUDITED_ABILITIES, type AuditedAbility } from './deciding-permissions'
import { FINDING_KINDS, type FindingKind } from './findings/finding'
import { PRINCIPAL_KINDS, type PrincipalKind } from './principal'

export const AUDIT_VIEWS = ['repositories', 'principals', 'matrix', 'findings'] as const
export type AuditView = (typeof AUDIT_VIEWS)[number]

/** `reach` counts the repositories of a principal, or the findings about a repository. */
export const AUDIT_SORTS = ['name', 'project', 'kind', 'reach'] as const
export type AuditSort = (typeof AUDIT_SORTS)[number]

/** What an audit can be narrowed to: an ability, or reading through a virtual repository in front. */
export const AUDIT_LEVELS = [...AUDITED_ABILITIES, 'through'] as const
export type AuditLevel = AuditedAbility | 'through'

/** What an audit shows: exactly what is in the address. Empty values filter nothing. */
export type AuditQuery = {
  view: AuditView
  /** Words, all of which occur in the repository's resource name; a whole resource name is that one alone. */
  repository: string
  /** Words, all of which occur in the member. */
  principal: string
  project: string
  level: AuditLevel | ''
  kind: PrincipalKind | ''
  grants: 'direct' | 'inherited' | ''
  finding: FindingKind | ''
  sort: AuditSort
  descending: boolean
  /** Project IDs, resource names or URLs typed by hand: to be looked at although a search may not find them. */
  add: readonly string[]
  /** `organizations/1` or `folders/2`: to be read as a whole, where that is allowed. */
  scope: string
}

export const DEFAULT_AUDIT_QUERY: AuditQuery = {
  view: 'repositories',
  repository: '',
  principal: '',
  project: '',
  level: '',
  kind: '',
  grants: '',
  finding: '',
  sort: 'name',
  descending: false,
  add: [],
  scope: '',
}

/** Reads the address's query; a value that is not understood falls to its default. */
export function parseAuditQuery(params: URLSearchParams): AuditQuery {
  const sort = params.get('sort') ?? ''
  return {
    view: oneOf(AUDIT_VIEWS, params.get('view')) ?? DEFAULT_AUDIT_QUERY.view,
    repository: params.get('repository') ?? '',
    principal: params.get('principal') ?? '',
    project: params.get('project') ?? '',
    level: oneOf(AUDIT_LEVELS, params.get('level')) ?? '',
    kind: oneOf(PRINCIPAL_KINDS, params.get('kind')) ?? '',
    grants: oneOf(['direct', 'inherited'] as const, params.get('grants')) ?? '',
    finding: oneOf(FINDING_KINDS, params.get('finding')) ?? '',
    sort: oneOf(AUDIT_SORTS, sort.replace(/^-/, '')) ?? DEFAULT_AUDIT_QUERY.sort,
    descending: sort.startsWith('-'),
    add: params
      .getAll('add')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
    scope: parseScope(params.get('scope') ?? '') ?? '',
  }
}

/** The shortest query string that {@link parseAuditQuery} reads back the same; empty for the defaults. */
export function formatAuditQuery(query: AuditQuery): string {
  const params = new URLSearchParams()
  if (query.view !== DEFAULT_AUDIT_QUERY.view) params.set('view', query.view)
  for (const name of FILTERS) if (query[name] !== '') params.set(name, query[name])
  const sort = `${query.descending ? '-' : ''}${query.sort}`
  if (sort !== DEFAULT_AUDIT_QUERY.sort) params.set('sort', sort)
  for (const text of query.add) params.append('add', text)
  if (query.scope !== '') params.set('scope', query.scope)
  return params.toString()
}

const FILTERS = [
  'repository',
  'principal',
  'project',
  'level',
  'kind',
  'grants',
  'finding',
] as const

/** Nothing is filtered; what is looked at, and in which view and order, stays. */
export function withoutFilters(query: AuditQuery): AuditQuery {
  const { view, sort, descending, add, scope } = query
  return { ...DEFAULT_AUDIT_QUERY, view, sort, descending, add, scope }
}

export function hasFilters(query: AuditQuery): boolean {
  return countFilters(query) > 0
}

export function countFilters(query: AuditQuery): number {
  return FILTERS.filter((name) => query[name] !== '').length
}

/**
 * Reads an organization or a folder by its number, also where only the name's end was copied (`organization/1`).
 * https://docs.cloud.google.com/asset-inventory/docs/reference/rest/v1/v1/searchAllIamPolicies, `scope`
 */
export function parseScope(text: string): string | undefined {
  const [, kind, id] = /^\s*(organization|folder)s?\/(\d{1,20})\/?\s*$/.exec(text) ?? []
  return kind === undefined || id === undefined ? undefined : `${kind}s/${id}`
}

function oneOf<T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text)
}
