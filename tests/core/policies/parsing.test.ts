import { expect, test } from 'vitest'
import predefined from '@/emulator/roles.json' with { type: 'json' }
import { readCondition } from '@/lib/core/policies/condition'
import {
  AUDITED_ABILITIES,
  abilitiesOf,
  permissionSet,
} from '@/lib/core/policies/deciding-permissions'
import { LEAST_ROLE } from '@/lib/core/policies/least-role'
import { canonicalMember, parsePrincipal } from '@/lib/core/policies/principal'
import { predefinedRole, ROLE_TABLE, rolesHolding } from '@/lib/core/policies/role-table'
import { parseTimestamp } from '@/lib/core/policies/timestamp'

const POOL = '//iam.googleapis.com/projects/7/locations/global/workloadIdentityPools/ci'
const WORKFORCE = '//iam.googleapis.com/locations/global/workforcePools/staff'

// Every form of https://docs.cloud.google.com/iam/docs/principal-identifiers that allow policies take.
test.each([
  ['user:Ann@Example.com', { kind: 'user', email: 'ann@example.com' }],
  ['group:team@example.com', { kind: 'group', email: 'team@example.com' }],
  [
    'serviceAccount:ci@lab.iam.gserviceaccount.com',
    { kind: 'service-account', email: 'ci@lab.iam.gserviceaccount.com', isDefault: false },
  ],
  [
    'serviceAccount:123-compute@developer.gserviceaccount.com',
    {
      kind: 'service-account',
      email: '123-compute@developer.gserviceaccount.com',
      isDefault: true,
    },
  ],
  [
    'serviceAccount:lab@appspot.gserviceaccount.com',
    { kind: 'service-account', email: 'lab@appspot.gserviceaccount.com', isDefault: true },
  ],
  ['domain:Example.com', { kind: 'domain', domain: 'example.com' }],
  ['allUsers', { kind: 'all-users' }],
  ['allAuthenticatedUsers', { kind: 'all-authenticated-users' }],
  ['projectOwner:lab', { kind: 'project-role', role: 'owner', project: 'lab' }],
  ['projectEditor:lab', { kind: 'project-role', role: 'editor', project: 'lab' }],
  [
    'projectViewer:example.com:lab',
    { kind: 'project-role', role: 'viewer', project: 'example.com:lab' },
  ],
  [
    'serviceAccount:lab.svc.id.goog[ns/ksa]',
    { kind: 'kubernetes', cluster: 'lab.svc.id.goog', namespace: 'ns', account: 'ksa' },
  ],
  [
    `principal:${POOL.replace('/ci', '/lab.svc.id.goog')}/subject/ns/ns/sa/ksa`,
    { kind: 'kubernetes', cluster: 'lab.svc.id.goog', namespace: 'ns', account: 'ksa' },
  ],
  [
    `principal:${POOL}/subject/repo:a/b:ref`,
    { kind: 'federated', pool: POOL, subject: 'repo:a/b:ref' },
  ],
  [`principal:${WORKFORCE}/subject/ann`, { kind: 'federated', pool: WORKFORCE, subject: 'ann' }],
  [`principalSet:${POOL}/*`, { kind: 'federated-set', pool: POOL, which: '*' }],
  [
    `principalSet:${POOL}/attribute.repository/a/b`,
    { kind: 'federated-set', pool: POOL, which: 'attribute.repository/a/b' },
  ],
  [
    `principalSet:${WORKFORCE}/group/g`,
    { kind: 'federated-set', pool: WORKFORCE, which: 'group/g' },
  ],
  [
    'deleted:user:ann@example.com?uid=12',
    { kind: 'deleted', was: 'user:ann@example.com', uid: '12' },
  ],
  [
    'deleted:serviceAccount:a@b.iam.gserviceaccount.com?uid=3',
    { kind: 'deleted', was: 'serviceAccount:a@b.iam.gserviceaccount.com', uid: '3' },
  ],
  [
    `deleted:principal:${WORKFORCE}/subject/ann`,
    { kind: 'deleted', was: `principal:${WORKFORCE}/subject/ann`, uid: undefined },
  ],
  ['principalSet://goog/public:all', { kind: 'unknown' }],
  ['user:nobody', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
])('%s', (member, expected) => {
  expect(parsePrincipal(member)).toEqual(expected)
})

test('the case of a workload’s name counts, that of an address does not', () => {
  expect(canonicalMember('serviceAccount:P.svc.id.goog[NS/Ksa]')).toBe(
    'serviceAccount:P.svc.id.goog[NS/Ksa]',
  )
  expect(canonicalMember(`principal:${POOL}/subject/Ann`)).toBe(`principal:${POOL}/subject/Ann`)
  expect(canonicalMember('group:Team@Example.COM')).toBe('group:team@example.com')
})

test.each([
  ['request.time < timestamp("2099-01-01T00:00:00Z")', 'until 2099-01-01 00:00 UTC'],
  ["request.time>=timestamp('2026-01-01T02:00:00+02:00')", 'from 2026-01-01 00:00 UTC on'],
  ['resource.name == "a"', 'only on `a`'],
  [
    'resource.name.startsWith("a") && request.time < timestamp("2099-01-01T00:00:00Z")',
    'only on resources whose name begins with `a`, and until 2099-01-01 00:00 UTC',
  ],
  ['resource.service == "x"', 'only for the service `x`'],
  ['(resource.name == "a/b" || resource.name.startsWith("a/b/"))', 'only on `a/b`'],
  [
    `request.time < timestamp("2099-01-01T00:00:00Z") && (resource.name == 'a' || resource.name.startsWith('a/'))`,
    'until 2099-01-01 00:00 UTC, and only on `a`',
  ],
  [
    '(resource.name == "a" || resource.name.startsWith("b/"))',
    'under a condition that this page does not judge',
  ],
  [
    '(resource.name == "a" || resource.name.startsWith("a"))',
    'under a condition that this page does not judge',
  ],
  ['resource.name.endsWith("a")', 'under a condition that this page does not judge'],
  ['resource.name == "a\\"b"', 'under a condition that this page does not judge'],
  ['request.time < timestamp("soon")', 'under a condition that this page does not judge'],
])('%s is said as: %s', (expression, says) => {
  expect(readCondition(expression).says).toBe(says)
})

test.each([
  ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1)],
  ['2026-01-01t00:00:00.5z', Date.UTC(2026, 0, 1) + 500],
  ['2026-01-01T00:00:00-01:30', Date.UTC(2026, 0, 1, 1, 30)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['2026-02-29T00:00:00Z', undefined],
  ['2026-01-01T24:00:00Z', undefined],
  ['2026-01-01', undefined],
])('the time %s', (text, expected) => {
  expect(parseTimestamp(text)).toBe(expected)
})

