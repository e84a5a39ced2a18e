import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { smallWorld } from './small-world.ts'

const REPOSITORY = 'artifactregistry.googleapis.com/Repository'
const PROJECT = 'cloudresourcemanager.googleapis.com/Project'
const ONE = '//artifactregistry.googleapis.com/projects/lab/locations/us-central1/repositories/one'
const TWO = ONE.replace(/one$/, 'two')
const LAB = '//cloudresourcemanager.googleapis.com/projects/lab'
const FOLDER = '//cloudresourcemanager.googleapis.com/folders/2'
const ORGANIZATION = '//cloudresourcemanager.googleapis.com/organizations/1'
const grant = (role: string, ...members: string[]) => ({ role, members })
const UNTIL = {
  title: 'Until 2099',
  expression: 'request.time < timestamp("2099-01-01T00:00:00Z")',
}

/** ann sees the whole organization, bob only the project, carl (a security administrator) searches and may not analyze. */
function assetWorld(limits?: string) {
  const small = smallWorld()
  const [lab] = small.projects
  const [one, two] = lab?.repositories ?? []
  return {
    ...small,
    ...(limits === undefined ? {} : { clientProject: limits }),
    people: [...small.people, { email: 'carl@example.com', name: 'Carl' }],
    organizations: [
      {
        ...small.organizations[0],
        iamPolicy: {
          bindings: [
            grant('roles/cloudasset.viewer', 'user:ann@example.com'),
            grant('roles/iam.securityAdmin', 'user:carl@example.com'),
          ],
        },
      },
    ],
    projects: [
      {
        ...lab,
        createTime: '2024-03-04T08:00:11Z',
        labels: { team: 'ml' },
        services: { 'cloudasset.googleapis.com': 'ENABLED' },
        iamPolicy: { bindings: [grant('roles/viewer', 'user:bob@example.com')] },
        serviceAccounts: [
          {
            email: 'ci-robot@lab.iam.gserviceaccount.com',
            displayName: 'CI',
            iamPolicy: {
              bindings: [grant('roles/iam.workloadIdentityUser', 'user:ann@example.com')],
            },
          },
        ],
        repositories: [
          {
            ...one,
            description: 'Our own libraries',
            createTime: '2024-03-11T09:12:45.120394Z',
            updateTime: '2026-11-18T16:42:10.004512Z',
            iamPolicy: {
              version: 3,
              bindings: [
                {
                  ...grant('roles/artifactregistry.reader', 'group:team@example.com'),
                  condition: UNTIL,
                },
                grant('projects/lab/roles/custom', 'allUsers'),
              ],
            },
          },
          two,
        ],
      },
      {
        projectId: 'other-lab',
        projectNumber: '4',
        displayName: 'Other',
        repositories: [
          { name: 'projects/other-lab/locations/us/repositories/elsewhere', format: 'PYTHON' },
        ],
      },
    ],
  }
}

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: assetWorld(), now: () => 1_800_000_000_000 })
})
afterAll(() => emulator.close())

const as = (email: string, on: Emulator = emulator) => apiCaller(on.url, on.tokenFor(email))
const ann = () => as('ann@example.com')
const results = z.object({
  results: z.array(z.looseObject({})).default([]),
  nextPageToken: z.string().optional(),
})
const found = async (path: string, email = 'ann@example.com') =>
  results.parse((await as(email)(`GET /v1/${path}`)).body)
const namesOf = async (path: string, email?: string) =>
  (await found(path, email)).results.map(({ name, resource }) => name ?? resource)

