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

describe('who reads through a virtual repository that one side did not look for', () => {
  const AGENT = 'serviceAccount:service-22@gcp-sa-artifactregistry.iam.gserviceaccount.com'
  const company: Company = {
    policies: {
      tools: [
        ['reader', AGENT],
        ['writer', 'user:w@example.com'],
      ],
      front: [
        ['reader', 'user:a@example.com'],
        ['reader', 'user:w@example.com'],
      ],
    },
  }
  const { snapshot } = companyIndex(company)
  const of = (...projects: string[]) => ({
    ...snapshot,
    repositories: snapshot.repositories.filter(({ name }) => projects.includes(name.project)),
  })
  const lab = of('lab-one')
  const searched = (...projects: string[]): Partial<Audit> => ({
    searched: new Map(projects.map((project) => [project, project === 'lab-one' ? '11' : '22'])),
  })
  const earlierOfLab = () => jsonOf(lab, {}, searched('lab-one'))
  const through = (text: string, today: PolicySnapshot) =>
    compared(text, today)
      .filter(({ repository }) => repository.endsWith('/tools'))
      .flatMap(({ changes }) =>
        changes.map(
          ({ kind, principal, before, now }) =>
            `${kind} ${principal}: ${before?.through ?? '-'} → ${now?.through ?? '-'}`,
        ),
      )

  test('is not new because it was looked for today', () => {
    const notNew = [
      'changed user:a@example.com: unknown → granted',
      'changed user:w@example.com: unknown → granted',
    ]
    expect(through(earlierOfLab(), snapshot)).toEqual(notNew)
    const { notSeenKinds: _, notSeen, ...rest } = JSON.parse(earlierOfLab())
    const older = {
      ...rest,
      notSeen: notSeen.filter(({ kind }: { kind: string }) => kind !== 'virtuals'),
    }
    expect(through(JSON.stringify(older), snapshot), 'nor by an older export').toEqual(notNew)
  })

  test('is new where the earlier one had looked there', () => {
    const before = jsonOf(lab, {}, searched('lab-one', 'shop-one'))
    expect(through(before, snapshot)).toEqual([
      'added user:a@example.com: - → granted',
      'changed user:w@example.com: denied → granted',
    ])
  })

  test('is not gone because nobody looked today', () => {
    const before = jsonOf(snapshot, {}, searched('lab-one', 'shop-one'))
    expect(through(before, lab)).toEqual([
      'changed user:a@example.com: granted → unknown',
      'changed user:w@example.com: granted → unknown',
    ])
  })

  test('is gone with the virtual repository', () => {
    const before = jsonOf(snapshot, {}, searched('lab-one', 'shop-one'))
    const front = snapshot.repositories.filter(({ name }) => name.repository === 'front')
    const other = front.map((one) => ({ ...one, name: { ...one.name, repository: 'other' } }))
    const without = other.map((one) => ({ ...one, mode: { kind: 'standard' } as const }))
    const today = { ...lab, repositories: [...lab.repositories, ...without] }
    expect(through(before, today)).toEqual([
      'removed user:a@example.com: granted → denied',
      'changed user:w@example.com: granted → denied',
    ])
  })

  test('an older export is one that does not say which it did not look for', () => {
    const text = earlierOfLab()
    const { notSeenKinds: _, ...older } = JSON.parse(text)
    const saysVirtuals = (one: string) => {
      const read = readExport(one)
      return read.ok && read.value.tellsOf('virtuals')
    }
    expect([saysVirtuals(text), saysVirtuals(JSON.stringify(older))]).toEqual([true, false])
    const withMore = { ...JSON.parse(text), notSeenKinds: ['virtuals', 'of a later version'] }
    expect(saysVirtuals(JSON.stringify(withMore))).toBe(true)
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
    ['a strange kind of it', changed({ notSeenKinds: [1] }), /damaged/],
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