// Counted by another program in the same data set, and compared with Google’s page of roles.
test('the table of roles is complete for what decides', () => {
  expect(ROLE_TABLE.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(rolesHolding('repositories.downloadArtifacts')).toHaveLength(35)
  expect(rolesHolding('repositories.uploadArtifacts')).toHaveLength(16)
  expect(rolesHolding('repositories.setIamPolicy').sort()).toEqual([
    'roles/artifactregistry.admin',
    'roles/artifactregistry.containerRegistryMigrationAdmin',
    'roles/composer.worker',
    'roles/iam.securityAdmin',
    'roles/owner',
  ])
  expect(rolesHolding('repositories.getIamPolicy')).toHaveLength(12)
})

test('the table agrees with the one that was derived for the emulator', () => {
  for (const { name, includedPermissions } of predefined) {
    expect(predefinedRole(name)?.permissions, name).toBe(permissionSet(includedPermissions))
  }
})

test('roles that grant nothing here are known to do so, and roles nobody knows are not', () => {
  expect(predefinedRole('roles/storage.admin')?.permissions).toBe(0)
  expect(predefinedRole('roles/browser')?.permissions).toBe(0)
  expect(predefinedRole('roles/writer')).toBeUndefined()
  expect(predefinedRole('roles/storage.constructor')).toBeUndefined()
  expect(predefinedRole('roles/constructor')).toBeUndefined()
  expect(predefinedRole('projects/p/roles/x')).toBeUndefined()
})

test('the least role for an ability has it, and none of those above it', () => {
  AUDITED_ABILITIES.forEach((ability, at) => {
    const { role, title, permission } = LEAST_ROLE[ability]
    const found = predefinedRole(role)
    expect(found?.title).toBe(title)
    expect(abilitiesOf(found?.permissions ?? 0)).toEqual(AUDITED_ABILITIES.slice(0, at + 1))
    expect(abilitiesOf(permissionSet([permission]))).toEqual([ability])
  })
})
