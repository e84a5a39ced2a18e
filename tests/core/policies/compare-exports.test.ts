import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuditQuery, DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { compareExports } from '@/lib/core/policies/compare-exports'
import { exportAbout } from '@/lib/core/policies/export-audit'
import { exportJson } from '@/lib/core/policies/export-json'
import { readExport } from '@/lib/core/policies/read-export'
import type { PolicySnapshot } from '@/lib/core/policies/snapshot'
import { type Audit, emptyAudit } from '@/lib/core/policies/snapshot-event'
import { buildWorld, NOW, worldShape } from './random-world'
import { type Company, companyIndex } from './small-company'
import { snapshotOf } from './snapshot-of'

function jsonOf(
  snapshot: PolicySnapshot,
  query: Partial<AuditQuery> = {},
  read: Partial<Audit> = {},
): string {
  const audit: Audit = { ...emptyAudit(snapshot.now), snapshot, state: 'complete', ...read }
  const about = exportAbout(audit, 'ada@example.com', { ...DEFAULT_AUDIT_QUERY, ...query })
  return [...exportJson(auditTables(snapshot, []), about, audit)].join('')
}

function compared(text: string, today: PolicySnapshot) {
  const earlier = readExport(text)
  if (!earlier.ok) throw new Error(earlier.reason)
  return [...compareExports(earlier.value, auditTables(today, []))].filter(
    (one) => one !== undefined,
  )
}

/** Lines as `tools: added user:a@example.com denied → granted`, of one ability. */
function lines(before: Company, now: Company, query: Partial<AuditQuery> = {}) {
  return compared(jsonOf(companyIndex(before).snapshot, query), companyIndex(now).snapshot).flatMap(
    ({ repository, changes }) =>
      changes.map(({ kind, principal, before: then, now: today }) => {
        const name = repository.slice(repository.lastIndexOf('/') + 1)
        return `${name}: ${kind} ${principal}, publish ${then?.publish ?? '-'} → ${today?.publish ?? '-'}`
      }),
  )
}

test('an audit compared with itself is the same, in random worlds, whatever the filters', () => {
  const filters = fc.record({
    level: fc.constantFrom<AuditQuery['level']>('', 'install', 'publish', 'through'),
    grants: fc.constantFrom<AuditQuery['grants']>('', 'direct', 'inherited'),
    kind: fc.constantFrom<AuditQuery['kind']>('', 'user', 'group'),
    principal: fc.constantFrom('', 'ann', 'g0'),
  })
  fc.assert(
    fc.property(worldShape, filters, (shape, query) => {
      const snapshot = snapshotOf(buildWorld(shape).world, NOW)
      expect(compared(jsonOf(snapshot, query), snapshot)).toEqual([])
    }),
    { seed: 3, numRuns: 60 },
  )
})

