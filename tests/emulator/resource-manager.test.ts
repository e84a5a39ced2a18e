import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { COMPANY } from './company.ts'

const ENGINEERING = 'folders/200000000001'
const MACHINE_LEARNING = 'folders/200000000002'
const ORGANIZATION = 'organizations/100000000001'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY })
})
afterAll(() => emulator.close())
const as = (email: string) => apiCaller(emulator.url, emulator.tokenFor(email))

/** Which projects each person finds: those with resourcemanager.projects.get and no others. */
test.each([
  [
    'rita@example.com',
    ['ml-platform', 'data-science', 'web-platform', 'example.com:legacy', 'payments-prod'],
  ],
  ['wes@example.com', ['ml-platform', 'data-science']],
  [
    'ada@example.com',
    [
      'ml-platform',
      'data-science',
      'web-platform',
      'example.com:legacy',
      'payments-prod',
      'archive-2019',
    ],
  ],
  ['nadia@example.com', ['ml-platform']],
  ['solo@partner.example', []],
  ['nemo@example.com', []],
  ['cora@example.com', ['ml-platform']],
  ['cus@example.com', ['ml-platform']],
  ['gail@gmail.example', ['web-platform']],
])('%s finds %j', async (email, expected) => {
  const { body } = await as(email)('GET /v3/projects:search')
  expect(body).toEqual(
    expected.length === 0
      ? {}
      : {
          projects: expected.map((projectId) =>
            expect.objectContaining({ projectId, state: 'ACTIVE' }),
          ),
        },
  )
})

test('search is paged', async () => {
  const ada = as('ada@example.com')
  const first = await ada('GET /v3/projects:search?pageSize=4')
  const token = /"nextPageToken":"([^"]+)"/.exec(JSON.stringify(first.body))?.[1]
  const second = await ada(`GET /v3/projects:search?pageSize=4&pageToken=${token}`)
  expect(second.body).toEqual({
    projects: [
      expect.objectContaining({ projectId: 'payments-prod' }),
      expect.objectContaining({ projectId: 'archive-2019' }),
    ],
  })
})

test.each([
  ['state:ACTIVE', 6],
  ['id:ml-*', 1],
  ['displayName="Data Science"', 1],
  [`parent:${MACHINE_LEARNING}`, 2],
  ['parent.type:folder AND parent.id:200000000001', 2],
  ['projectId=none', 0],
])('search understands %s', async (query, count) => {
  const { body } = await as('ada@example.com')(
    `GET /v3/projects:search?query=${encodeURIComponent(query)}`,
  )
  expect(JSON.stringify(body).match(/"projectId"/g) ?? []).toHaveLength(count)
})

describe('get', () => {
  test('a project by its ID or its number', async () => {
    const project = {
      name: 'projects/300000000001',
      parent: MACHINE_LEARNING,
      projectId: 'ml-platform',
      state: 'ACTIVE',
      displayName: 'ML Platform',
      createTime: '2024-03-04T08:00:11Z',
      labels: { team: 'ml' },
    }
    for (const id of ['ml-platform', '300000000001']) {
      expect((await as('nadia@example.com')(`GET /v3/projects/${id}`)).body).toEqual(project)
    }
  })
  test.each(['projects/example.com:legacy', 'projects/example.com%3Alegacy'])(
    'a domain-scoped one: %s',
    async (name) => {
      expect((await as('rita@example.com')(`GET /v3/${name}`)).body).toMatchObject({
        projectId: 'example.com:legacy',
      })
      const policy = await as('rita@example.com')(`POST /v3/${name}:getIamPolicy`, {})
      expect(policy.body).toMatchObject({
        bindings: [{ role: 'roles/viewer', members: ['user:rita@example.com'] }],
      })
    },
  )
  test('folders and organizations, for those who may', async () => {
    const ada = as('ada@example.com')
    expect((await ada(`GET /v3/${MACHINE_LEARNING}`)).body).toMatchObject({
      parent: ENGINEERING,
      displayName: 'Machine Learning',
    })
    expect((await ada(`GET /v3/${ORGANIZATION}`)).body).toMatchObject({
      displayName: 'example.com',
    })
    expect((await ada('GET /v3/folders:search')).body).toMatchObject({ folders: { length: 3 } })
    expect((await ada('GET /v3/organizations:search')).body).toMatchObject({
      organizations: [{ name: ORGANIZATION }],
    })
  })
  test.each(['projects/web-platform', 'projects/none', ENGINEERING, 'folders/9', ORGANIZATION])(
    '403 for %s',
    async (name) => {
      const kind = name.split('/')[0]
      expect(googleError(await as('nadia@example.com')(`GET /v3/${name}`))).toEqual({
        code: 403,
        status: 'PERMISSION_DENIED',
        message: `Permission 'resourcemanager.${kind}.get' denied on resource '//cloudresourcemanager.googleapis.com/${name}' (or it may not exist).`,
        reason: 'IAM_PERMISSION_DENIED',
        domain: 'cloudresourcemanager.googleapis.com',
        metadata: { permission: `resourcemanager.${kind}.get`, resource: name },
      })
    },
  )
})

