import { accessOf } from './access-of'
import { accessRows } from './access-rows'
import { type AuditQuery, parseAuditQuery } from './audit-query'
import type { AuditTables } from './audit-tables'
import { surestOf } from './certainty'
import { perhapsThrough, placeOf, placesOf, virtualsHiddenIn } from './compare-places'
import { AUDITED_ABILITIES } from './deciding-permissions'
import { exportedRepositories } from './export-audit'
import type { ComparedAccess, ExportedAudit } from './read-export'

/** One principal's access to one repository, then and now; `undefined` where there was, or is, none. */
export type AccessChange = {
  kind: 'added' | 'removed' | 'changed'
  repository: string
  principal: string
  before: ComparedAccess | undefined
  now: ComparedAccess | undefined
}

/**
 * Changes by repository, in the order of names. `is`: whether the repository itself came or went. Where one of the two knows
 * nothing of its project and location, nothing is said of changes: `not looked at` today, `new to this` comparison.
 */
export type RepositoryChange = {
  repository: string
  is: 'new' | 'gone' | 'there' | 'not looked at' | 'new to this'
  changes: readonly AccessChange[]
}

/**
 * What is different from an earlier export, a repository at a time, so that a page can draw breath in between. The filters
 * that the export was made with are applied to today's side too: what it left out is no difference.
 */
export function* compareExports(
  earlier: ExportedAudit,
  tables: AuditTables,
): Generator<RepositoryChange | undefined, void, undefined> {
  const query = filtersOf(earlier)
  const today = new Set(
    exportedRepositories(tables, query).flatMap((at) => tables.repositories[at]?.key ?? []),
  )
  // Then a repository may be missing because nobody was left to be shown.
  const leavesOut = [query.principal, query.kind, query.level, query.grants].some(
    (one) => one !== '',
  )
  const placesBefore = placesOf(earlier.access.keys())
  const placesToday = placesOf(tables.index.repositories.keys())
  for (const repository of [...new Set([...earlier.access.keys(), ...today])].sort()) {
    const before = earlier.access.get(repository)
    const isThere = tables.index.repositories.has(repository)
    const place = placeOf(repository)
    if (!isThere && !placesToday.has(place)) {
      yield { repository, is: 'not looked at', changes: [] }
      continue
    }
    if (before === undefined && !leavesOut && !placesBefore.has(place)) {
      yield { repository, is: 'new to this', changes: [] }
      continue
    }
    const now = isThere ? accessNow(tables, repository, query) : undefined
    const wasHidden = virtualsHiddenIn(earlier, placesBefore, [
      place,
      ...tables.index.lineageOf(repository).holders.map(({ name }) => name),
    ])
    const isHidden = (virtual: string) => !placesToday.has(placeOf(virtual))
    const changes = [...new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])]
      .sort()
      .flatMap((principal) => {
        const row = now?.get(principal)
        const then = before?.get(principal)
        const after = row?.compared ?? (now && stillThere(tables, repository, principal))
        return changeOf(repository, principal, {
          before:
            before &&
            perhapsThrough(
              then ?? (row && couldNotSee(earlier, tables, repository, row)),
              row?.compared.virtuals.some(wasHidden),
            ),
          now: after && perhapsThrough(after, then?.virtuals.some(isHidden)),
        })
      })
    const is = before === undefined ? 'new' : now === undefined ? 'gone' : 'there'
    yield is === 'there' && changes.length === 0 ? undefined : { repository, is, changes }
  }
}

function filtersOf({ filters }: ExportedAudit): AuditQuery {
  return parseAuditQuery(new URLSearchParams(filters))
}

type RowNow = { compared: ComparedAccess; sets: readonly string[] }

function accessNow(tables: AuditTables, key: string, query: AuditQuery) {
  return new Map(
    accessRows(tables, key, query).map(({ access, reading, paths }): [string, RowNow] => [
      access.member,
      {
        compared: {
          ...access.abilities,
          through: reading.through,
          virtuals: access.through.map((way) => way.repository),
        },
        sets: paths.flatMap(({ chain }) => chain),
      },
    ]),
  )
}

/** Nothing names the principal any more; but what cannot be read today may, and that is no loss of access. */
function stillThere(tables: AuditTables, key: string, principal: string): ComparedAccess {
  const { abilities, through } = accessOf(tables.index, principal, key)
  return {
    ...abilities,
    through: surestOf(through.map(({ certainty }) => certainty)),
    virtuals: [],
  }
}

const NOT_KNOWN: ComparedAccess = {
  install: 'unknown',
  publish: 'unknown',
  delete: 'unknown',
  administer: 'unknown',
  through: 'unknown',
  virtuals: [],
}

/** What hid from the earlier export, a policy or who is in a group, is not new because it can be seen today. */
function couldNotSee(
  { notSeen }: ExportedAudit,
  tables: AuditTables,
  key: string,
  { sets }: RowNow,
): ComparedAccess | undefined {
  const { holders } = tables.index.lineageOf(key)
  const policies = holders.map(({ name }) => `policy ${name}`)
  const hidden = [...policies, ...sets.map((set) => `group ${set}`)]
  return hidden.some((name) => notSeen.has(name)) ? NOT_KNOWN : undefined
}

function changeOf(
  repository: string,
  principal: string,
  { before, now }: Pick<AccessChange, 'before' | 'now'>,
): AccessChange[] {
  const had = hasAny(before)
  const has = hasAny(now)
  if (!had && !has) return []
  if (had && has && KEYS.every((key) => before?.[key] === now?.[key])) return []
  const kind = had ? (has ? 'changed' : 'removed') : 'added'
  return [{ kind, repository, principal, before, now }]
}

const KEYS = [...AUDITED_ABILITIES, 'through'] as const

function hasAny(access: ComparedAccess | undefined): boolean {
  return access !== undefined && KEYS.some((key) => access[key] !== 'denied')
}
