import { expect, test } from 'vitest'
import { blindSpots } from '@/lib/core/policies/blind-spots'
import { effectiveAccess } from '@/lib/core/policies/effective-access'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import { type Coverage, emptyAudit } from '@/lib/core/policies/snapshot-event'
import { COMPANY } from '../../emulator/company.ts'
import { companyIndex, nameOfPlace } from './small-company'
import { snapshotOf } from './snapshot-of'

const TOOLS = nameOfPlace('tools')
const ANN = 'user:ann@example.com'
const ALONE: Coverage = {
  ...emptyAudit(0),
  state: 'complete',
  source: { kind: 'repository', repository: TOOLS },
}

/** A row as `member: abilities that are granted; how`. */
function lines({ rows }: ReturnType<typeof effectiveAccess>): string[] {
  return rows.map(({ member, abilities, paths, through, standsFor }) => {
    const granted = Object.entries(abilities)
      .filter(([, is]) => is === 'granted')
      .map(([ability]) => ability)
    const ways = [
      ...paths.map(({ role, on, chain }) =>
        [role.name.split('.').at(-1), ...chain, on.kind].join(' < '),
      ),
      ...through.map(({ repository }) => `via ${repository.split('/').at(-1)}`),
    ]
    return `${member} (${standsFor}): ${granted.join(' ')} by ${ways.join(' and ')}`
  })
}

test('the repository of the demo, as its administrator sees it', () => {
  const index = indexPolicies(snapshotOf(COMPANY, Date.parse('2026-11-22T00:00:00Z')))
  const found = effectiveAccess(
    index,
    'projects/ml-platform/locations/us-central1/repositories/ml-private',
  )
  expect(lines(found)).toEqual([
    'group:ml-interns@example.com (known members): install by reader < group:ml-team@example.com < project and via ml-all',
    'group:ml-team@example.com (known members): install by reader < project and via ml-all',
    'serviceAccount:ci-publisher@ml-platform.iam.gserviceaccount.com (one): install publish by writer < project',
    'serviceAccount:ci@ml-platform.iam.gserviceaccount.com (one): install publish by writer < repository',
    'serviceAccount:trainer@ml-platform.iam.gserviceaccount.com (one): install by reader < group:ml-team@example.com < project and via ml-all',
    'serviceAccount:vm-reader@ml-platform.iam.gserviceaccount.com (one): install by reader < project and via ml-all',
    'user:ada@example.com (one): install publish delete administer by admin < organization and via ml-all',
    'user:cora@example.com (one): install publish by writer < project and via ml-all',
    'user:cus@example.com (one): install by projects/ml-platform/roles/pythonInstaller < project and via ml-all',
    'user:fay@example.com (one): install by viewer < folder and via ml-all',
    'user:nadia@example.com (one): install by reader < group:ml-interns@example.com < group:ml-team@example.com < project and via ml-all',
    'user:olga@example.com (one): install publish delete administer by roles/owner < project and reader < group:ml-team@example.com < project and via ml-all',
    'user:rita@example.com (one): install by reader < folder and via ml-all',
    'user:wes@example.com (one): install publish by writer < project and via ml-all',
  ])
})

