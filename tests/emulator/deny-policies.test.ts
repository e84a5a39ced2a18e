import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator, WorldError } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { changed, smallWorld } from './small-world.ts'

const AR = 'artifactregistry.googleapis.com'
const GET = 'artifactregistry.repositories.get'
const DOWNLOAD = 'artifactregistry.repositories.downloadArtifacts'
const UPLOAD = 'artifactregistry.repositories.uploadArtifacts'
const ASKED = [GET, DOWNLOAD, UPLOAD]
const ANN = 'principal://goog/subject/ann@example.com'
const BOB = 'principal://goog/subject/bob@example.com'
const CI =
  'principal://iam.googleapis.com/projects/-/serviceAccounts/ci-robot@lab.iam.gserviceaccount.com'
const TEAM = 'principalSet://goog/group/team@example.com'
const ALL = 'principalSet://goog/public:all'

type Rule = {
  deniedPrincipals: string[]
  exceptionPrincipals?: string[]
  deniedPermissions: string[]
  exceptionPermissions?: string[]
}
const upload = [`${AR}/repositories.uploadArtifacts`]

/** Everybody is a writer here. What is left to ann (who is in the team), to bob and to the service account. */
const CASES: [what: string, rule: Rule, ann: string[], bob: string[], ci: string[]][] = [
  [
    'a person',
    { deniedPrincipals: [ANN], deniedPermissions: upload },
    [GET, DOWNLOAD],
    ASKED,
    ASKED,
  ],
  [
    'a group',
    { deniedPrincipals: [TEAM], deniedPermissions: upload },
    [GET, DOWNLOAD],
    ASKED,
    ASKED,
  ],
  [
    'a service account',
    { deniedPrincipals: [CI], deniedPermissions: upload },
    ASKED,
    ASKED,
    [GET, DOWNLOAD],
  ],
  [
    'everybody but a group',
    { deniedPrincipals: [ALL], exceptionPrincipals: [TEAM], deniedPermissions: upload },
    ASKED,
    [GET, DOWNLOAD],
    [GET, DOWNLOAD],
  ],
  [
    'a group but one of its members',
    { deniedPrincipals: [TEAM], exceptionPrincipals: [ANN], deniedPermissions: upload },
    ASKED,
    ASKED,
    ASKED,
  ],
  [
    'all of a resource',
    { deniedPrincipals: [ANN, BOB], deniedPermissions: [`${AR}/repositories.*`] },
    [],
    [],
    ASKED,
  ],
  [
    'all of a service',
    { deniedPrincipals: [ANN], deniedPermissions: [`${AR}/*.*`] },
    [],
    ASKED,
    ASKED,
  ],
  [
    'one verb of all resources',
    { deniedPrincipals: [ANN], deniedPermissions: [`${AR}/*.get`] },
    [DOWNLOAD, UPLOAD],
    ASKED,
    ASKED,
  ],
  [
    'a group of permissions but one',
    {
      deniedPrincipals: [ANN],
      deniedPermissions: [`${AR}/repositories.*`],
      exceptionPermissions: [`${AR}/repositories.get`],
    },
    [GET],
    ASKED,
    ASKED,
  ],
  [
    'another service, a deleted account',
    {
      deniedPrincipals: [BOB, 'deleted:principal://goog/subject/ann@example.com?uid=1'],
      deniedPermissions: ['storage.googleapis.com/*.*'],
    },
    ASKED,
    ASKED,
    ASKED,
  ],
]

const attached = (to: string, id: string) =>
  `policies/${encodeURIComponent(`cloudresourcemanager.googleapis.com/${to}`)}/denypolicies/${id}`
const policyOf = (to: string, id: string, rule: Rule) => ({
  name: attached(to, id),
  displayName: `Guard ${id}`,
  rules: [{ description: 'why', denyRule: rule }],
})