describe('searchAllResources', () => {
  test('finds what is at and below the scope, and nothing beside it', async () => {
    const all = [
      ORGANIZATION,
      FOLDER,
      LAB,
      ONE,
      TWO,
      expect.stringMatching(/serviceAccounts\/\d{21}$/),
    ]
    expect(await namesOf('organizations/1:searchAllResources')).toEqual(all)
    expect(await namesOf('folders/2:searchAllResources')).toEqual(all.slice(1))
    for (const project of ['projects/lab', 'projects/3']) {
      expect(await namesOf(`${project}:searchAllResources`, 'bob@example.com')).toEqual(
        all.slice(2),
      )
    }
  })

  test('tells where something is, and not its format', async () => {
    const { results: items } = await found(
      `organizations/1:searchAllResources?assetTypes=${REPOSITORY}`,
    )
    expect(items[0]).toEqual({
      name: ONE,
      assetType: REPOSITORY,
      project: 'projects/3',
      folders: ['folders/2'],
      organization: 'organizations/1',
      displayName: 'projects/lab/locations/us-central1/repositories/one',
      description: 'Our own libraries',
      location: 'us-central1',
      createTime: '2024-03-11T09:12:45Z',
      updateTime: '2026-11-18T16:42:10Z',
      parentFullResourceName: LAB,
      parentAssetType: PROJECT,
    })
    const [project] = (await found(`organizations/1:searchAllResources?assetTypes=${PROJECT}`))
      .results
    expect(project).toEqual({
      name: LAB,
      assetType: PROJECT,
      project: 'projects/3',
      folders: ['folders/2'],
      organization: 'organizations/1',
      displayName: 'Lab',
      location: 'global',
      labels: { team: 'ml' },
      createTime: '2024-03-04T08:00:11Z',
      state: 'ACTIVE',
      additionalAttributes: { projectId: 'lab' },
      parentFullResourceName: FOLDER,
      parentAssetType: 'cloudresourcemanager.googleapis.com/Folder',
    })
  })

  test('tells the whole resource where the mask asks for it', async () => {
    for (const mask of ['name,versionedResources', 'name,versioned_resources']) {
      const path = `organizations/1:searchAllResources?assetTypes=${REPOSITORY}&readMask=${mask}`
      expect((await found(path)).results[1]).toEqual({
        name: TWO,
        versionedResources: [
          {
            version: 'v1',
            resource: expect.objectContaining({ format: 'PYTHON', mode: 'STANDARD_REPOSITORY' }),
          },
        ],
      })
    }
    const [organization] = (await found('organizations/1:searchAllResources?readMask=*')).results
    expect(organization).toMatchObject({
      versionedResources: [{ version: 'v3', resource: { displayName: 'example.com' } }],
    })
  })

  test('has pages, whose tokens belong to one search', async () => {
    const path = `organizations/1:searchAllResources?assetTypes=${REPOSITORY}&pageSize=1`
    const first = await found(path)
    const next = `&pageToken=${first.nextPageToken}`
    const second = await found(`${path}${next}`)
    expect([...first.results, ...second.results].map(({ name }) => name)).toEqual([ONE, TWO])
    expect(second.nextPageToken).toBeUndefined()
    const other = await ann()(`GET /v1/organizations/1:searchAllResources?pageSize=1${next}`)
    expect(googleError(other)).toMatchObject({ code: 400, message: 'Invalid page token.' })
  })

  test.each([
    ['query=description:libraries', [ONE]],
    ['query=name:tw*', [TWO]],
    ['query=location:us-central1+displayName:two', [TWO]],
    [`query=name=${TWO}`, [TWO]],
    ['query=name:on', []],
    ['assetTypes=.*Repository', [ONE, TWO]],
    [`assetTypes=${PROJECT}&assetTypes=${REPOSITORY}`, [LAB, ONE, TWO]],
  ])('%s', async (query, expected) => {
    expect(await namesOf(`organizations/1:searchAllResources?${query}`)).toEqual(expected)
  })

  test.each([
    ['query=NOT+state:ACTIVE', 'query'],
    ['query=unknown:field', 'query'],
    ['assetTypes=Repository', 'asset_types'],
    ['assetTypes=(', 'asset_types'],
    ['readMask=format', 'read_mask'],
    ['orderBy=name', 'order_by'],
    ['pageSize=many', 'page_size'],
  ])('%s is refused, not ignored', async (query, field) => {
    const { body, status } = await ann()(`GET /v1/organizations/1:searchAllResources?${query}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { details: [{ fieldViolations: [{ field }] }] } })
  })
})

describe('searchAllIamPolicies', () => {
  test('finds the policies themselves, with their conditions, and nothing where there is none', async () => {
    const { results: items } = await found('folders/2:searchAllIamPolicies')
    expect(items.map(({ resource }) => resource)).toEqual([
      LAB,
      ONE,
      expect.stringContaining('/serviceAccounts/'),
    ])
    expect(items[1]).toEqual({
      resource: ONE,
      assetType: REPOSITORY,
      project: 'projects/3',
      folders: ['folders/2'],
      organization: 'organizations/1',
      policy: {
        bindings: [
          { ...grant('roles/artifactregistry.reader', 'group:team@example.com'), condition: UNTIL },
          grant('projects/lab/roles/custom', 'allUsers'),
        ],
      },
    })
  })

  test.each([
    ['policy:allUsers', [[ONE, 'projects/lab/roles/custom']]],
    ['memberTypes:group', [[ONE, 'roles/artifactregistry.reader']]],
    ['roles:roles/viewer', [[LAB, 'roles/viewer']]],
    [
      'policy.role.permissions:artifactregistry.repositories.downloadArtifacts',
      [
        [LAB, 'roles/viewer'],
        [ONE, 'roles/artifactregistry.reader'],
      ],
    ],
    [`resource=${LAB}`, [[LAB, 'roles/viewer']]],
    ['policy:nobody@example.com', []],
  ])('%s: of a policy only the bindings that match', async (query, expected) => {
    const { results: items } = await found(
      `organizations/1:searchAllIamPolicies?query=${encodeURIComponent(query)}`,
    )
    const bound = items.map((item) => {
      const { resource, policy } = z
        .object({
          resource: z.string(),
          policy: z.object({ bindings: z.array(z.object({ role: z.string() })) }),
        })
        .parse(item)
      return [resource, ...policy.bindings.map(({ role }) => role)]
    })
    expect(bound).toEqual(expected)
  })
})

describe('effectiveIamPolicies.batchGet', () => {
  const names = (...list: string[]) =>
    list.map((name) => `names=${encodeURIComponent(name)}`).join('&')
  const answer = z.object({
    policyResults: z.array(
      z.object({
        fullResourceName: z.string(),
        policies: z
          .array(z.object({ attachedResource: z.string(), policy: z.looseObject({}) }))
          .default([]),
      }),
    ),
  })
  const ask = async (scope: string, ...list: string[]) => {
    const { body } = await ann()(`GET /v1/${scope}/effectiveIamPolicies:batchGet?${names(...list)}`)
    return answer
      .parse(body)
      .policyResults.map(({ fullResourceName, policies }) => [
        fullResourceName,
        ...policies.map(({ attachedResource }) => attachedResource),
      ])
  }

  test('answers in the order asked, nearest first, up to the scope', async () => {
    expect(await ask('organizations/1', TWO, ONE, ORGANIZATION)).toEqual([
      [TWO, LAB, ORGANIZATION],
      [ONE, ONE, LAB, ORGANIZATION],
      [ORGANIZATION, ORGANIZATION],
    ])
    expect(await ask('folders/2', ONE)).toEqual([[ONE, ONE, LAB]])
    expect(await ask('projects/lab', ONE)).toEqual([[ONE, ONE, LAB]])
  })

  test('what is outside the scope, or nowhere, has none', async () => {
    expect(await ask('organizations/1', '//x.googleapis.com/y')).toEqual([['//x.googleapis.com/y']])
    expect(await ask('projects/lab', ORGANIZATION)).toEqual([[ORGANIZATION]])
  })

  test('takes twenty names and not twenty-one, and not none', async () => {
    const many = Array.from({ length: 21 }, () => ONE)
    expect(await ask('organizations/1', ...many.slice(1))).toHaveLength(20)
    for (const list of [many, []]) {
      const path = `/v1/organizations/1/effectiveIamPolicies:batchGet?${names(...list)}`
      expect(googleError(await ann()(`GET ${path}`)).status).toBe('INVALID_ARGUMENT')
    }
  })

  test('takes more permissions than the searches', async () => {
    expect(await namesOf('organizations/1:searchAllResources', 'carl@example.com')).toContain(ONE)
    const path = `/v1/organizations/1/effectiveIamPolicies:batchGet?${names(ONE)}`
    expect(googleError(await as('carl@example.com')(`GET ${path}`)).code).toBe(403)
  })
})

const METHODS = ['organizations/1:searchAllResources', 'organizations/1:searchAllIamPolicies']

test.each([
  ['a right below the scope only', 'bob@example.com', 'organizations/1'],
  ['no such scope', 'ann@example.com', 'organizations/9'],
  ['no such project', 'ann@example.com', 'projects/missing'],
])('is refused without a word of what is missing: %s', async (_why, email, scope) => {
  for (const method of [
    ':searchAllResources',
    ':searchAllIamPolicies',
    '/effectiveIamPolicies:batchGet',
  ]) {
    const error = googleError(await as(email)(`GET /v1/${scope}${method}?names=x`))
    expect(error).toMatchObject({
      code: 403,
      message: 'Request denied by Cloud IAM.',
      reason: undefined,
    })
  }
})

test('takes cloud-platform: the read-only scope is refused', async () => {
  const scopes = ['https://www.googleapis.com/auth/cloud-platform.read-only']
  const call = apiCaller(emulator.url, emulator.tokenFor('ann@example.com', { scopes }))
  for (const method of METHODS) {
    const error = googleError(await call(`GET /v1/${method}`))
    expect(error.reason).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT')
  }
})

test('the API has to be on in the project that pays, not in the scope', async () => {
  const header = { 'x-goog-user-project': 'lab' }
  const call = as('bob@example.com')
  const path = 'GET /v1/projects/lab:searchAllResources'
  expect((await call(path, undefined, header)).status).toBe(200)
  const off = await startEmulator({ world: assetWorld('other-lab') })
  try {
    for (const method of METHODS) {
      const error = googleError(await as('ann@example.com', off)(`GET /v1/${method}`))
      expect(error).toMatchObject({
        reason: 'SERVICE_DISABLED',
        message: expect.stringMatching(/^Cloud Asset API has not been used in project 4 before/),
        metadata: { consumer: 'projects/4', service: 'cloudasset.googleapis.com' },
      })
    }
    // The header outranks where the client lives.
    const paid = await as('bob@example.com', off)(path, undefined, header)
    expect(paid.status).toBe(200)
  } finally {
    await off.close()
  }
})

test('quotas are of a minute, of each method and of the project that pays', async () => {
  let now = 1_800_000_000_000
  const limited = await startEmulator({
    world: assetWorld(),
    now: () => now,
    assetLimits: { search: 2, batchGet: 1 },
  })
  try {
    const call = as('ann@example.com', limited)
    const status = async (path: string) => (await call(`GET /v1/organizations/1${path}`)).status
    const batch = `/effectiveIamPolicies:batchGet?names=${ONE}`
    expect([
      await status(':searchAllResources'),
      await status(':searchAllResources'),
      await status(':searchAllResources'),
      await status(':searchAllIamPolicies'),
      await status(batch),
      await status(batch),
    ]).toEqual([200, 200, 429, 200, 200, 429])
    expect(googleError(await call(`GET /v1/organizations/1:searchAllResources`))).toMatchObject({
      status: 'RESOURCE_EXHAUSTED',
      message:
        "Quota exceeded for quota metric 'SearchAllResources Requests' and limit 'SearchAllResources Requests per minute' of service 'cloudasset.googleapis.com' for consumer 'project_number:900000000000'.",
      reason: 'RATE_LIMIT_EXCEEDED',
      metadata: { quota_limit_value: '2' },
    })
    const bob = as('bob@example.com', limited)
    const paid = await bob('GET /v1/projects/lab:searchAllResources', undefined, {
      'x-goog-user-project': 'lab',
    })
    expect(paid.status).toBe(200)
    now += 60_000
    expect(await status(':searchAllResources')).toBe(200)
    const controls = apiCaller(limited.url)
    await controls('POST /emulator/assetLimits', { search: 0, batchGet: 5 })
    expect((await controls('GET /emulator/assetLimits')).body).toEqual({ search: 0, batchGet: 5 })
    expect(await status(':searchAllResources')).toBe(429)
    limited.setAssetLimits({ search: 1, batchGet: 1 })
    expect(await status(':searchAllResources')).toBe(200)
  } finally {
    await limited.close()
  }
})
