import type { Person } from '@/lib/auth/person'
import { DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { exportAbout } from '@/lib/core/policies/export-audit'
import { exportCsv } from '@/lib/core/policies/export-csv'
import { exportJson } from '@/lib/core/policies/export-json'
import { type Audit, addSnapshotEvents, emptyAudit } from '@/lib/core/policies/snapshot-event'
import { type AuditAsked, auditOf } from '@/lib/data/list-audit'

/** What one reading of an audit came to. */
export type AuditReading = { audit: Audit; firstRow: number; complete: number }

/** Reads it all, as the page and the exports do; milliseconds to the first repository with its policy, and to the end. */
export async function readAudit(
  { email, token, isWide }: { email: string; token: string; isWide: boolean },
  asked: AuditAsked,
): Promise<AuditReading> {
  const person: Person = {
    email,
    name: email,
    domain: 'example.com',
    isWide,
    accessToken: token,
    renew: async () => ({ is: 'ended' }),
  }
  const started = performance.now()
  let firstRow: number | undefined
  let audit = emptyAudit(Date.now())
  for await (const batch of auditOf(person, asked)) {
    if (firstRow === undefined && batch.some(({ type }) => type === 'repository')) {
      firstRow = performance.now() - started
    }
    audit = addSnapshotEvents(audit, batch)
  }
  if (firstRow === undefined) throw new Error('The audit found no repository.')
  return { audit, firstRow, complete: performance.now() - started }
}

/** What is made of it: milliseconds for the matrix, and lines of access a second for each export. */
export function measureViews({ snapshot, ...audit }: Audit, email: string) {
  const tables = auditTables(snapshot, ['example.com'])
  const started = performance.now()
  tables.matrix('anywhere')
  const matrix = performance.now() - started
  const about = exportAbout({ snapshot, ...audit }, email, DEFAULT_AUDIT_QUERY)
  const timed = (lines: Iterable<string>, mark: RegExp) => {
    const start = performance.now()
    let count = 0
    for (const text of lines) count += text.match(mark)?.length ?? 0
    return { lines: count, milliseconds: performance.now() - start }
  }
  return {
    repositories: tables.repositories.length,
    principals: tables.principals.length,
    matrix,
    csv: timed(exportCsv(tables, about, audit), /^"access",/gm),
    json: timed(exportJson(tables, about, audit), /^ {3}\{/gm),
  }
}