/** Each case is a project of its own; the rule is on it, on the folder above or on the organization, in turn. */
function guardedWorld() {
  const small = smallWorld()
  const WRITERS = {
    bindings: [
      {
        role: 'roles/artifactregistry.writer',
        members: [
          'user:ann@example.com',
          'user:bob@example.com',
          'serviceAccount:ci-robot@lab.iam.gserviceaccount.com',
        ],
      },
      { role: 'roles/iam.denyReviewer', members: ['user:bob@example.com'] },
    ],
  }
  const at = (index: number) => ['projects', 'folders', 'organizations'][index % 3]
  const rulesOf = (kind: string, index: number, name: string) => {
    const found = CASES[index]
    return found !== undefined && at(index) === kind ? [policyOf(name, 'guard', found[1])] : []
  }
  return {
    ...small,
    organizations: CASES.map((_, index) => ({
      name: `organizations/${100 + index}`,
      displayName: `org${index}.example`,
      denyPolicies: rulesOf('organizations', index, `organizations/${100 + index}`),
    })),
    folders: CASES.map((_, index) => ({
      name: `folders/${200 + index}`,
      displayName: `Folder ${index}`,
      parent: `organizations/${100 + index}`,
      denyPolicies: rulesOf('folders', index, `folders/${200 + index}`),
    })),
    projects: [
      ...CASES.map((_, index) => ({
        projectId: `guarded-${index}`,
        projectNumber: `${300 + index}`,
        displayName: 'Guarded',
        parent: `folders/${200 + index}`,
        iamPolicy: WRITERS,
        denyPolicies: rulesOf('projects', index, `projects/guarded-${index}`),
        repositories: [
          { name: `projects/guarded-${index}/locations/us/repositories/one`, format: 'PYTHON' },
        ],
      })),
      {
        projectId: 'lab',
        projectNumber: '3',
        displayName: 'Lab',
        serviceAccounts: [{ email: 'ci-robot@lab.iam.gserviceaccount.com' }],
      },
    ],
    roles: [],
  }
}

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: guardedWorld() })
})
afterAll(() => emulator.close())

const answer = z.object({ permissions: z.array(z.string()).default([]) })

test.each(CASES.map((each, index) => [...each, index] as const))(
  'a deny rule takes away: %s',
  async (_what, _rule, ann, bob, ci, index) => {
    const held = async (email: string) => {
      const call = apiCaller(emulator.url, emulator.tokenFor(email))
      const path = `/v1/projects/guarded-${index}/locations/us/repositories/one:testIamPermissions`
      return answer.parse((await call(`POST ${path}`, { permissions: ASKED })).body).permissions
    }
    expect(await held('ann@example.com')).toEqual(ann)
    expect(await held('bob@example.com')).toEqual(bob)
    expect(await held('ci-robot@lab.iam.gserviceaccount.com')).toEqual(ci)
  },
)

test('a permission that is denied is refused where it is needed, not only in the test of permissions', async () => {
  const index = CASES.findIndex(([what]) => what === 'all of a resource')
  const call = apiCaller(emulator.url, emulator.tokenFor('ann@example.com'))
  const path = `/v1/projects/guarded-${index}/locations/us/repositories/one`
  expect(googleError(await call(`GET ${path}`))).toMatchObject({
    code: 403,
    metadata: { permission: GET },
  })
})

test('the list tells names and no rules, under the number of the project', async () => {
  const call = apiCaller(emulator.url, emulator.tokenFor('bob@example.com'))
  const { body } = await call(`GET /v2/${attached('projects/guarded-0', '').replace(/\/$/, '')}`)
  expect(body).toEqual({
    policies: [
      {
        name: attached('projects/300', 'guard'),
        uid: expect.stringMatching(/^[0-9a-f]+$/),
        kind: 'DenyPolicy',
        displayName: 'Guard guard',
      },
    ],
  })
})

test('one policy tells its rules, without empty lists; by the number of the project as well', async () => {
  const call = apiCaller(emulator.url, emulator.tokenFor('bob@example.com'))
  const [byId, byNumber] = [
    attached('projects/guarded-0', 'guard'),
    attached('projects/300', 'guard'),
  ]
  // gcloud encodes twice what is in the path.
  for (const path of [byId, byNumber, byId.replaceAll('%', '%25')]) {
    const { body } = await call(`GET /v2/${path}`)
    expect(body).toMatchObject({
      name: attached('projects/300', 'guard'),
      etag: expect.any(String),
      rules: [
        { description: 'why', denyRule: { deniedPrincipals: [ANN], deniedPermissions: upload } },
      ],
    })
    expect(JSON.stringify(body)).not.toContain('exception')
  }
})

