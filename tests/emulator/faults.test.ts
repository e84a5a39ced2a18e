import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { COMPANY } from './company.ts'

const US = '/v1/projects/ml-platform/locations/us-central1/repositories'
const LIST = 'artifactregistry.repositories.list'
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY })
})
afterAll(() => emulator.close())
afterEach(async () => {
  await control('DELETE /emulator/faults')
  await control('DELETE /emulator/requests')
})
const control = (request: string, body?: object) => apiCaller(emulator.url)(request, body)
const setFaults = (rules: object[], more: object = {}) =>
  control('POST /emulator/faults', { rules, ...more })
const rita = () => apiCaller(emulator.url, emulator.tokenFor('rita@example.com'))
const list = () => rita()(`GET ${US}`)

describe('statuses', () => {
  test('429 with Retry-After, as often as asked, then it works', async () => {
    await setFaults([{ method: LIST, status: 429, retryAfterSeconds: 1, times: 2 }])
    for (const _ of [1, 2]) {
      const answer = await list()
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(googleError(answer)).toMatchObject({
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: expect.stringContaining(
          "of service 'artifactregistry.googleapis.com' for consumer 'project_number:300000000001'.",
        ),
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          consumer: 'projects/300000000001',
          quota_location: 'us-central1',
          quota_limit_value: '60000',
        },
      })
    }
    expect((await list()).status).toBe(200)
  })
  test.each([
    [
      { status: 503 },
      { code: 503, status: 'UNAVAILABLE', message: 'The service is currently unavailable.' },
    ],
    [{ status: 500 }, { code: 500, status: 'INTERNAL' }],
    [{ status: 504 }, { code: 504, status: 'DEADLINE_EXCEEDED' }],
    [
      { status: 403, reason: 'SECURITY_POLICY_VIOLATED' },
      {
        code: 403,
        reason: 'SECURITY_POLICY_VIOLATED',
        message: expect.stringMatching(/^Request is prohibited by organization's policy/),
      },
    ],
    [
      { status: 403, reason: 'BILLING_DISABLED' },
      { code: 403, reason: 'BILLING_DISABLED' },
    ],
    [
      { status: 404, message: 'Gone.' },
      { code: 404, message: 'Gone.' },
    ],
  ])('%j', async (rule, expected) => {
    await setFaults([{ method: LIST, ...rule }])
    expect(googleError(await list())).toMatchObject(expected)
  })
})

describe('broken answers', () => {
  test('odd-json has the right fields and wrong types', async () => {
    await setFaults([{ method: 'artifactregistry.*', status: 'odd-json' }])
    expect(await list()).toMatchObject({ status: 200, body: { repositories: 'odd' } })
  })
  test('broken-json does not parse', async () => {
    await setFaults([{ status: 'broken-json' }])
    await expect(list()).rejects.toThrow(SyntaxError)
  })
  test('disconnect', async () => {
    await setFaults([{ status: 'disconnect' }])
    await expect(list()).rejects.toThrow('fetch failed')
  })
  test('timeout never answers', async () => {
    await setFaults([{ method: LIST, status: 'timeout' }])
    const request = fetch(`${emulator.url}${US}`, { signal: AbortSignal.timeout(150) })
    await expect(request).rejects.toThrow(/timeout/)
    expect(emulator.requests()).toMatchObject([{ method: LIST, status: 0 }])
  })
})

