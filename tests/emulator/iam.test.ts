import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'

const READER = 'roles/artifactregistry.reader'
const WRITER = 'roles/artifactregistry.writer'
const GET = 'artifactregistry.repositories.get'
const DOWNLOAD = 'artifactregistry.repositories.downloadArtifacts'
const UPLOAD = 'artifactregistry.repositories.uploadArtifacts'
const DELETE = 'artifactregistry.repositories.deleteArtifacts'
const READ_POLICY = 'artifactregistry.repositories.getIamPolicy'
const SET_POLICY = 'artifactregistry.repositories.setIamPolicy'
const ASKED = [GET, DOWNLOAD, UPLOAD, DELETE, READ_POLICY, SET_POLICY]
const READS = [GET, DOWNLOAD]
const WRITES = [GET, DOWNLOAD, UPLOAD]

const BEFORE = Date.parse('2026-01-01T00:00:00Z') - 1
const ON_TIME = BEFORE + 1
const name = (id: string) => `projects/lab/locations/us/repositories/${id}`
const user = (id: string) => `user:${id}@example.com`

/** Grants by hand: where a binding is, whom it names, with which condition. One repository for each. */
type Case = {
  members: string[]
  role?: string
  condition?: string
  who: string
  holds: string[]
  now?: number
}
const CASES: Record<string, Case> = {
  'a direct grant': { members: [user('ann')], who: 'ann', holds: READS },
  'somebody else': { members: [user('ann')], who: 'bob', holds: [] },
  writer: { members: [user('ann')], role: WRITER, who: 'ann', holds: WRITES },
  'repository administrators delete but do not share': {
    members: [user('ann')],
    role: 'roles/artifactregistry.repoAdmin',
    who: 'ann',
    holds: [...WRITES, DELETE],
  },
  'administrators share': {
    members: [user('ann')],
    role: 'roles/artifactregistry.admin',
    who: 'ann',
    holds: ASKED,
  },
  'viewer downloads and reads the policy': {
    members: [user('ann')],
    role: 'roles/viewer',
    who: 'ann',
    holds: [...READS, READ_POLICY],
  },
  'editor does not share': {
    members: [user('ann')],
    role: 'roles/editor',
    who: 'ann',
    holds: [...WRITES, DELETE, READ_POLICY],
  },
  owner: { members: [user('ann')], role: 'roles/owner', who: 'ann', holds: ASKED },
  'a security reviewer reads the policy only': {
    members: [user('ann')],
    role: 'roles/iam.securityReviewer',
    who: 'ann',
    holds: [READ_POLICY],
  },
  browser: { members: [user('ann')], role: 'roles/browser', who: 'ann', holds: [] },
  'a role of another product that downloads': {
    members: [user('ann')],
    role: 'roles/run.builder',
    who: 'ann',
    holds: [DOWNLOAD, UPLOAD, DELETE],
  },
  'a custom role of the project': {
    members: [user('ann')],
    role: 'projects/lab/roles/uploader',
    who: 'ann',
    holds: [UPLOAD],
  },
  'a custom role of the organization': {
    members: [user('ann')],
    role: 'organizations/1/roles/downloader',
    who: 'ann',
    holds: [DOWNLOAD],
  },
  'a disabled custom role': {
    members: [user('ann')],
    role: 'projects/lab/roles/off',
    who: 'ann',
    holds: [],
  },
  'a group': { members: ['group:direct@example.com'], who: 'ann', holds: READS },
  'a group in a group in a group': {
    members: ['group:outer@example.com'],
    who: 'ann',
    holds: READS,
  },
  'not upwards: the outer group is not in the inner one': {
    members: ['group:direct@example.com'],
    who: 'bob',
    holds: [],
  },
  'groups in a circle': { members: ['group:circle-a@example.com'], who: 'cat', holds: READS },
  'groups in a circle, from the other side': {
    members: ['group:circle-b@example.com'],
    who: 'cat',
    holds: READS,
  },
  'groups in a circle, somebody else': {
    members: ['group:circle-a@example.com'],
    who: 'ann',
    holds: [],
  },
  'a domain': { members: ['domain:example.com'], who: 'ann', holds: READS },
  'a domain goes by hd, not by the address': {
    members: ['domain:example.com'],
    who: 'nohd',
    holds: [],
  },
  allUsers: { members: ['allUsers'], who: 'bob', holds: READS },
  allAuthenticatedUsers: { members: ['allAuthenticatedUsers'], who: 'bob', holds: READS },
  'owners of the project': { members: ['projectOwner:side'], who: 'bob', holds: READS },
  'owners of the project are not its viewers': {
    members: ['projectViewer:side'],
    who: 'bob',
    holds: [],
  },
  'a deleted account': { members: ['deleted:user:ann@example.com?uid=1'], who: 'ann', holds: [] },
  'a federated identity': {
    members: [
      'principal://iam.googleapis.com/locations/global/workforcePools/p/subject/ann@example.com',
    ],
    who: 'ann',
    holds: [],
  },
  'before the time': {
    members: [user('ann')],
    condition: 'request.time < timestamp("2026-01-01T00:00:00Z")',
    who: 'ann',
    holds: READS,
    now: BEFORE,
  },
  'at the time, <': {
    members: [user('ann')],
    condition: 'request.time < timestamp("2026-01-01T00:00:00Z")',
    who: 'ann',
    holds: [],
    now: ON_TIME,
  },
  'at the time, <=': {
    members: [user('ann')],
    condition: 'request.time <= timestamp("2026-01-01T00:00:00Z")',
    who: 'ann',
    holds: READS,
    now: ON_TIME,
  },
  'at the time, >': {
    members: [user('ann')],
    condition: 'request.time > timestamp("2026-01-01T00:00:00Z")',
    who: 'ann',
    holds: [],
    now: ON_TIME,
  },
  'at the time, >=, another zone': {
    members: [user('ann')],
    condition: 'request.time >= timestamp("2026-01-01T02:00:00+02:00")',
    who: 'ann',
    holds: READS,
    now: ON_TIME,
  },
  'the name begins': {
    members: [user('ann')],
    condition: 'resource.name.startsWith("projects/lab/locations/us/repositories/")',
    who: 'ann',
    holds: READS,
  },
  'the name begins otherwise': {
    members: [user('ann')],
    condition: "resource.name.startsWith('projects/lab/locations/eu')",
    who: 'ann',
    holds: [],
  },
  'the type': {
    members: [user('ann')],
    condition: 'resource.type == "artifactregistry.googleapis.com/Repository"',
    who: 'ann',
    holds: READS,
  },
  'the service is another': {
    members: [user('ann')],
    condition: 'resource.service != "artifactregistry.googleapis.com"',
    who: 'ann',
    holds: [],
  },
  'and binds more than or': {
    members: [user('ann')],
    condition:
      'resource.name == "x" && resource.name == "y" || resource.service == "artifactregistry.googleapis.com"',
    who: 'ann',
    holds: READS,
  },
  parentheses: {
    members: [user('ann')],
    condition:
      'resource.name == "x" && (resource.name == "y" || resource.service == "artifactregistry.googleapis.com")',
    who: 'ann',
    holds: [],
  },
  'not, and not not': {
    members: [user('ann')],
    condition: '!(resource.name == "x") && !!resource.type.endsWith("/Repository")',
    who: 'ann',
    holds: READS,
  },
}
const entries = Object.entries(CASES)
const idOf = (title: string) => `case-${entries.findIndex(([other]) => other === title)}`

