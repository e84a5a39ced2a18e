import { ABILITIES, type Ability } from '../access'
import type { InventoryRow } from './inventory-event'
import type { ModeKind } from './repository-details'

export const SORTS = ['name', 'project', 'location', 'updated', 'size'] as const
export type Sort = (typeof SORTS)[number]

export const MODE_KINDS: readonly ModeKind[] = ['standard', 'virtual', 'remote', 'unknown']

/** What a list shows, and in what order: exactly what is in the address. Empty values filter nothing. */
export type InventoryQuery = {
  /** Words, all of which must occur somewhere in what the row shows. */
  search: string
  project: string
  location: string
  kind: ModeKind | ''
  /** Only repositories where the person certainly may do this. */
  access: Ability | ''
  sort: Sort
  descending: boolean
  /** Project IDs, resource names or URLs typed by hand. */
  add: readonly string[]
}

export const DEFAULT_INVENTORY_QUERY: InventoryQuery = {
  search: '',
  project: '',
  location: '',
  kind: '',
  access: '',
  sort: 'name',
  descending: false,
  add: [],
}

/** Reads the address's query; a value that is not understood falls to its default. */
export function parseInventoryQuery(params: URLSearchParams): InventoryQuery {
  const sort = params.get('sort') ?? ''
  return {
    search: params.get('q') ?? '',
    project: params.get('project') ?? '',
    location: params.get('location') ?? '',
    kind: oneOf(MODE_KINDS, params.get('kind')) ?? '',
    access: oneOf(ABILITIES, params.get('access')) ?? '',
    sort: oneOf(SORTS, sort.replace(/^-/, '')) ?? DEFAULT_INVENTORY_QUERY.sort,
    descending: sort.startsWith('-'),
    add: params
      .getAll('add')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  }
}

/** The shortest query string that {@link parseInventoryQuery} reads back the same; empty for the defaults. */
export function formatInventoryQuery(query: InventoryQuery): string {
  const params = new URLSearchParams()
  if (query.search !== '') params.set('q', query.search)
  if (query.project !== '') params.set('project', query.project)
  if (query.location !== '') params.set('location', query.location)
  if (query.kind !== '') params.set('kind', query.kind)
  if (query.access !== '') params.set('access', query.access)
  const sort = `${query.descending ? '-' : ''}${query.sort}`
  if (sort !== DEFAULT_INVENTORY_QUERY.sort) params.set('sort', sort)
  for (const text of query.add) params.append('add', text)
  return params.toString()
}

/** The rows that the query asks for, in its order; rows that it leaves equal are in the order of their names. */
export function selectRows(
  rows: Iterable<InventoryRow>,
  query: InventoryQuery,
): readonly InventoryRow[] {
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean)
  const selected = [...rows].filter((row) => {
    const { name, mode } = row.details
    return (
      (query.project === '' || name.project === query.project) &&
      (query.location === '' || name.location === query.location) &&
      (query.kind === '' || mode.kind === query.kind) &&
      (query.access === '' || row.access?.[query.access].is === 'granted') &&
      (words.length === 0 || contains(row, words))
    )
  })
  const direction = query.descending ? -1 : 1
  return selected.sort((a, b) => direction * COMPARE[query.sort](a, b) || byKey(a, b))
}

function contains({ details }: InventoryRow, words: readonly string[]): boolean {
  const { name, mode, description } = details
  const upstreams = mode.kind === 'virtual' ? mode.upstreams.map(({ resource }) => resource) : []
  const text = [name.repository, name.project, name.location, mode.kind, description, ...upstreams]
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

const COMPARE: Record<Sort, (a: InventoryRow, b: InventoryRow) => number> = {
  name: (a, b) => compare(a.details.name.repository, b.details.name.repository),
  project: (a, b) => compare(a.details.name.project, b.details.name.project),
  location: (a, b) => compare(a.details.name.location, b.details.name.location),
  updated: (a, b) => compare(a.details.updated ?? '', b.details.updated ?? ''),
  size: (a, b) => (a.details.sizeBytes ?? -1) - (b.details.sizeBytes ?? -1),
}

function byKey(a: InventoryRow, b: InventoryRow): number {
  return compare(a.details.name.repository, b.details.name.repository) || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function oneOf<T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text)
}
