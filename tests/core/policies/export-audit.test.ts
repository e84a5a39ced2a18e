import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { accessRows } from '@/lib/core/policies/access-rows'
import { type AuditQuery, DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { exportAbout } from '@/lib/core/policies/export-audit'
import { CSV_COLUMNS, exportCsv } from '@/lib/core/policies/export-csv'
import { csvLine } from '@/lib/core/policies/export-csv-line'
import { exportJson } from '@/lib/core/policies/export-json'
import type { PolicySnapshot } from '@/lib/core/policies/snapshot'
import { type Audit, emptyAudit } from '@/lib/core/policies/snapshot-event'
import { buildWorld, NOW, worldShape } from './random-world'
import { type Company, companyIndex, nameOfPlace } from './small-company'
import { snapshotOf } from './snapshot-of'

/** Python's own reader of CSV, strict; what it read, as JSON. */
const READ_CSV = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode("utf-8")
print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), strict=True))))
`
const rowsIn = (text: string) =>
  z
    .array(z.array(z.string()))
    .parse(JSON.parse(execFileSync('python3', ['-c', READ_CSV], { input: text, encoding: 'utf8' })))

function exported(
  snapshot: PolicySnapshot,
  query: Partial<AuditQuery> = {},
  read: Partial<Audit> = {},
) {
  const audit: Audit = { ...emptyAudit(snapshot.now), snapshot, state: 'complete', ...read }
  const tables = auditTables(snapshot, ['example.com'])
  const about = exportAbout(audit, 'ada@example.com', { ...DEFAULT_AUDIT_QUERY, ...query })
  return {
    tables,
    csv: [...exportCsv(tables, about, audit)].join(''),
    json: [...exportJson(tables, about, audit)].join(''),
  }
}

const COMPANY: Company = {
  policies: {
    project: [
      ['writer', 'group:team@example.com'],
      ['reader', 'user:old@example.com', 'request.time < timestamp("2020-01-01T00:00:00Z")'],
    ],
    tools: [
      ['reader', 'allUsers'],
      ['writer', 'user:=cmd|calc@example.com'],
    ],
  },
  unread: ['folder'],
}

/** What the export of one repository reads where the list of its neighbours is refused. */
const ALONE: Partial<Audit> = {
  source: { kind: 'repository', repository: nameOfPlace('tools') },
  problems: [{ project: 'lab-one', locations: ['us'], failure: { kind: 'permission-denied' } }],
}

describe('CSV', () => {
  test('Python reads back what was written, formulas defused', () => {
    const field = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('"', ',', '\n', '\r', '=', '+', '-', '@', '\t', ' ', 'a'),
      }),
    )
    const lines = fc.sample(fc.array(field, { minLength: 3, maxLength: 3 }), {
      seed: 7,
      numRuns: 2000,
    })
    const read = rowsIn(lines.map(csvLine).join(''))
    expect(read).toHaveLength(lines.length)
    lines.forEach((fields, at) => {
      fields.forEach((written, column) => {
        const got = read[at]?.[column] ?? ''
        expect([written, `'${written}`]).toContain(got)
        expect(got).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      })
    })
  })

  test.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@sum', `"'@sum"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['\t=1', `"'\t=1"`],
    ['a"b', '"a""b"'],
    ['user:a@example.com', '"user:a@example.com"'],
    ['', '""'],
  ])('%j is written %s', (field, expected) => {
    expect(csvLine([field])).toBe(`${expected}\r\n`)
  })

  test('says who, when, what could not be seen, who can, and that it is whole', () => {
    const { csv } = exported(companyIndex(COMPANY).snapshot)
    const [head, ...rows] = rowsIn(csv)
    expect(head).toEqual(CSV_COLUMNS)
    for (const row of rows) expect(row).toHaveLength(CSV_COLUMNS.length)
    const records = rows.map((row) => Object.fromEntries(row.map((v, at) => [CSV_COLUMNS[at], v])))
    const about = (subject: string) =>
      records.find((row) => row['record'] === 'about' && row['subject'] === subject)?.['detail']
    expect(about('made')).toBe('2026-06-01T00:00:00.000Z')
    expect(about('asked by')).toBe('ada@example.com')
    const unseen = records.filter((row) => row['record'] === 'not-seen')
    expect(unseen.map((row) => row['subject'])).toEqual(
      expect.arrayContaining(['folders/2', 'group:team@example.com']),
    )
    const everybody = records.find((row) => row['principal'] === 'allUsers')
    expect(everybody).toMatchObject({
      record: 'access',
      subject: nameOfPlace('tools'),
      level: 'install',
      at_most: 'administer',
      publish: 'unknown',
      paths: 'Reader, on this repository',
    })
    const odd = records.find((row) => row['principal']?.includes('calc'))
    expect(odd?.['principal']).toBe('user:=cmd|calc@example.com')
    expect(records.at(-1)).toMatchObject({ record: 'end', detail: 'complete' })
  })
})