const world = {
  people: ['ann', 'bob', 'cat', 'dan']
    .map((id) => ({ email: `${id}@example.com`, name: id, hd: 'example.com' }))
    .concat([{ email: 'nohd@example.com', name: 'n', hd: 'other.example' }]),
  groups: [
    { email: 'direct@example.com', members: [user('ann')] },
    { email: 'middle@example.com', members: ['group:direct@example.com'] },
    { email: 'outer@example.com', members: ['group:middle@example.com', user('bob')] },
    { email: 'circle-a@example.com', members: ['group:circle-b@example.com'] },
    { email: 'circle-b@example.com', members: ['group:circle-a@example.com', user('cat')] },
  ],
  organizations: [{ name: 'organizations/1', displayName: 'example.com' }],
  folders: [
    {
      name: 'folders/2',
      parent: 'folders/1',
      displayName: 'Inner',
      iamPolicy: { bindings: [{ role: READER, members: ['group:dans@example.com'] }] },
    },
    { name: 'folders/1', parent: 'organizations/1', displayName: 'Outer' },
  ],
  projects: [
    {
      projectId: 'lab',
      projectNumber: '10',
      displayName: 'Lab',
      parent: 'organizations/1',
      repositories: entries.map(([title, { members, role, condition }]) => ({
        name: name(idOf(title)),
        format: 'PYTHON',
        iamPolicy: {
          version: 3,
          bindings: [
            {
              role: role ?? READER,
              members,
              ...(condition === undefined
                ? {}
                : { condition: { title: 'c', expression: condition } }),
            },
          ],
        },
      })),
    },
    {
      projectId: 'side',
      projectNumber: '11',
      displayName: 'Side',
      parent: 'folders/2',
      iamPolicy: { bindings: [{ role: 'roles/owner', members: [user('bob')] }] },
      repositories: [
        {
          name: 'projects/side/locations/us/repositories/one',
          format: 'PYTHON',
          iamPolicy: { bindings: [{ role: WRITER, members: [user('dan')] }] },
        },
        { name: 'projects/side/locations/us/repositories/two', format: 'PYTHON' },
      ],
    },
  ],
  roles: [
    { name: 'projects/lab/roles/uploader', title: 'U', includedPermissions: [UPLOAD] },
    { name: 'organizations/1/roles/downloader', title: 'D', includedPermissions: [DOWNLOAD] },
    {
      name: 'projects/lab/roles/off',
      title: 'O',
      stage: 'DISABLED',
      includedPermissions: [DOWNLOAD],
    },
  ],
}
world.groups.push({ email: 'dans@example.com', members: [user('dan')] })