test('everybody has a row: members of groups, readers of virtual repositories, the deleted, the unknown', () => {
  const index = companyIndex({
    policies: {
      project: [['reader', 'group:team@example.com']],
      all: [['reader', 'user:vic@example.com']],
      tools: [
        ['writer', 'group:closed@example.com'],
        ['reader', 'deleted:user:old@example.com?uid=1'],
        ['reader', 'robotArmy:all'],
        ['roles/brand.new', 'user:bob@example.com'],
        ['reader', 'user:eve@example.com', 'request.time < timestamp("2020-01-01T00:00:00Z")'],
        ['roles/storage.admin', 'user:other@example.com'],
      ],
    },
    groups: { 'team@example.com': [ANN, 'group:team@example.com'] },
  })
  const found = effectiveAccess(index, TOOLS)
  expect(found.rows.map(({ member, standsFor }) => `${member}: ${standsFor}`)).toEqual([
    'deleted:user:old@example.com?uid=1: one',
    'group:closed@example.com: an unknown number',
    'group:team@example.com: known members',
    'robotArmy:all: an unknown number',
    'user:ann@example.com: one',
    'user:bob@example.com: one',
    'user:eve@example.com: one',
    'user:vic@example.com: one',
  ])
  const row = (member: string) => found.rows.find((each) => each.member === member)
  expect(row('user:vic@example.com')?.through).toEqual([
    { repository: nameOfPlace('all'), certainty: 'granted' },
  ])
  expect(row('user:bob@example.com')?.abilities.administer).toBe('unknown')
  expect(row('user:eve@example.com')?.notInForce.map(({ condition }) => condition?.says)).toEqual([
    'until 2020-01-01 00:00 UTC',
  ])
  expect(row(ANN)?.paths[0]).toMatchObject({
    chain: ['group:team@example.com'],
    on: { name: 'projects/lab-one', isInherited: true },
    certainty: 'granted',
  })
})

test('what cannot be seen is named, with what it hides and who could see it', () => {
  const index = companyIndex({
    policies: {
      project: [['projects/lab-one/roles/x', 'group:closed@example.com']],
      tools: [['roles/storage.admin', 'group:other@example.com']],
    },
    unread: ['folder'],
  })
  expect(effectiveAccess(index, TOOLS).denyPolicies).toBe('not checked')
  const spots = blindSpots(index, [TOOLS], ALONE)
  expect(spots.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    'deny-policies projects/lab-one',
    'role projects/lab-one/roles/x',
    'group group:closed@example.com',
    'policy folders/2',
    'deny-policies folders/2',
    'deny-policies organizations/1',
    'virtuals projects/lab-one',
    'virtuals folders/2',
  ])
  const folder = spots.find(({ subject, kind }) => kind === 'policy' && subject !== '')
  expect(folder?.needs?.permission).toBe('resourcemanager.folders.getIamPolicy')
  for (const { hides } of spots) expect(hides).toMatch(/\.$/)
})

test('deny policies on one of three containers are partly checked', () => {
  const found = effectiveAccess(companyIndex({ policies: {}, deny: [] }), TOOLS)
  expect(found.denyPolicies).toBe('partly checked')
})

test('a repository that nobody asked about is all unknown, not empty', () => {
  const index = companyIndex({ policies: {} })
  const none = 'projects/no-such/locations/us/repositories/x'
  expect(effectiveAccess(index, none).rows).toEqual([])
  expect(blindSpots(index, [none], ALONE)).toHaveLength(1)
})

test('a deny policy is named only to those from whom it takes something', () => {
  const index = companyIndex({
    policies: {
      tools: [
        ['reader', ANN],
        ['repoAdmin', 'user:bob@example.com'],
        ['writer', 'user:wes@example.com'],
      ],
    },
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/public:all'],
        deniedPermissions: [
          'artifactregistry.googleapis.com/repositories.deleteArtifacts',
          'artifactregistry.googleapis.com/repositories.uploadArtifacts',
        ],
      },
    ],
  })
  const denied = ({ rows }: ReturnType<typeof effectiveAccess>) =>
    rows.map(({ member, deniedBy, denials }) => [
      member,
      deniedBy,
      // The other permissions to delete are left.
      denials.delete.taken,
    ])
  expect(denied(effectiveAccess(index, TOOLS))).toEqual([
    ['user:ann@example.com', [], []],
    ['user:bob@example.com', ['no-uploads'], []],
    ['user:wes@example.com', ['no-uploads'], []],
  ])
})

test('sources of a virtual repository that could not be looked at are named', () => {
  const index = companyIndex({ policies: {}, deny: [], unseen: ['pypi'] })
  expect(blindSpots(index, [nameOfPlace('all')], ALONE)).toContainEqual({
    kind: 'upstream',
    subject: nameOfPlace('pypi'),
    hides: expect.stringContaining('whether a package of PyPI can win'),
    because: undefined,
    needs: {
      permission: 'artifactregistry.repositories.get',
      roles: ['roles/artifactregistry.reader'],
    },
  })
})