describe('virtual repositories that were not looked for', () => {
  const { snapshot } = companyIndex({ policies: { tools: [['reader', 'allUsers']] } })
  const place = 'projects/lab-one/locations/us'
  const query = { repository: nameOfPlace('tools') }

  test('are among what a CSV says was not seen, with the reason and who could see it', () => {
    const details = new Map(
      rowsIn(exported(snapshot, query, ALONE).csv)
        .filter(([record, , , , , , , , , , , , , text]) => record === 'not-seen' && text)
        .map((row) => [`${row[1]} ${/^\S+/.exec(row.at(-1) ?? '')}`, row.at(-1)]),
    )
    expect(details.get(`${place} Virtual`)).toMatch(
      /same project and location .* You may not .* It takes artifactregistry\.repositories\.list, which roles\/artifactregistry\.reader, roles\/cloudasset\.viewer hold\./,
    )
    expect(details.get(`${nameOfPlace('tools')} Virtual`)).toMatch(/may have what is here/)
  })

  test('are in the JSON, which says that it tells of them', () => {
    const { notSeen, notSeenKinds } = JSON.parse(exported(snapshot, query, ALONE).json)
    const virtuals = notSeen.filter(({ kind }: { kind: string }) => kind === 'virtuals')
    expect(virtuals).toEqual([
      {
        kind: 'virtuals',
        subject: place,
        hides: expect.stringContaining('same project and location'),
        because: expect.stringMatching(/^You may not/),
        needs: {
          permission: 'artifactregistry.repositories.list',
          roles: ['roles/artifactregistry.reader', 'roles/cloudasset.viewer'],
        },
      },
      {
        kind: 'virtuals',
        subject: nameOfPlace('tools'),
        hides: expect.stringContaining('may have what is here as a source'),
        needs: expect.anything(),
      },
    ])
    expect(notSeenKinds).toContain('virtuals')
  })
})

describe('JSON', () => {
  const schema = z.fromJSONSchema(
    JSON.parse(readFileSync('public/audit-export.schema.json', 'utf8')),
  )

  test('holds what the rows say, and fits its schema, in random worlds', () => {
    fc.assert(
      fc.property(worldShape, (shape) => {
        const { tables, json } = exported(snapshotOf(buildWorld(shape).world, NOW))
        const read = JSON.parse(json)
        expect(schema.safeParse(read).error).toBeUndefined()
        expect(read.repositories.map(({ name }: { name: string }) => name)).toEqual(
          tables.repositories.map(({ key }) => key),
        )
        for (const { name, access } of read.repositories) {
          expect(access.map(({ principal }: { principal: string }) => principal)).toEqual(
            accessRows(tables, name, DEFAULT_AUDIT_QUERY).map((row) => row.access.member),
          )
        }
      }),
      { seed: 11, numRuns: 40 },
    )
  })

  test('the schema refuses what is no export', () => {
    const whole = JSON.parse(exported(companyIndex(COMPANY).snapshot, {}, ALONE).json)
    expect(schema.safeParse(whole).success).toBe(true)
    expect(schema.safeParse({ ...whole, version: 2 }).success).toBe(false)
    const { state: _, ...cut } = whole
    expect(schema.safeParse(cut).success).toBe(false)
  })

  test('one from before it told of virtual repositories fits the schema as well', () => {
    const { notSeenKinds: _, ...before } = JSON.parse(exported(companyIndex(COMPANY).snapshot).json)
    expect(schema.safeParse(before).success).toBe(true)
  })

  test('is the same in whatever order things arrived', () => {
    const { snapshot } = companyIndex(COMPANY)
    const turned: PolicySnapshot = {
      ...snapshot,
      containers: snapshot.containers.toReversed(),
      repositories: snapshot.repositories.toReversed(),
    }
    expect(exported(turned).json).toBe(exported(snapshot).json)
    expect(exported(turned).csv).toBe(exported(snapshot).csv)
  })

  test('what an unseen group may give is said once, of the group', () => {
    const { snapshot } = companyIndex({
      policies: {
        project: [['writer', 'group:team@example.com']],
        tools: [['reader', 'user:r@example.com']],
      },
    })
    const repository = nameOfPlace('tools')
    const [{ access }] = JSON.parse(exported(snapshot, { repository }).json).repositories
    const rowOf = (member: string) =>
      access.find(({ principal }: { principal: string }) => principal === member)
    expect(rowOf('user:r@example.com')).toMatchObject({ level: 'install', atMost: 'publish' })
    const rolesOf = (member: string) =>
      rowOf(member).paths.map(({ role }: { role: string }) => role)
    expect(rolesOf('user:r@example.com')).toEqual(['roles/artifactregistry.reader'])
    expect(rolesOf('group:team@example.com')).toEqual(['roles/artifactregistry.writer'])
  })

  test('a filter means the same in every part of every export', () => {
    const { csv, json } = exported(companyIndex(COMPANY).snapshot, { finding: 'public' })
    const lines = rowsIn(csv).filter(([record]) => record === 'access')
    expect(lines.map(([, , principal]) => principal)).toEqual(['allUsers'])
    const { repositories, findings } = JSON.parse(json)
    expect(repositories.map(({ name }: { name: string }) => name)).toEqual([nameOfPlace('tools')])
    expect(findings.map(({ kind }: { kind: string }) => kind)).toEqual(['public'])
    const whole = companyIndex({ ...COMPANY, unread: [] }).snapshot
    const published = JSON.parse(exported(whole, { level: 'delete' }).json)
    expect(published.findings.map(({ kind }: { kind: string }) => kind)).not.toContain('public')
  })

  test('one repository alone, and only who may publish', () => {
    const { snapshot } = companyIndex(COMPANY)
    const repository = nameOfPlace('tools')
    const { repositories } = JSON.parse(exported(snapshot, { repository, level: 'publish' }).json)
    expect(repositories.map(({ name }: { name: string }) => name)).toEqual([repository])
    const [{ access }] = repositories
    for (const row of access) expect(row.abilities.publish).not.toBe('denied')
  })
})