let emulator: Emulator
let clock = ON_TIME
beforeAll(async () => {
  emulator = await startEmulator({ world, now: () => clock })
})
afterAll(() => emulator.close())

async function held(who: string, repository: string): Promise<unknown> {
  const call = apiCaller(emulator.url, emulator.tokenFor(`${who}@example.com`))
  return (await call(`POST /v1/${repository}:testIamPermissions`, { permissions: ASKED })).body
}

test.each(entries)('%s', async (title, { who, holds, now }) => {
  clock = now ?? ON_TIME
  expect(await held(who, name(idOf(title)))).toEqual(
    holds.length === 0 ? {} : { permissions: holds },
  )
})

test('a folder above a folder, declared after it, hands its grants down to repositories', async () => {
  clock = ON_TIME
  expect(await held('dan', 'projects/side/locations/us/repositories/two')).toEqual({
    permissions: READS,
  })
})

test('what a repository grants is added to what it inherits, and goes no further', async () => {
  expect(await held('dan', 'projects/side/locations/us/repositories/one')).toEqual({
    permissions: WRITES,
  })
  const call = apiCaller(emulator.url, emulator.tokenFor('dan@example.com'))
  const onProject = await call('POST /v3/projects/side:testIamPermissions', {
    permissions: [DOWNLOAD, UPLOAD],
  })
  expect(onProject.body).toEqual({ permissions: [DOWNLOAD] })
})

test('setIamPolicy takes effect at once, and only with the etag it was read with', async () => {
  const path = '/v1/projects/side/locations/us/repositories/two'
  const call = apiCaller(emulator.url, emulator.tokenFor('bob@example.com'))
  expect(await held('cat', path.slice(4))).toEqual({})
  const policy = { etag: 'ACAB', bindings: [{ role: READER, members: [user('cat')] }] }
  expect((await call(`POST ${path}:setIamPolicy`, { policy })).status).toBe(200)
  expect(await held('cat', path.slice(4))).toEqual({ permissions: READS })
  const again = await call(`POST ${path}:setIamPolicy`, { policy })
  expect(again).toMatchObject({ status: 409, body: { error: { status: 'ABORTED' } } })
})

test('an etag comes back in either alphabet of base64, as gcloud sends it', async () => {
  const path = '/v1/projects/side/locations/us/repositories/two'
  const call = apiCaller(emulator.url, emulator.tokenFor('bob@example.com'))
  const read = z.object({ etag: z.string() })
  // Enough policies that one of their etags holds a `+` or a `/`.
  for (let round = 0; round < 12; round += 1) {
    const { body } = await call(`GET ${path}:getIamPolicy`)
    const etag = read.parse(body).etag.replaceAll('+', '-').replaceAll('/', '_')
    const members = [user('cat'), user(`guest-${round}`)]
    const policy = { etag, bindings: [{ role: READER, members }] }
    expect((await call(`POST ${path}:setIamPolicy`, { policy })).status, etag).toBe(200)
  }
})