test.each([
  ['ann@example.com', 'projects/guarded-0', 'no right to'],
  ['bob@example.com', 'projects/missing-1', 'no such project'],
  ['bob@example.com', 'folders/200', 'a right below only'],
])('%s on %s is refused in the words of IAM v2: %s', async (email, container) => {
  const call = apiCaller(emulator.url, emulator.tokenFor(email))
  for (const [id, verb] of [
    ['', 'list'],
    ['/guard', 'get'],
  ]) {
    const path = attached(container, '').replace(/\/$/, '') + id
    expect(googleError(await call(`GET /v2/${path}`))).toMatchObject({
      code: 403,
      status: 'PERMISSION_DENIED',
      message: `Permission iam.googleapis.com/denypolicies.${verb} denied on resource cloudresourcemanager.googleapis.com/${container}`,
    })
  }
})

test('a security reviewer sees that there are some, and not what they say', async () => {
  const world = guardedWorld()
  const reviewer = { role: 'roles/iam.securityReviewer', members: ['user:ann@example.com'] }
  const reviewed = await startEmulator({
    world: changed(world, ['projects', 0, 'iamPolicy', 'bindings'], [reviewer]),
  })
  try {
    const call = apiCaller(reviewed.url, reviewed.tokenFor('ann@example.com'))
    const guard = attached('projects/guarded-0', 'guard')
    expect((await call(`GET /v2/${guard.replace(/\/guard$/, '')}`)).body).toMatchObject({
      policies: [{ name: attached('projects/300', 'guard') }],
    })
    expect(googleError(await call(`GET /v2/${guard}`)).message).toMatch(
      /^Permission iam\.googleapis\.com\/denypolicies\.get denied/,
    )
  } finally {
    await reviewed.close()
  }
})

test('what is attached nowhere, and what is not there', async () => {
  const call = apiCaller(emulator.url, emulator.tokenFor('bob@example.com'))
  expect((await call('GET /v2/policies/projects%2Fguarded-0/denypolicies')).status).toBe(400)
  expect((await call(`GET /v2/${attached('projects/guarded-0', 'other')}`)).status).toBe(404)
  expect(
    (await call(`GET /v2/${attached('projects/guarded-1', '').replace(/\/$/, '')}`)).body,
  ).toEqual({})
})

test('reading deny policies takes cloud-platform: the read-only scope is refused', async () => {
  const scopes = ['https://www.googleapis.com/auth/cloud-platform.read-only']
  const call = apiCaller(emulator.url, emulator.tokenFor('bob@example.com', { scopes }))
  expect(googleError(await call(`GET /v2/${attached('projects/guarded-0', 'guard')}`)).reason).toBe(
    'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  )
})

const good = policyOf('projects/lab', 'guard', {
  deniedPrincipals: [ANN],
  deniedPermissions: upload,
})
const rule = ['rules', 0, 'denyRule'] as const
const FAULTS: [at: readonly (string | number)[], value: unknown, fault: string][] = [
  [['name'], attached('projects/other', 'guard'), 'name'],
  [['name'], 'denypolicies/guard', 'name'],
  [
    [...rule, 'deniedPrincipals', 0],
    'user:ann@example.com',
    'rules[0].denyRule.deniedPrincipals[0]',
  ],
  [
    [...rule, 'deniedPrincipals', 0],
    'principalSet://goog/group/none@example.com',
    'rules[0].denyRule.deniedPrincipals[0]',
  ],
  [
    [...rule, 'deniedPrincipals', 0],
    'principalSet://goog/cloudIdentityCustomerId/C01',
    'rules[0].denyRule.deniedPrincipals[0]',
  ],
  [[...rule, 'exceptionPrincipals'], [ALL], 'rules[0].denyRule.exceptionPrincipals[0]'],
  [[...rule, 'deniedPermissions', 0], DOWNLOAD, 'rules[0].denyRule.deniedPermissions[0]'],
  [[...rule, 'denialCondition'], { expression: 'true', title: 't' }, 'rules[0].denyRule'],
  [['rules'], [], 'rules'],
]

test.each(FAULTS)(
  'a deny policy with something wrong at %j is refused',
  async (at, value, fault) => {
    const world = changed(smallWorld(), ['projects', 0, 'denyPolicies'], [changed(good, at, value)])
    const started = startEmulator({ world })
    await expect(started).rejects.toThrow(WorldError)
    await expect(started).rejects.toThrow(`projects[0].denyPolicies[0].${fault}:`)
  },
)

test('two deny policies of one name on one resource are refused', async () => {
  const world = changed(smallWorld(), ['projects', 0, 'denyPolicies'], [good, good])
  await expect(startEmulator({ world })).rejects.toThrow('projects[0].denyPolicies[1].name:')
})
