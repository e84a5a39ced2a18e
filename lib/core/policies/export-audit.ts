import type { AccessPath } from './access-of'
import type { AccessRow } from './access-rows'
import type { AuditQuery } from './audit-query'
import { selectAudit } from './audit-rows'
import type { AuditTables } from './audit-tables'
import { type BlindSpot, blindSpots } from './blind-spots'
import type { Audit, Coverage, SnapshotSource } from './snapshot-event'

/** What an export says about itself. */
export type ExportAbout = {
  /** ISO 8601, UTC: when it was read, and the time that conditions are judged at. */
  made: string
  /** The e-mail address of the person with whose permissions everything was read. */
  askedBy: string
  source: SnapshotSource
  state: Audit['state']
  /** Projects that were found, and that answered. */
  projects: { known: number; answered: number }
  query: AuditQuery
}

export function exportAbout(audit: Audit, askedBy: string, query: AuditQuery): ExportAbout {
  const { known, answered } = audit.progress
  return {
    made: new Date(audit.snapshot.now).toISOString(),
    askedBy,
    source: audit.source,
    state: audit.state,
    projects: { known, answered },
    query,
  }
}

/** The repositories of an export, by position: in the order of their resource names, whatever the query's order. */
export function exportedRepositories(tables: AuditTables, query: AuditQuery): readonly number[] {
  return [...selectAudit(tables, query).repositories].sort((a, b) => a - b)
}

/** What could not be seen about these repositories, each once, in a stable order. */
export function exportedBlindSpots(
  tables: AuditTables,
  repositories: readonly number[],
  coverage: Coverage,
): BlindSpot[] {
  const keys = repositories.flatMap((at) => tables.repositories[at]?.key ?? [])
  return blindSpots(tables.index, keys, coverage).sort((a, b) => compare(a.subject, b.subject))
}

/**
 * The ways that are said of a row, each with its words. Those through a set that may hold anybody are left out: they would
 * be said again of everybody. The set has a row of its own, and is among what was not seen.
 */
export function exportedPaths(
  { index }: AuditTables,
  { paths, pathsSay }: AccessRow,
): { path: AccessPath; says: string }[] {
  return paths
    .map((path, at) => ({ path, says: pathsSay[at] ?? '' }))
    .filter(
      ({ path: { certainty, chain } }) =>
        certainty !== 'unknown' || !index.membership.perhapsHoldingAnyone.has(chain[0] ?? ''),
    )
}

/**
 * How it was read, in a sentence or two. That the inventory lags: https://docs.cloud.google.com/asset-inventory/docs/asset-types
 * ("almost all asset updates are available in minutes").
 */
export function describeSource(source: SnapshotSource): string {
  if (source.kind === 'asset-inventory') {
    return `Read through Cloud Asset Inventory, for \`${source.scope}\`. It lags: changes of the last minutes may be missing.`
  }
  if (source.kind === 'repository') {
    return `Read policy by policy, for \`${source.repository}\` alone, with what is above it, and with the virtual repositories of its project and location in front of it.`
  }
  if (source.scope !== undefined) {
    return `The repositories of \`${source.scope}\` were found through Cloud Asset Inventory, and their policies read one by one.`
  }
  return source.instead === undefined
    ? 'Read policy by policy, for each project that Google shows to whoever asked.'
    : 'Read policy by policy, for each project that Google shows to whoever asked: inside what was asked for, and outside.'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
