import { type AccessRow, accessRows } from './access-rows'
import { formatAuditQuery } from './audit-query'
import { selectFindings } from './audit-rows'
import type { AuditTables } from './audit-tables'
import { BLIND_SPOT_KINDS } from './blind-spots'
import {
  type ExportAbout,
  exportedBlindSpots,
  exportedPaths,
  exportedRepositories,
} from './export-audit'
import type { Finding } from './findings/finding'
import { ROLE_TABLE } from './role-table'
import type { Coverage } from './snapshot-event'

/** What an export is recognised by. A field that changes its meaning raises the version; a new field does not. */
export const EXPORT_FORMAT = { format: 'artifact-registry-audit', version: 1 } as const

/**
 * An audit as JSON, a repository at a time, so that it can be sent while it is computed. Lists are in the order of their
 * names, one principal to a line: two exports can be compared line by line. `state` comes last: a file without it is
 * cut off.
 */
export function* exportJson(
  tables: AuditTables,
  about: ExportAbout,
  coverage: Coverage,
): Generator<string, void, undefined> {
  const { made, askedBy, source, projects, query, state } = about
  const repositories = exportedRepositories(tables, query)
  const head = {
    ...EXPORT_FORMAT,
    made,
    askedBy,
    source,
    projects,
    filters: formatAuditQuery(query),
    roleTable: ROLE_TABLE,
    notSeen: exportedBlindSpots(tables, repositories, coverage).map(
      ({ kind, subject, hides, because, needs }) => ({ kind, subject, hides, because, needs }),
    ),
    notSeenKinds: BLIND_SPOT_KINDS,
    problems: coverage.problems.map((problem) => ({ ...problem })),
  }
  yield `${JSON.stringify(head, undefined, 1).slice(0, -2)},\n "repositories": [`
  let isFirst = true
  for (const at of repositories) {
    const repository = tables.repositories[at]
    if (repository === undefined) continue
    const { key, mode } = repository
    const access = accessRows(tables, key, query).map(
      (row) => `\n   ${JSON.stringify(accessEntry(tables, row))}`,
    )
    const names = `"name": ${JSON.stringify(key)}, "kind": ${JSON.stringify(mode.kind)}`
    yield `${isFirst ? '' : ','}\n  { ${names}, "access": [${access.join(',')}] }`
    isFirst = false
  }
  const findings = selectFindings(tables, query)
    .map((finding) => `\n  ${JSON.stringify(findingEntry(finding))}`)
    .join(',')
  yield `\n ],\n "findings": [${findings}\n ],\n "state": ${JSON.stringify(state)}\n}\n`
}

function accessEntry(tables: AuditTables, row: AccessRow) {
  const { access, reading } = row
  const { member, principal, standsFor, abilities, through, notInForce, deniedBy } = access
  const { install, publish, administer } = abilities
  return {
    principal: member,
    kind: principal.kind,
    standsFor,
    level: reading.level,
    atMost: reading.atMost,
    abilities: { install, publish, delete: abilities.delete, administer },
    ...(through.length === 0 ? {} : { through }),
    paths: exportedPaths(tables, row).map(({ path }) => pathEntry(path)),
    ...(notInForce.length === 0 ? {} : { notInForce: notInForce.map(pathEntry) }),
    ...(deniedBy.length === 0 ? {} : { deniedBy }),
  }
}

function pathEntry({ role, on, member, chain, condition, certainty }: AccessRow['paths'][number]) {
  return {
    role: role.name,
    on: on.name,
    member,
    ...(chain.length === 0 ? {} : { chain }),
    ...(condition === undefined
      ? {}
      : { condition: condition.text?.expression ?? null, inForce: condition.isInForce }),
    certainty,
  }
}

function findingEntry({ kind, severity, certainty, reason, weight, grant, ...rest }: Finding) {
  const { repositories, mend } = rest
  return { kind, severity, certainty, reason, weight, grant, repositories, mend }
}
