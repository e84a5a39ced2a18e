import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { type AuditSelection, selectAudit } from '@/lib/core/policies/audit-rows'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { AUDITED_ABILITIES } from '@/lib/core/policies/deciding-permissions'
import { describeReach, reachCounts } from '@/lib/core/policies/reach-counts'
import { buildWorld, NOW, worldShape } from './random-world'
import { type Company, companyIndex } from './small-company'
import { snapshotOf } from './snapshot-of'

const COMPANY: Company = {
  policies: {
    organization: [['reader', 'user:rita@example.com']],
    project: [['writer', 'group:team@example.com']],
    tools: [['writer', 'user:wes@example.com', 'request.path == "x"']],
  },
}

function selectionOf(company: Company) {
  const tables = auditTables(companyIndex(company).snapshot, [])
  const selection = selectAudit(tables, DEFAULT_AUDIT_QUERY)
  const at = (member: string) => tables.principals.findIndex((one) => one.member === member)
  return { selection, at }
}

/** Counts the cells that are looked at. */
function counted(selection: AuditSelection) {
  const looks = { count: 0 }
  const { matrix } = selection
  const look = <T>(value: T) => {
    looks.count += 1
    return value
  }
  return {
    looks,
    selection: {
      ...selection,
      matrix: {
        ...matrix,
        at: (...place: Parameters<typeof matrix.at>) => look(matrix.at(...place)),
        reaches: (...place: Parameters<typeof matrix.reaches>) => look(matrix.reaches(...place)),
        holdingAt: (...place: Parameters<typeof matrix.holdingAt>) =>
          look(matrix.holdingAt(...place)),
        certaintyAt: (...place: Parameters<typeof matrix.certaintyAt>) =>
          look(matrix.certaintyAt(...place)),
      },
    },
  }
}

test.each([
  ['user:rita@example.com', 'install', 'all 4'],
  ['user:rita@example.com', 'publish', 'not known of 1'],
  ['user:wes@example.com', 'publish', '1 (1 under a condition)'],
  ['group:team@example.com', 'publish', '1'],
  ['group:team@example.com', 'administer', 'none'],
] as const)('%s may %s: %s', (member, ability, expected) => {
  const { selection, at } = selectionOf(COMPANY)
  expect(describeReach(reachCounts(selection)(at(member)), ability)).toBe(expected)
})

test('in random worlds the counts are those of the cells', () => {
  fc.assert(
    fc.property(worldShape, (shape) => {
      const tables = auditTables(snapshotOf(buildWorld(shape).world, NOW), [])
      const { matrix, ...selection } = selectAudit(tables, DEFAULT_AUDIT_QUERY)
      const countsOf = reachCounts({ matrix, ...selection })
      for (const principal of selection.principals) {
        for (const ability of AUDITED_ABILITIES) {
          const cells = selection.repositories.map((at) =>
            matrix.certaintyAt(principal, at, ability),
          )
          for (const [certainty, count] of Object.entries(countsOf(principal)[ability])) {
            expect(count).toBe(cells.filter((one) => one === certainty).length)
          }
        }
      }
    }),
    { seed: 3, numRuns: 40 },
  )
})

test('however often rows are drawn, each cell is looked at once', () => {
  const { selection } = selectionOf({
    policies: {
      project: Array.from(
        { length: 40 },
        (_, at) => ['reader', `user:p${at}@example.com`] as const,
      ),
    },
  })
  const watched = counted(selection)
  const countsOf = reachCounts(watched.selection)
  expect(watched.looks.count, 'nothing before it is drawn').toBe(0)
  const first = countsOf(0)
  expect(watched.looks.count, 'not everybody at once').toBeLessThan(
    20 * selection.repositories.length,
  )
  for (let frame = 0; frame < 100; frame++) {
    for (const principal of selection.principals) countsOf(principal)
  }
  expect(countsOf(0)).toBe(first)
  expect(watched.looks.count).toBe(selection.principals.length * selection.repositories.length)
})