describe('which requests', () => {
  const seen = async (request: string) => (await rita()(request)).status
  test('a rule can name a project, a location and a person', async () => {
    await setFaults([
      { method: LIST, project: 'ml-platform', location: 'europe-west1', status: 503 },
      { method: LIST, email: 'wes@example.com', status: 500 },
    ])
    expect(await seen('GET /v1/projects/ml-platform/locations/europe-west1/repositories')).toBe(503)
    expect(await seen('GET /v1/projects/data-science/locations/europe-west1/repositories')).toBe(
      200,
    )
    expect(await seen(`GET ${US}`)).toBe(200)
    expect(
      (await apiCaller(emulator.url, emulator.tokenFor('wes@example.com'))(`GET ${US}`)).status,
    ).toBe(500)
  })
  test('* stands for anything', async () => {
    await setFaults([{ method: '*.projects.*', status: 503 }])
    expect(await seen('GET /v3/projects:search')).toBe(503)
    expect(await seen(`GET ${US}`)).toBe(200)
  })
  test('sign-in can fail too', async () => {
    await setFaults([{ method: 'openid.token', status: 503 }])
    expect((await control('POST /token')).status).toBe(503)
  })
  test('a rate is the same on every run', async () => {
    const run = async () => {
      await setFaults([{ method: LIST, status: 503, rate: 0.3 }])
      const statuses: number[] = []
      for (let call = 0; call < 60; call++) statuses.push((await list()).status)
      return statuses
    }
    const first = await run()
    expect(await run()).toEqual(first)
    const failed = first.filter((status) => status === 503).length
    expect(failed).toBeGreaterThan(8)
    expect(failed).toBeLessThan(30)
  })
  test('latency is waited for, and the controls have none', async () => {
    await setFaults([{ method: 'cloudresourcemanager.*', latencyMs: 0 }], { latencyMs: 60 })
    const time = async (request: string) => {
      const start = performance.now()
      await rita()(request)
      return performance.now() - start
    }
    expect(await time(`GET ${US}`)).toBeGreaterThanOrEqual(58)
    await control('DELETE /emulator/faults')
    expect((await list()).status).toBe(200)
  })
  test.each([{ rules: [{ status: 200 }] }, { rules: [{ metod: 'x' }] }, { latency: 5 }])(
    '%j is refused',
    async (faults) => {
      expect((await control('POST /emulator/faults', faults)).status).toBe(400)
    },
  )
})

describe('controls', () => {
  test('people', async () => {
    const { body } = await control('GET /emulator/people')
    expect(body).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ email: 'rita@example.com', hd: 'example.com' }),
      ]),
    })
    expect((await control('POST /emulator/people/none@example.com:revoke')).status).toBe(404)
  })
  test('a minted token has the scopes and the life that were asked for', async () => {
    const { body } = await control('POST /emulator/tokens', {
      email: 'rita@example.com',
      scopes: ['openid'],
      expiresInSeconds: 5,
    })
    const minted = z.object({ access_token: z.string(), expires_in: z.literal(5) }).parse(body)
    expect((await apiCaller(emulator.url, minted.access_token)('GET /v1/userinfo')).status).toBe(
      200,
    )
    expect(
      googleError(await apiCaller(emulator.url, minted.access_token)(`GET ${US}`)).reason,
    ).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT')
  })
  test('the request log says who called what, and holds no token', async () => {
    const token = emulator.tokenFor('rita@example.com')
    await apiCaller(emulator.url, token)(`GET ${US}?pageSize=2&access_token=${token}`)
    await apiCaller(emulator.url)(`POST /revoke?token=${token}`)
    const { body } = await control('GET /emulator/requests')
    expect(body).toEqual({
      requests: [
        {
          method: LIST,
          verb: 'GET',
          path: US,
          query: 'pageSize=2',
          status: 200,
          email: 'rita@example.com',
        },
        { method: 'openid.revoke', verb: 'POST', path: '/revoke', query: '', status: 200 },
      ],
    })
    expect(JSON.stringify(body)).not.toContain(token)
  })
  test('a foreign host name is refused', async () => {
    const { request } = await import('node:http')
    const status = await new Promise((resolve) => {
      request(
        `${emulator.url}/emulator/people`,
        { headers: { host: 'evil.example' } },
        (response) => {
          response.resume()
          resolve(response.statusCode)
        },
      ).end()
    })
    expect(status).toBe(403)
  })
})
