import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { COMPANY } from './company.ts'

const ADA = 'ada@example.com'
const OWNER = 'olga@example.com'
const US = '/v1/projects/ml-platform/locations/us-central1/repositories'
const READER = 'roles/artifactregistry.reader'

const read = z.object({ etag: z.string(), bindings: z.array(z.unknown()) })

let emulator: Emulator
beforeAll(async () => {
  const company = z
    .looseObject({ people: z.array(z.unknown()) })
    .parse(JSON.parse(readFileSync(COMPANY, 'utf8')))
  const olga = { email: OWNER, name: 'Olga', hd: 'example.com' }
  emulator = await startEmulator({ world: { ...company, people: [...company.people, olga] } })
})
afterAll(() => emulator.close())
const as = (email: string, scopes?: string[]) =>
  apiCaller(emulator.url, emulator.tokenFor(email, scopes === undefined ? {} : { scopes }))

describe('policies of what is above repositories', () => {
  const policyOf = (members: string[], more: object = {}) => ({
    policy: { bindings: [{ role: READER, members }], ...more },
  })

  test('whoever may change one does, and it holds at once', async () => {
    const { body } = await as(OWNER)('POST /v1/projects/ml-platform:getIamPolicy', {
      options: { requestedPolicyVersion: 3 },
    })
    const policy = read.parse(body)
    const bindings = [...policy.bindings, { role: READER, members: ['user:nemo@example.com'] }]
    const set = { policy: { ...policy, version: 3, bindings } }
    expect((await as(OWNER)('POST /v1/projects/ml-platform:setIamPolicy', set)).status).toBe(200)
    expect((await as('nemo@example.com')(`GET ${US}/ml-private`)).status).toBe(200)
    // The etag was of the policy before.
    const again = await as(OWNER)('POST /v3/projects/ml-platform:setIamPolicy', set)
    expect(again).toMatchObject({ status: 409, body: { error: { status: 'ABORTED' } } })
  })

  test.each([
    ['projects/ml-platform', 'v1'],
    ['folders/200000000001', 'v2'],
    ['organizations/100000000001', 'v1'],
  ])('without the permission, %s stays as it is', async (name, version) => {
    const answer = await as('rita@example.com')(
      `POST /${version}/${name}:setIamPolicy`,
      policyOf(['allUsers']),
    )
    expect(googleError(answer)).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' })
  })

  test('reading only is not enough a scope', async () => {
    const scopes = ['https://www.googleapis.com/auth/cloud-platform.read-only']
    const answer = await as(OWNER, scopes)(
      'POST /v1/projects/ml-platform:setIamPolicy',
      policyOf(['allUsers']),
    )
    expect(answer.status).toBe(403)
  })

  test.each([
    ['a group that is not there', policyOf(['group:no-such@example.com'])],
    [
      'a condition without version 3',
      {
        policy: {
          version: 1,
          bindings: [
            { role: READER, members: ['allUsers'], condition: { title: 'c', expression: 'true' } },
          ],
        },
      },
    ],
  ])('%s is refused', async (_, set) => {
    const answer = await as(OWNER)('POST /v1/projects/ml-platform:setIamPolicy', set)
    expect(googleError(answer)).toMatchObject({ code: 400 })
  })
})

describe('a repository', () => {
  const upstreams = (priority: number) => ({
    virtualRepositoryConfig: {
      upstreamPolicies: [{ id: 'own', repository: `${US.slice(4)}/ml-private`, priority }],
    },
  })

  test('has the upstream policies of whoever may update it', async () => {
    const changed = await as(ADA)(`PATCH ${US}/ml-all`, upstreams(7))
    expect(changed).toMatchObject({ status: 200, body: upstreams(7) })
    expect((await as('rita@example.com')(`GET ${US}/ml-all`)).body).toMatchObject(upstreams(7))
    const masked = await as(ADA)(`PATCH ${US}/ml-all?updateMask=description`, {
      description: 'All.',
      ...upstreams(8),
    })
    expect(masked.body).toMatchObject({ description: 'All.', ...upstreams(7) })
  })

  test.each<[string, string, string, object, number]>([
    ['a reader', 'rita@example.com', 'ml-all', upstreams(9), 403],
    ['a standard one', ADA, 'ml-private', upstreams(9), 400],
    ['a field that is not known here', ADA, 'ml-all?updateMask=kms_key_name', {}, 501],
    [
      'an upstream that is not there',
      ADA,
      'ml-all',
      {
        virtualRepositoryConfig: {
          upstreamPolicies: [{ id: 'x', repository: `${US.slice(4)}/no-such`, priority: 1 }],
        },
      },
      404,
    ],
  ])('refuses %s', async (_, who, path, body, code) => {
    expect(googleError(await as(who)(`PATCH ${US}/${path}`, body))).toMatchObject({ code })
  })
})