describe('what changed', () => {
  const nothing: Company = { policies: {} }
  const writer: Company = { policies: { tools: [['writer', 'user:a@example.com']] } }
  const reader: Company = { policies: { tools: [['reader', 'user:a@example.com']] } }
  const inherited: Company = { policies: { project: [['writer', 'user:a@example.com']] } }
  const group: Company = {
    policies: { tools: [['writer', 'group:g@example.com']] },
    groups: { 'g@example.com': ['user:a@example.com'] },
  }
  test.each<[string, Company, Company, string[]]>([
    ['nothing', writer, writer, []],
    ['a grant more', nothing, writer, ['tools: added user:a@example.com, publish - → granted']],
    [
      'a grant less',
      writer,
      nothing,
      ['tools: removed user:a@example.com, publish granted → denied'],
    ],
    ['less', writer, reader, ['tools: changed user:a@example.com, publish granted → denied']],
    [
      'the same by another way',
      writer,
      group,
      ['tools: added group:g@example.com, publish - → granted'],
    ],
    [
      'one person more in a group',
      { ...group, groups: { 'g@example.com': [] } },
      group,
      ['tools: added user:a@example.com, publish - → granted'],
    ],
    [
      'a policy that can no longer be read is no loss of access',
      writer,
      { ...writer, unread: ['tools'] },
      ['tools: changed user:a@example.com, publish granted → unknown'],
    ],
    [
      'a policy that could not be read before brings nothing new',
      { ...writer, unread: ['tools'] },
      writer,
      ['tools: changed user:a@example.com, publish unknown → granted'],
    ],
    [
      'a group whose members could not be seen before brings nobody new',
      { ...group, groups: {} },
      group,
      ['tools: changed user:a@example.com, publish unknown → granted'],
    ],
    [
      'granted further up instead',
      writer,
      inherited,
      [
        'all: added user:a@example.com, publish - → denied',
        'pypi: added user:a@example.com, publish - → denied',
        // What is in it can be read through `all` as well now.
        'tools: changed user:a@example.com, publish granted → granted',
      ],
    ],
  ])('%s', (_, before, now, expected) => {
    expect(lines(before, now).filter((line) => !line.startsWith('front'))).toEqual(expected)
  })

  test('what the filters of the earlier export left out is no difference', () => {
    const more: Company = {
      policies: {
        tools: [
          ['writer', 'user:a@example.com'],
          ['writer', 'user:b@example.com'],
        ],
      },
    }
    expect(lines(writer, more, { principal: 'a@' })).toEqual([])
    expect(lines(writer, more, { principal: 'b@' })).toEqual([
      'tools: added user:b@example.com, publish - → granted',
    ])
  })

  test('repositories that came and went', () => {
    const { snapshot } = companyIndex(writer)
    const fewer = { ...snapshot, repositories: snapshot.repositories.slice(1) }
    expect(compared(jsonOf(snapshot), fewer).map(({ is }) => is)).toContain('gone')
    expect(compared(jsonOf(fewer), snapshot).map(({ is }) => is)).toContain('new')
  })

  test('what the other side did not look at is no change', () => {
    const { snapshot } = companyIndex({
      policies: { project: [['reader', 'group:g@example.com']], front: [['reader', 'allUsers']] },
    })
    const of = (project: string) => ({
      ...snapshot,
      repositories: snapshot.repositories.filter(({ name }) => name.project === project),
    })
    // Somebody else's page: of another project, of which the export knows nothing.
    expect(compared(jsonOf(of('lab-one')), of('shop-one'))).toEqual([
      ...['all', 'pypi', 'tools'].map((id) => ({
        repository: `projects/lab-one/locations/us/repositories/${id}`,
        is: 'not looked at',
        changes: [],
      })),
      {
        repository: 'projects/shop-one/locations/us/repositories/front',
        is: 'new to this',
        changes: [],
      },
    ])
  })

  test('one that was made since is no change of what was not known', () => {
    const { snapshot } = companyIndex({
      policies: { tools: [['reader', 'user:a@example.com']] },
      unread: ['project'],
    })
    const fewer = { ...snapshot, repositories: snapshot.repositories.slice(1) }
    const [found] = compared(jsonOf(fewer), snapshot)
    expect(found).toMatchObject({ is: 'new', changes: [{ kind: 'added', before: undefined }] })
  })

  test('a repository that the filters leave out today is there all the same', () => {
    const nobody: Company = { policies: {} }
    const before = companyIndex(writer).snapshot
    expect(
      compared(jsonOf(before, { principal: 'a@' }), companyIndex(nobody).snapshot),
    ).toMatchObject([
      { is: 'there', changes: [{ kind: 'removed', principal: 'user:a@example.com' }] },
    ])
  })
})

describe('files that cannot be compared, each with one line', () => {
  const whole = jsonOf(companyIndex({ policies: { tools: [['reader', 'allUsers']] } }).snapshot)
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(whole), ...change })
  test.each([
    ['nothing', '', /not an export/],
    ['a CSV file', 'record,subject\r\n', /not an export/],
    ['other JSON', '{"repositories":[]}', /not an export/],
    ['a list', '[]', /not an export/],
    ['null', 'null', /not an export/],
    ['50 MB of something else', 'x'.repeat(50_000_000), /not an export/],
    ['cut off', whole.slice(0, -40), /cut off/],
    ['a newer version', changed({ version: 2 }), /newer version/],
    ['no version', changed({ version: '1' }), /damaged/],
    ['no time', changed({ made: 'yesterday' }), /damaged/],
    ['no list', changed({ repositories: {} }), /damaged/],
    ['something strange not seen', changed({ notSeen: [1] }), /damaged/],
    ['a strange repository', changed({ repositories: [{ name: 1, access: [] }] }), /damaged/],
    [
      'a strange certainty',
      changed({
        repositories: [
          { name: 'x', access: [{ principal: 'allUsers', abilities: { install: 'yes' } }] },
        ],
      }),
      /damaged/,
    ],
  ])('%s', (_, text, reason) => {
    const read = readExport(text)
    expect(read).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
    expect(read.ok ? '' : read.reason).not.toContain('\n')
  })

  test('fields that are not known are passed over; names like those of objects are names', () => {
    const read = readExport(
      changed({
        more: 1,
        repositories: [{ name: '__proto__', access: [], extra: [] }],
      }),
    )
    expect(read.ok && [...read.value.access.keys()]).toEqual(['__proto__'])
  })
})
