import { explainFailure } from '../explain-failure'
import type { Problem } from '../inventory/inventory-event'
import { type AccessRow, accessRows } from './access-rows'
import { formatAuditQuery } from './audit-query'
import type { AuditTables } from './audit-tables'
import type { BlindSpot } from './blind-spots'
import { everydayRoles, rolesThatHold } from './everyday-roles'
import {
  describeSource,
  type ExportAbout,
  exportedBlindSpots,
  exportedPaths,
  exportedRepositories,
} from './export-audit'
import { csvLine } from './export-csv-line'
import type { Coverage } from './snapshot-event'

/**
 * The columns. `record` says what a line is: `about` (the export itself), `not-seen` (what could not be read),
 * `access` (one principal on one repository), `end` (the last line: without it the file is cut off).
 */
export const CSV_COLUMNS = [
  'record',
  'subject',
  'principal',
  'principal_kind',
  'stands_for',
  'level',
  'at_most',
  'install',
  'publish',
  'delete',
  'administer',
  'through_virtual',
  'paths',
  'detail',
] as const
type Column = (typeof CSV_COLUMNS)[number]

/** An audit as CSV, a few lines at a time, so that it can be sent while it is computed. */
export function* exportCsv(
  tables: AuditTables,
  about: ExportAbout,
  coverage: Coverage,
): Generator<string, void, undefined> {
  const repositories = exportedRepositories(tables, about.query)
  yield csvLine(CSV_COLUMNS)
  yield aboutLines(about)
  yield coverage.problems.map(problemLine).join('')
  yield exportedBlindSpots(tables, repositories, coverage).map(spotLine).join('')
  let rows = 0
  for (const at of repositories) {
    const { key = '' } = tables.repositories[at] ?? {}
    const access = accessRows(tables, key, about.query)
    rows += access.length
    if (access.length > 0) yield access.map((row) => accessLine(tables, key, row)).join('')
  }
  const subject = `${repositories.length} repositories, ${rows} lines of access`
  yield line({ record: 'end', subject, detail: about.state })
}

function aboutLines(about: ExportAbout): string {
  const { made, askedBy, source, projects, query } = about
  const said = [
    ['made', made],
    ['asked by', askedBy],
    ['scope', describeSource(source).replaceAll('`', '')],
    ['projects', `${projects.answered} of ${projects.known} answered`],
    ['filters', formatAuditQuery(query) || 'none'],
  ]
  return said
    .map(([subject = '', detail = '']) => line({ record: 'about', subject, detail }))
    .join('')
}

function problemLine({ project, repository, locations, failure }: Problem): string {
  const { title, detail } = explainFailure(failure, project === undefined ? {} : { project })
  const where = locations === undefined ? '' : ` In ${locations.join(', ')}.`
  return line({
    record: 'not-seen',
    subject: repository ?? project ?? 'the search for projects',
    detail: plain(`${title}. ${detail}${where}`),
  })
}

function spotLine({ subject, hides, because, needs }: BlindSpot): string {
  const who =
    needs === undefined
      ? ''
      : ` It takes ${needs.permission}, which ${rolesThatHold(everydayRoles(needs.roles))}.`
  return line({
    record: 'not-seen',
    subject,
    detail: plain(`${hides}${because === undefined ? '' : ` ${because}.`}${who}`),
  })
}

function accessLine(tables: AuditTables, repository: string, row: AccessRow): string {
  const { access, reading } = row
  const { member, principal, standsFor, abilities, through, notInForce, deniedBy } = access
  const { install, publish, administer } = abilities
  const notes = [
    ...(notInForce.length === 0 ? [] : [`${notInForce.length} grants not in force`]),
    ...(deniedBy.length === 0 ? [] : [`taken away by ${deniedBy.join(', ')}`]),
  ]
  return line({
    record: 'access',
    subject: repository,
    principal: member,
    principal_kind: principal.kind,
    stands_for: standsFor,
    level: reading.level,
    at_most: reading.atMost,
    ...{ install, publish, delete: abilities.delete, administer },
    through_virtual: through.map((way) => `${way.repository} (${way.certainty})`).join('; '),
    paths: plain(
      exportedPaths(tables, row)
        .map(({ says }) => says)
        .join('; '),
    ),
    detail: notes.join('; '),
  })
}

function line(fields: Partial<Record<Column, string>>): string {
  return csvLine(CSV_COLUMNS.map((column) => fields[column] ?? ''))
}

/** Sentences mark code with backticks; a table has no use for them. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}