describe('policies', () => {
  test('with conditions at version 3', async () => {
    const { body } = await as('ada@example.com')('POST /v3/projects/data-science:getIamPolicy', {
      options: { requestedPolicyVersion: 3 },
    })
    expect(body).toMatchObject({
      version: 3,
      bindings: [
        {
          role: 'roles/artifactregistry.reader',
          condition: { expression: 'request.time < timestamp("2025-01-01T00:00:00Z")' },
        },
        {},
      ],
    })
  })
  test('below version 3 a conditional binding shows as another role, without its condition', async () => {
    const { body } = await as('ada@example.com')('POST /v3/projects/data-science:getIamPolicy', {})
    expect(body).toEqual({
      version: 1,
      etag: expect.any(String),
      bindings: [
        {
          role: expect.stringMatching(/^roles\/artifactregistry\.reader_withcond_[0-9a-f]{20}$/),
          members: ['user:cora@example.com'],
        },
        { role: 'roles/artifactregistry.viewer', members: ['group:auditors@example.com'] },
      ],
    })
  })
  test('a resource without one', async () => {
    expect(
      (await as('ada@example.com')('POST /v3/folders/200000000003:getIamPolicy', {})).body,
    ).toEqual({ etag: 'ACAB' })
  })
  test('artifactregistry.reader reads none above the repository', async () => {
    const answer = await as('nadia@example.com')('POST /v3/projects/ml-platform:getIamPolicy', {})
    expect(googleError(answer).metadata).toEqual({
      permission: 'resourcemanager.projects.getIamPolicy',
      resource: 'projects/ml-platform',
    })
  })
  test('testIamPermissions answers nothing for what does not exist', async () => {
    const ask = {
      permissions: ['resourcemanager.projects.get', 'artifactregistry.repositories.list'],
    }
    expect(
      (await as('nadia@example.com')('POST /v3/projects/ml-platform:testIamPermissions', ask)).body,
    ).toEqual(ask)
    expect(
      (await as('nadia@example.com')('POST /v3/projects/none:testIamPermissions', ask)).body,
    ).toEqual({})
    expect(
      (
        await as('ada@example.com')(`POST /v3/${ORGANIZATION}:testIamPermissions`, {
          permissions: ['resourcemanager.organizations.getIamPolicy'],
        })
      ).body,
    ).toEqual({ permissions: ['resourcemanager.organizations.getIamPolicy'] })
  })
})

describe('roles and services', () => {
  test('anyone reads a predefined role', async () => {
    const { body } = await as('nemo@example.com')('GET /v1/roles/artifactregistry.reader')
    expect(body).toMatchObject({
      name: 'roles/artifactregistry.reader',
      title: 'Artifact Registry Reader',
      includedPermissions: { length: 33 },
    })
    expect(googleError(await as('nemo@example.com')('GET /v1/roles/none'))).toMatchObject({
      code: 404,
      message: 'The role named roles/none was not found.',
    })
  })
  test('a custom role needs iam.roles.get', async () => {
    const path = 'GET /v1/projects/ml-platform/roles/pythonInstaller'
    expect((await as('ada@example.com')(path)).body).toMatchObject({ title: 'Python Installer' })
    expect(googleError(await as('cus@example.com')(path)).reason).toBe('IAM_PERMISSION_DENIED')
  })
  test('services', async () => {
    const rita = as('rita@example.com')
    expect(
      (await rita('GET /v1/projects/example.com:legacy/services/artifactregistry.googleapis.com'))
        .body,
    ).toMatchObject({
      name: 'projects/300000000004/services/artifactregistry.googleapis.com',
      state: 'ENABLED',
    })
    expect(
      (await rita('GET /v1/projects/example.com:legacy/services?filter=state:ENABLED')).body,
    ).toMatchObject({ services: { length: 3 } })
    expect(googleError(await rita('GET /v1/projects/ml-platform/services')).reason).toBe(
      'IAM_PERMISSION_DENIED',
    )
  })
})
