import { type AccessPath, accessOf } from './access-of'
import type { AuditQuery } from './audit-query'
import type { AuditTables } from './audit-tables'
import { surestOf } from './certainty'
import { describePath } from './describe-path'
import { type EffectiveRow, effectiveAccess } from './effective-access'
import { isNamed } from './findings/named-by-findings'
import { type LevelReading, readLevel } from './level'
import { matcher } from './match-words'

/** One principal's access to one repository: what an opened row shows, and what exports say. */
export type AccessRow = {
  access: EffectiveRow
  reading: LevelReading
  /** Those that the query asks for. */
  paths: readonly AccessPath[]
  /** The same in words. */
  pathsSay: readonly string[]
  /** `access.notInForce` in words. */
  notInForceSay: readonly string[]
}

/**
 * Who can, for one repository, narrowed as the query says; in the order of the members. Unless principals are asked for,
 * these are the ones that its policies name: everybody else reaches it as one of these does.
 */
export function accessRows(tables: AuditTables, key: string, query: AuditQuery): AccessRow[] {
  const named = query.finding === '' ? undefined : tables.namedBy(query.finding)
  return candidates(tables, key, query)
    .filter(({ member }) => named === undefined || isNamed(named, key, member))
    .flatMap((access) => accessRow(tables, access, query) ?? [])
}

/** One principal's access as a row; `undefined` where the query leaves it out. */
export function accessRow(
  tables: AuditTables,
  access: EffectiveRow,
  { level, grants }: Pick<AuditQuery, 'level' | 'grants'>,
): AccessRow | undefined {
  const { abilities, through } = access
  const reading = readLevel(abilities, surestOf(through.map(({ certainty }) => certainty)))
  const certainty = level === 'through' ? reading.through : level && abilities[level]
  if (certainty === 'denied') return undefined
  const paths = access.paths.filter(
    (path) =>
      (grants === '' || path.on.isInherited === (grants === 'inherited')) &&
      // What may give what is granted anyway says nothing.
      (path.certainty !== 'unknown' || path.abilities.some((one) => abilities[one] !== 'granted')),
  )
  const gives = paths.some((path) => level === '' || path.abilities.some((one) => one === level))
  if (grants !== '' && !gives) return undefined
  const say = (path: AccessPath) => describePath(tables.index, path)
  const notInForceSay = access.notInForce.map(say)
  return { access, reading, paths, pathsSay: paths.map(say), notInForceSay }
}

function candidates(tables: AuditTables, key: string, query: AuditQuery): readonly EffectiveRow[] {
  if (query.principal === '' && query.kind === '') return effectiveAccess(tables.index, key).rows
  const matches = matcher(query.principal)
  return tables.principals
    .filter(({ member, principal }) => {
      return (query.kind === '' || principal.kind === query.kind) && matches(member)
    })
    .map(({ member, standsFor }) => ({ ...accessOf(tables.index, member, key), standsFor }))
    .filter(({ paths, notInForce, through }) => paths.length + notInForce.length + through.length)
    .sort((a, b) => (a.member < b.member ? -1 : 1))
}
