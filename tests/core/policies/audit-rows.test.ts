import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessRows } from '@/lib/core/policies/access-rows'
import { AUDIT_LEVELS, type AuditQuery, DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { selectAudit, selectFindings } from '@/lib/core/policies/audit-rows'
import { countWhoCan, describeWhoCan } from '@/lib/core/policies/audit-rows-counts'
import { type AuditTables, auditTables } from '@/lib/core/policies/audit-tables'
import { buildWorld, NOW, worldShape } from './random-world'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'
import { snapshotOf } from './snapshot-of'

const tablesOf = (company: Company) => auditTables(companyIndex(company).snapshot, ['example.com'])
const asked = (query: Partial<AuditQuery>): AuditQuery => ({ ...DEFAULT_AUDIT_QUERY, ...query })

const COMPANY: Company = {
  policies: {
    organization: [['roles/owner', 'user:ola@example.com']],
    project: [['writer', 'group:team@example.com']],
    tools: [
      ['reader', 'allUsers'],
      ['reader', 'user:Rita@example.com'],
    ],
    front: [['reader', 'group:far@example.com']],
  },
  groups: { 'team@example.com': ['user:wes@example.com', 'group:inner@example.com'] },
}

function selected(tables: AuditTables, query: Partial<AuditQuery>) {
  const { repositories, principals } = selectAudit(tables, asked(query))
  return {
    repositories: repositories.map((at) => tables.repositories[at]?.name.repository),
    principals: principals.map((at) => tables.principals[at]?.member),
  }
}

const EVERY_REPOSITORY = ['all', 'front', 'pypi', 'tools']
const EVERYBODY = [
  'allUsers',
  'group:far@example.com',
  'group:inner@example.com',
  'user:ola@example.com',
  'user:rita@example.com',
  'group:team@example.com',
  'user:wes@example.com',
]

describe('what a query selects', () => {
  test.each<[string, Partial<AuditQuery>, string[], string[]]>([
    ['nothing asked: everything, members of groups too', {}, EVERY_REPOSITORY, EVERYBODY],
    [
      'words of a repository, and who reaches it',
      { repository: 'shop ront', grants: 'direct' },
      ['front'],
      [
        'group:far@example.com',
        'group:inner@example.com',
        'user:ola@example.com',
        'user:rita@example.com',
        'group:team@example.com',
        'user:wes@example.com',
      ],
    ],
    [
      'a whole resource name is no beginning of another',
      { repository: nameOfPlace('tools').slice(0, -1) },
      [],
      [],
    ],
    ['a kind of principal, and what it reaches', { kind: 'all-users' }, ['tools'], ['allUsers']],
    ['a project', { project: 'shop-one', principal: 'ola' }, ['front'], ['user:ola@example.com']],
    [
      'direct grants, of a level',
      { grants: 'direct', level: 'install', principal: 'rita', project: 'lab-one' },
      ['tools'],
      ['user:rita@example.com'],
    ],
    ['nobody of that name', { principal: 'zoe' }, [], []],
    ['what has a finding, and whom it names', { finding: 'public' }, ['tools'], ['allUsers']],
    [
      'a finding about all, in one repository',
      { finding: 'basic-role', repository: 'tools' },
      ['tools'],
      ['user:ola@example.com'],
    ],
    ['a finding that nobody has', { finding: 'deleted-principal' }, [], []],
    ['a finding of somebody else', { finding: 'public', principal: 'rita' }, [], []],
  ])('%s', (_, query, repositories, principals) => {
    expect(selected(tablesOf(COMPANY), query)).toEqual({ repositories, principals })
  })

  test('the order, both ways', () => {
    const tables = tablesOf(COMPANY)
    expect(selected(tables, { descending: true }).repositories).toEqual(
      EVERY_REPOSITORY.toReversed(),
    )
    expect(selected(tables, { sort: 'project' }).repositories).toEqual([
      'all',
      'pypi',
      'tools',
      'front',
    ])
    expect(selected(tables, { sort: 'reach', descending: true }).repositories[0]).toBe('tools')
    expect(selected(tables, { sort: 'kind' }).principals[0]).toBe('allUsers')
  })

  test('findings: by kind, by repository, by where the grant is', () => {
    const tables = tablesOf(COMPANY)
    const kinds = (query: Partial<AuditQuery>) =>
      selectFindings(tables, asked(query)).map(({ kind }) => kind)
    expect(kinds({ finding: 'public' })).toEqual(['public'])
    expect(kinds({ repository: 'front', finding: 'public' })).toEqual([])
    expect(kinds({ grants: 'direct' })).toContain('public')
    expect(kinds({ grants: 'inherited' })).not.toContain('public')
    expect(kinds({ principal: 'ola' })).toContain('basic-role')
    expect(kinds({ kind: 'all-users' })).toEqual(['public'])
    expect(kinds({ level: 'publish' })).toContain('basic-role')
    expect(kinds({ level: 'publish' })).not.toContain('public')
    expect(kinds({ level: 'install' })).toContain('public')
  })

  test('a finding leaves of a repository’s rows those that it names', () => {
    const members = (query: Partial<AuditQuery>, place: Place = 'tools') =>
      accessRows(tablesOf(COMPANY), nameOfPlace(place), asked(query)).map(
        ({ access }) => access.member,
      )
    expect(members({ finding: 'public' })).toEqual(['allUsers'])
    expect(members({ finding: 'public' }, 'front')).toEqual([])
    expect(members({ finding: 'basic-role', kind: 'user' })).toEqual(['user:ola@example.com'])
  })

  test('a finding that names nobody leaves its repositories, and everybody there', () => {
    const tables = tablesOf({
      policies: { project: [['reader', 'user:rita@example.com']] },
      priorities: { tools: 10, pypi: 20 },
    })
    expect(selected(tables, { finding: 'dependency-confusion' })).toEqual({
      repositories: ['all'],
      principals: ['user:rita@example.com'],
    })
  })
})

describe('who can, in numbers', () => {
  const said = (company: Company, place: Place, ability: 'install' | 'publish' | 'administer') => {
    const tables = tablesOf(company)
    const repository = tables.repositories.findIndex(({ key }) => key === nameOfPlace(place))
    const principals = tables.principals.map((_, at) => at)
    const options = { repository, principals, ability }
    return describeWhoCan(countWhoCan(tables, tables.matrix('anywhere'), options))
  }
  test.each<[string, Company['policies'], Partial<Company>, string]>([
    ['nobody', {}, {}, 'nobody'],
    ['one person', { tools: [['writer', 'user:a@example.com']] }, {}, '1 person'],
    [
      'a person twice is one person',
      { tools: [['writer', 'user:a@example.com']], project: [['admin', 'user:A@example.com']] },
      {},
      '1 person',
    ],
    [
      'the members of a group that could be read count, the group does not',
      { tools: [['writer', 'group:g@example.com']] },
      { groups: { 'g@example.com': ['user:a@example.com', 'user:b@example.com'] } },
      '2 people',
    ],
    [
      'a group that could not be read is never nobody, and nobody in it is counted twice',
      {
        tools: [
          ['writer', 'group:g@example.com'],
          ['reader', 'user:a@example.com'],
        ],
      },
      {},
      '1 group of unknown size',
    ],
    [
      'a group inside a group',
      { tools: [['writer', 'group:g@example.com']] },
      { groups: { 'g@example.com': ['user:a@example.com', 'group:h@example.com'] } },
      '1 person, 1 group of unknown size',
    ],
    [
      'the internet',
      {
        tools: [
          ['writer', 'allUsers'],
          ['writer', 'user:a@example.com'],
        ],
      },
      {},
      'everybody on the internet',
    ],
    [
      'Google accounts',
      { tools: [['writer', 'allAuthenticatedUsers']] },
      {},
      'every Google account',
    ],
    ['a domain', { tools: [['writer', 'domain:example.com']] }, {}, '1 whole domain'],
    [
      'service accounts and workloads',
      {
        tools: [
          ['writer', 'serviceAccount:ci@lab-one.iam.gserviceaccount.com'],
          ['writer', 'serviceAccount:lab-one.svc.id.goog[ns/builder]'],
        ],
      },
      {},
      '1 service account, 1 workload',
    ],
    [
      'a deleted account',
      { tools: [['writer', 'deleted:user:a@example.com?uid=1']] },
      {},
      'nobody',
    ],
    [
      'a condition that is not judged',
      { tools: [['writer', 'user:a@example.com', 'request.path == "x"']] },
      {},
      '1 person (1 under a condition)',
    ],
    [
      'a condition that ran out',
      {
        tools: [
          ['writer', 'user:a@example.com', 'request.time < timestamp("2020-01-01T00:00:00Z")'],
        ],
      },
      {},
      'nobody',
    ],
    [
      'a policy that could not be read',
      { tools: [['writer', 'user:a@example.com']] },
      { unread: ['folder'] },
      '1 person',
    ],
    [
      'a policy that could not be read, and others that it may name',
      {
        tools: [
          ['writer', 'user:a@example.com'],
          ['reader', 'user:b@example.com'],
        ],
      },
      { unread: ['folder'] },
      '1 person, perhaps others',
    ],
    [
      'only a role that nobody could read',
      { tools: [['projects/lab-one/roles/strange', 'user:a@example.com']] },
      {},
      'not known',
    ],
  ])('%s', (_, policies, more, expected) => {
    expect(said({ policies, ...more }, 'tools', 'publish')).toBe(expected)
  })

  test('who installs only through a virtual repository is counted, and said to', () => {
    const install = (policies: Company['policies']) => said({ policies }, 'tools', 'install')
    expect(
      install({
        all: [['reader', 'user:v@example.com']],
        tools: [['reader', 'user:a@example.com']],
      }),
    ).toBe('2 people (1 through a virtual repository)')
    expect(install({ all: [['reader', 'allUsers']] })).toBe(
      'everybody on the internet (through a virtual repository)',
    )
    expect(install({ all: [['reader', 'allUsers']], tools: [['reader', 'allUsers']] })).toBe(
      'everybody on the internet',
    )
  })
})

test('in random worlds the matrix of a source grants what the paths from there grant', () => {
  fc.assert(
    fc.property(worldShape, (shape) => {
      const tables = auditTables(snapshotOf(buildWorld(shape).world, NOW), [])
      for (const grants of ['direct', 'inherited'] as const) {
        const matrix = tables.matrix(grants)
        tables.repositories.forEach(({ key }, repository) => {
          tables.principals.forEach(({ member }, principal) => {
            const reading = matrix.at(principal, repository)
            for (const level of AUDIT_LEVELS) {
              const expected = level === 'through' ? reading.through : reading.abilities[level]
              expect(matrix.certaintyAt(principal, repository, level)).toBe(expected)
            }
            const isReached = reading.atMost !== 'none'
            expect(matrix.reaches(principal, repository)).toBe(isReached)
            // Without deny policies, what a source gives is what the paths from there say.
            const row = accessRows(tables, key, asked({ grants, principal: member })).find(
              ({ access }) => access.member === member,
            )
            const byPath = row?.paths.some(({ certainty }) => certainty === 'granted')
            const isGranted = Object.values(reading.abilities).includes('granted')
            if (isGranted) expect(byPath).toBe(true)
          })
        })
      }
    }),
    { seed: 5, numRuns: 60 },
  )
})
