import type { AccessRow } from './access-rows'
import { type AuditQuery, DEFAULT_AUDIT_QUERY, formatAuditQuery } from './audit-query'
import { AUDITED_ABILITIES } from './deciding-permissions'
import type { Level } from './level'
import { PRINCIPAL_KINDS } from './principal'

export const ACCESS_SORTS = ['name', 'kind', 'level'] as const
export type AccessSort = (typeof ACCESS_SORTS)[number]

/** In which order a repository's own page shows who can, and which part of it. Pages count from 1. */
export type AccessOrder = { sort: AccessSort; descending: boolean; page: number }

export const DEFAULT_ACCESS_ORDER: AccessOrder = { sort: 'name', descending: false, page: 1 }

/** Rows that are read at once. */
export const ACCESS_PAGE = 200

/** Reads the address's query; a value that is not understood falls to its default. */
export function parseAccessOrder(params: URLSearchParams): AccessOrder {
  const written = params.get('sort') ?? ''
  const sort = ACCESS_SORTS.find((one) => one === written.replace(/^-/, ''))
  const page = /^[1-9]\d{0,5}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1
  return sort === undefined
    ? { ...DEFAULT_ACCESS_ORDER, page }
    : { sort, descending: written.startsWith('-'), page }
}

/** `kind`, or `-kind` from the last to the first: as it stands in the address. */
export function formatAccessSort({ sort, descending }: Omit<AccessOrder, 'page'>): string {
  return `${descending ? '-' : ''}${sort}`
}

/** The address of a part of the page: `path` with the filters and the order. */
export function accessHref(
  path: string,
  { principal, level, kind, grants }: AuditQuery,
  order: AccessOrder,
): string {
  const filters = { ...DEFAULT_AUDIT_QUERY, principal, level, kind, grants }
  const params = new URLSearchParams(formatAuditQuery(filters))
  const sort = formatAccessSort(order)
  if (sort !== formatAccessSort(DEFAULT_ACCESS_ORDER)) params.set('sort', sort)
  if (order.page > 1) params.set('page', String(order.page))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}

/** One page of the rows. A page that there is not is the last one. */
export function accessPage(rows: readonly AccessRow[], order: AccessOrder) {
  const pages = Math.max(1, Math.ceil(rows.length / ACCESS_PAGE))
  const page = Math.min(order.page, pages)
  const from = (page - 1) * ACCESS_PAGE
  return { page, pages, from, rows: sorted(rows, order).slice(from, from + ACCESS_PAGE) }
}

const LEVELS: readonly Level[] = ['none', 'through-virtual', ...AUDITED_ABILITIES]

/** Of what is alike the order is that of the names, whichever way the rest is turned. */
function sorted(rows: readonly AccessRow[], { sort, descending }: AccessOrder): AccessRow[] {
  const direction = descending ? -1 : 1
  const byName = (a: AccessRow, b: AccessRow) => compareNames(a.access.member, b.access.member)
  const rank = ({ access, reading }: AccessRow) =>
    sort === 'kind'
      ? PRINCIPAL_KINDS.indexOf(access.principal.kind)
      : LEVELS.indexOf(reading.level) * LEVELS.length + LEVELS.indexOf(reading.atMost)
  return rows.toSorted((a, b) =>
    sort === 'name' ? direction * byName(a, b) : direction * (rank(a) - rank(b)) || byName(a, b),
  )
}

/** By what is shown of members: what kind they are stands behind it. */
function compareNames(a: string, b: string): number {
  const [one, other] = [a, b].map((member) => member.slice(member.indexOf(':') + 1))
  return (one ?? '') < (other ?? '') || (one === other && a < b) ? -1 : 1
}
