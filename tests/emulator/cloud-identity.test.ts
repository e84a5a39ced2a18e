import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator, WorldError } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { changed, smallWorld } from './small-world.ts'

const READ_ONLY = 'https://www.googleapis.com/auth/cloud-platform.read-only'
const GROUPS = 'https://www.googleapis.com/auth/cloud-identity.groups'
const person = (id: string, hd?: string) => ({
  email: `${id}@example.com`,
  name: id,
  ...(hd === undefined ? {} : { hd }),
})
const group = (id: string, members: string[], more: object = {}) => ({
  email: `${id}@example.com`,
  members,
  ...more,
})

/** ann is in inner, which is in outer; viv may see outer, and not inner; dora is of the domain; gus only has an address like it. */
const GROUPED = {
  people: [
    person('ann', 'example.com'),
    person('viv', 'example.com'),
    person('dora', 'example.com'),
    person('gus'),
    { email: 'otto@other.example', name: 'Otto', hd: 'other.example' },
  ],
  organizations: [
    { name: 'organizations/1', displayName: 'example.com', premium: true },
    { name: 'organizations/2', displayName: 'other.example' },
  ],
  groups: [
    group('outer', ['group:inner@example.com', 'user:bea@example.com'], {
      viewers: ['user:viv@example.com'],
    }),
    group('inner', [
      'user:ann@example.com',
      'user:bea@example.com',
      'serviceAccount:robot@lab.iam.gserviceaccount.com',
      'group:outer@example.com',
    ]),
    group('staff', ['user:bea@example.com'], { viewers: ['domain:example.com'] }),
    group('open', [], { viewers: 'everybody' }),
    group(
      'crowd',
      Array.from({ length: 501 }, (_, at) => `user:p${at}@example.com`),
      {
        viewers: 'everybody',
      },
    ),
    {
      email: 'plain@other.example',
      members: ['user:otto@other.example'],
    },
  ],
  projects: [{ projectId: 'lab', projectNumber: '3', displayName: 'Lab' }],
}

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: GROUPED })
})
afterAll(() => emulator.close())

const as = (id: string, scopes?: string[]) =>
  apiCaller(
    emulator.url,
    emulator.tokenFor(id.includes('@') ? id : `${id}@example.com`, scopes ? { scopes } : {}),
  )
const lookup = (id: string) => `GET /v1/groups:lookup?groupKey.id=${encodeURIComponent(id)}`
const named = z.object({ name: z.string().regex(/^groups\/[^/]+$/) })
const nameOf = async (asker: string, id: string) =>
  named.parse((await as(asker)(lookup(id))).body).name
const page = z.object({
  memberships: z.array(z.looseObject({})).default([]),
  nextPageToken: z.string().optional(),
})
const members = async (asker: string, id: string, rest = '') =>
  page.parse((await as(asker)(`GET /v1/${await nameOf(asker, id)}/memberships${rest}`)).body)

test.each([
  ['ann', 'inner@example.com', true, 'a member'],
  ['ann', 'INNER@Example.com', true, 'a member, in capitals'],
  ['ann', 'outer@example.com', true, 'a member through another group'],
  ['viv', 'outer@example.com', true, 'one who was let in'],
  ['viv', 'inner@example.com', false, 'no member'],
  ['dora', 'staff@example.com', true, 'one of the domain'],
  ['gus', 'staff@example.com', false, 'an address of the domain, and no account of it'],
  ['gus', 'open@example.com', true, 'anybody'],
  ['ann', 'none@example.com', false, 'no such group'],
])('%s and %s: %s (%s)', async (asker, id, isSeen, _why) => {
  const answer = await as(asker)(lookup(id))
  if (isSeen) expect(named.safeParse(answer.body).success).toBe(true)
  else {
    expect(googleError(answer)).toMatchObject({
      code: 403,
      status: 'PERMISSION_DENIED',
      message: `Error(2028): Permission denied for resource ${id} (or it may not exist).`,
    })
  }
})

test('the members are refused as the group is', async () => {
  const inner = await nameOf('ann', 'inner@example.com')
  for (const path of [
    `${inner}/memberships`,
    `${inner}/memberships:searchTransitiveMemberships`,
    'groups/0/memberships',
  ]) {
    expect(googleError(await as('viv')(`GET /v1/${path}`)).message).toMatch(
      /^Error\(2028\): Permission denied for resource groups\/\w+ \(or it may not exist\)\.$/,
    )
  }
})

