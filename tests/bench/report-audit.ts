import { AUDIT_PRINCIPALS, AUDIT_PROJECTS, AUDIT_REPOSITORIES } from './audit-world.ts'
import type { AuditResult, AuditWay } from './bench-audit.ts'
import { LATENCY_MS } from './bench-listing.ts'
import type { MatrixResult } from './bench-matrix.ts'
import { median } from './median.ts'
import { ratioTable } from './ratio-table.ts'

/** How the audit is read and what is made of it, as Markdown. */
export function reportAudit({ ways, views }: AuditResult, large: MatrixResult): string {
  const { repositories, principals, matrix, csv, json } = views
  const perSecond = ({ lines, milliseconds }: AuditResult['views']['csv']) =>
    Math.round((lines / milliseconds) * 1000).toLocaleString('en')
  return `## The audit

${AUDIT_REPOSITORIES} repositories in ${AUDIT_PROJECTS} projects, ${AUDIT_PRINCIPALS} principals, ${LATENCY_MS} ms of latency for each call.
The least calls are those of an audit that asks for nothing twice.

${ways.map(reportWay).join('\n')}
### What is made of it

The matrix of these ${repositories} × ${principals}: ${Math.round(matrix)} ms. Lines of access exported in a second: ${perSecond(csv)} as CSV, ${perSecond(json)} as JSON
(${csv.lines.toLocaleString('en')} in all).

${reportMatrix(large)}`
}

function reportWay({ what, calls, least, floorMs, runs }: AuditWay): string {
  return `Read ${what}: ${calls} calls.

${ratioTable([
  { what: 'Calls, ÷ the least', values: [calls / least], target: 1 },
  {
    what: 'First repository with its policy, in round trips',
    values: runs.map(({ firstRow }) => firstRow / LATENCY_MS),
    target: 10,
  },
  { what: 'Everything, ÷ floor', values: runs.map(({ complete }) => complete / floorMs) },
])}
`
}

function reportMatrix({ repositories, principals, times }: MatrixResult): string {
  const lines = [...times].map(
    ([what, runs]) =>
      `- ${what}: ${Math.round(median(runs))} ms (at most ${Math.round(Math.max(...runs))})`,
  )
  return `${repositories.toLocaleString('en')} repositories × ${principals.toLocaleString('en')} principals, from policies that were read already, on one core; the matrix is to take less than a second:

${lines.join('\n')}
`
}