test('what kind of member it is stands in the full view only', async () => {
  const name = await nameOf('ann', 'inner@example.com')
  const key = (id: string) => ({
    name: expect.stringMatching(new RegExp(`^${name}/memberships/\\w+$`)),
    preferredMemberKey: { id },
    roles: [{ name: 'MEMBER' }],
  })
  const basic = [
    key('ann@example.com'),
    key('bea@example.com'),
    key('robot@lab.iam.gserviceaccount.com'),
    key('outer@example.com'),
  ]
  expect((await members('ann', 'inner@example.com')).memberships).toEqual(basic)
  const types = ['USER', 'USER', 'SERVICE_ACCOUNT', 'GROUP']
  expect((await members('ann', 'inner@example.com', '?view=FULL')).memberships).toEqual(
    basic.map((each, at) => ({ ...each, type: types[at] })),
  )
})

test('a group without members has no list', async () => {
  expect(await members('gus', 'open@example.com')).toEqual({ memberships: [] })
})

test.each([
  ['', [200, 200, 101]],
  ['?pageSize=1000', [501]],
  ['?view=FULL&pageSize=500', [500, 1]],
])('pages of memberships%s', async (query, sizes) => {
  const seen: number[] = []
  const ids = new Set<unknown>()
  let token: string | undefined
  do {
    const more: string = token === undefined ? '' : `${query === '' ? '?' : '&'}pageToken=${token}`
    const answer = await members('gus', 'crowd@example.com', `${query}${more}`)
    seen.push(answer.memberships.length)
    for (const { name } of answer.memberships) ids.add(name)
    token = answer.nextPageToken
  } while (token !== undefined)
  expect(seen).toEqual(sizes)
  expect(ids.size).toBe(501)
  expect((await members('gus', 'crowd@example.com', '?view=FULL')).memberships).toHaveLength(50)
})

test.each(['?pageSize=1001', '?view=FULL&pageSize=501', '?view=SOME', '?pageToken=x'])(
  'memberships%s is refused',
  async (query) => {
    const name = await nameOf('gus', 'crowd@example.com')
    const answer = await as('gus')(`GET /v1/${name}/memberships${query}`)
    expect(googleError(answer).status).toBe('INVALID_ARGUMENT')
  },
)

test('through groups in groups, a circle among them; only who may see them all', async () => {
  const name = await nameOf('ann', 'outer@example.com')
  const path = `GET /v1/${name}/memberships:searchTransitiveMemberships`
  const { memberships } = page.parse((await as('ann')(path)).body)
  const relations = memberships.map(({ preferredMemberKey, relationType, member }) => [
    z.array(z.object({ id: z.string() })).parse(preferredMemberKey)[0]?.id,
    relationType,
    z.string().parse(member).split('/')[0],
  ])
  expect(relations).toEqual([
    ['inner@example.com', 'DIRECT', 'groups'],
    ['bea@example.com', 'DIRECT_AND_INDIRECT', 'users'],
    ['ann@example.com', 'INDIRECT', 'users'],
    ['robot@lab.iam.gserviceaccount.com', 'INDIRECT', 'users'],
  ])
  expect((await as('viv')(path)).status).toBe(403)
})

test('the transitive search is for some editions alone', async () => {
  const name = await nameOf('otto@other.example', 'plain@other.example')
  const call = as('otto@other.example')
  expect((await call(`GET /v1/${name}/memberships`)).status).toBe(200)
  const answer = await call(`GET /v1/${name}/memberships:searchTransitiveMemberships`)
  expect(googleError(answer).status).toBe('PERMISSION_DENIED')
})

test.each([
  [[GROUPS], 200],
  [[`${GROUPS}.readonly`], 200],
  [['https://www.googleapis.com/auth/cloud-platform'], 200],
  [[READ_ONLY], 403],
])('with %j: %i', async (scopes, status) => {
  expect((await as('ann', scopes)(lookup('inner@example.com'))).status).toBe(status)
})

test('the API has to be on in the project that pays', async () => {
  const off = await startEmulator({ world: { ...GROUPED, clientProject: 'lab' } })
  try {
    const call = apiCaller(off.url, off.tokenFor('ann@example.com'))
    expect(googleError(await call(lookup('inner@example.com')))).toMatchObject({
      reason: 'SERVICE_DISABLED',
      metadata: { consumer: 'projects/3', service: 'cloudidentity.googleapis.com' },
    })
  } finally {
    await off.close()
  }
})

test.each([
  [['groups', 0, 'viewers'], ['group:none@example.com'], 'groups[0].viewers[0]'],
  [['groups', 0, 'viewers'], ['allUsers'], 'groups[0].viewers'],
  [['clientProject'], 'none', 'clientProject'],
] as const)('a world with something wrong at %j is refused', async (at, value, fault) => {
  const started = startEmulator({ world: changed(smallWorld(), at, value) })
  await expect(started).rejects.toThrow(WorldError)
  await expect(started).rejects.toThrow(fault)
})
