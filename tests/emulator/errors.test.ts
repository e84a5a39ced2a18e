import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { COMPANY } from './company.ts'

const READ_ONLY = 'https://www.googleapis.com/auth/cloud-platform.read-only'
const US = '/v1/projects/ml-platform/locations/us-central1/repositories'
const LIST = `GET ${US}`
const EXPECTED =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.'
const INVALID = `Request had invalid authentication credentials. ${EXPECTED}`

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY })
})
afterAll(() => emulator.close())
const as = (email: string, options?: { scopes?: string[]; expiresInSeconds?: number }) =>
  apiCaller(emulator.url, emulator.tokenFor(`${email}@example.com`, options))

describe('401', () => {
  const called = {
    method: 'google.devtools.artifactregistry.v1.ArtifactRegistry.ListRepositories',
    service: 'artifactregistry.googleapis.com',
  }
  test('no credentials', async () => {
    const answer = await apiCaller(emulator.url)(LIST)
    expect(googleError(answer)).toEqual({
      code: 401,
      status: 'UNAUTHENTICATED',
      message: `Request is missing required authentication credential. ${EXPECTED}`,
      reason: 'CREDENTIALS_MISSING',
      domain: 'googleapis.com',
      metadata: called,
    })
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  })
  test('an expired token', async () => {
    const answer = await as('rita', { expiresInSeconds: 0 })(LIST)
    expect(googleError(answer)).toMatchObject({
      code: 401,
      message: INVALID,
      reason: 'ACCESS_TOKEN_EXPIRED',
      metadata: called,
    })
  })
  test('a token of an earlier run has expired', async () => {
    const answer = await apiCaller(emulator.url, 'ya29.emulator-of-yesterday')(LIST)
    expect(googleError(answer)).toMatchObject({ code: 401, reason: 'ACCESS_TOKEN_EXPIRED' })
  })
  test('no token at all', async () => {
    const answer = await apiCaller(emulator.url, 'an-api-key')(LIST)
    expect(googleError(answer)).toMatchObject({
      code: 401,
      message: INVALID,
      reason: 'ACCESS_TOKEN_TYPE_UNSUPPORTED',
    })
  })
})

/** For which methods cloud-platform.read-only is enough, by the discovery documents. */
const SCOPES: [request: string, body: object | undefined, readOnlyIsEnough: boolean][] = [
  [LIST, undefined, true],
  ['GET /v1/projects/ml-platform/locations', undefined, true],
  [`GET ${US}/ml-all`, undefined, true],
  [`GET ${US}/ml-all:getIamPolicy`, undefined, true],
  [`POST ${US}/ml-all:testIamPermissions`, { permissions: [] }, true],
  [`GET ${US}/ml-private/packages`, undefined, true],
  ['GET /v3/projects:search', undefined, true],
  ['POST /v3/organizations/100000000001:getIamPolicy', {}, true],
  ['POST /v3/organizations/100000000001:testIamPermissions', { permissions: [] }, true],
  ['POST /v3/folders/200000000001:testIamPermissions', { permissions: [] }, false],
  ['GET /v1/roles/artifactregistry.reader', undefined, false],
  [`POST ${US}/ml-all:setIamPolicy`, { policy: {} }, false],
]

describe('scopes', () => {
  test.each(SCOPES)('%s', async (request, body, readOnlyIsEnough) => {
    const answer = await as('ada', { scopes: ['openid', READ_ONLY] })(request, body)
    if (readOnlyIsEnough) return expect(answer.status).toBe(200)
    expect(googleError(answer)).toMatchObject({
      code: 403,
      message: 'Request had insufficient authentication scopes.',
      reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
      domain: 'googleapis.com',
    })
    expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
  })
  test('sign-in alone opens no API', async () => {
    const answer = await as('ada', { scopes: ['openid'] })(LIST)
    expect(googleError(answer).reason).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT')
  })
})

describe('403', () => {
  test('one answer for forbidden and for missing', async () => {
    const solo = apiCaller(emulator.url, emulator.tokenFor('solo@partner.example'))
    const at = (id: string) => `projects/data-science/locations/europe-west1/repositories/${id}`
    for (const id of ['notebooks', 'no-such']) {
      expect(googleError(await solo(`GET /v1/${at(id)}`))).toEqual({
        code: 403,
        status: 'PERMISSION_DENIED',
        message: `Permission 'artifactregistry.repositories.get' denied on resource '//artifactregistry.googleapis.com/${at(id)}' (or it may not exist).`,
        reason: 'IAM_PERMISSION_DENIED',
        domain: 'artifactregistry.googleapis.com',
        metadata: { permission: 'artifactregistry.repositories.get', resource: at(id) },
      })
    }
  })
  test('one answer for a project that is no concern of theirs and for one that is not', async () => {
    for (const project of ['ml-platform', 'no-such-project']) {
      expect(googleError(await as('nemo')(`GET /v1/projects/${project}/locations`))).toMatchObject({
        code: 403,
        message: `Permission denied on resource project ${project}.`,
        reason: 'CONSUMER_INVALID',
        domain: 'googleapis.com',
      })
    }
  })
  test('the API is off', async () => {
    const answer = await as('rita')('GET /v1/projects/payments-prod/locations/us/repositories')
    const url =
      'https://console.developers.google.com/apis/api/artifactregistry.googleapis.com/overview?project=300000000005'
    expect(googleError(answer)).toEqual({
      code: 403,
      status: 'PERMISSION_DENIED',
      message: `Artifact Registry API has not been used in project 300000000005 before or it is disabled. Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
      reason: 'SERVICE_DISABLED',
      domain: 'googleapis.com',
      metadata: {
        consumer: 'projects/300000000005',
        service: 'artifactregistry.googleapis.com',
        serviceTitle: 'Artifact Registry API',
        containerInfo: '300000000005',
        activationUrl: url,
      },
    })
    expect(JSON.stringify(answer.body)).toContain('type.googleapis.com/google.rpc.Help')
  })
  test('a quota project that is not theirs', async () => {
    const header = { 'x-goog-user-project': 'no-such-project' }
    expect(googleError(await as('rita')(LIST, undefined, header)).reason).toBe(
      'USER_PROJECT_DENIED',
    )
    expect(
      (await as('rita')(LIST, undefined, { 'x-goog-user-project': 'ml-platform' })).status,
    ).toBe(200)
  })
})

describe('404', () => {
  test.each([
    `GET ${US}/no-such`,
    `GET ${US}/ml-private/packages/no-such`,
    `GET ${US}/ml-private/packages/acme-models/versions/9`,
  ])('%s', async (request) => {
    expect(googleError(await as('rita')(request))).toMatchObject({
      code: 404,
      status: 'NOT_FOUND',
      message: 'Requested entity was not found.',
    })
  })
})

describe('400', () => {
  test.each([
    ['GET /v1/projects/ml-platform/locations/-/repositories'],
    [`${LIST}?filter=format%3DPYTHON`],
    [`${LIST}?orderBy=size`],
    [`${LIST}?orderBy=name,update_time`],
    [`${LIST}?pageSize=-1`],
    [`${LIST}?pageToken=rubbish`],
    ['GET /v3/projects:search?query=labels.a%3Ab'],
    [`POST ${US}/ml-all:testIamPermissions`, { permissions: ['artifactregistry.*'] }],
    [`GET ${US}/ml-private:getIamPolicy?options.requestedPolicyVersion=2`],
    [
      `POST ${US}/ml-private:setIamPolicy`,
      { policy: { bindings: [{ role: 'roles/none', members: ['allUsers'] }] } },
    ],
    [
      `POST ${US}/ml-private:setIamPolicy`,
      { policy: { bindings: [{ role: 'roles/viewer', members: ['someone'] }] } },
    ],
  ])('%s', async (request, body?: object) => {
    expect(googleError(await as('ada')(request, body))).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
    })
  })

  test('a page token belongs to its query, the page size does not', async () => {
    const ada = as('ada')
    const archive = 'GET /v1/projects/archive-2019/locations/us-west1/repositories'
    const first = await ada(`${archive}?pageSize=10`)
    const token = /"nextPageToken":"([^"]+)"/.exec(JSON.stringify(first.body))?.[1]
    expect((await ada(`${archive}?pageSize=110&pageToken=${token}`)).body).not.toHaveProperty(
      'nextPageToken',
    )
    expect((await ada(`${archive}?pageToken=${token}&orderBy=name`)).status).toBe(400)
    expect((await ada(`${LIST}?pageToken=${token}`)).status).toBe(400)
  })
})

describe('501', () => {
  test.each([
    'GET /v1/projects/ml-platform/secrets',
    'DELETE /v1/projects/ml-platform',
    `GET ${US}/ml-all/files`,
    'GET /',
  ])('%s', async (request) => {
    const lines: string[] = []
    const other = await startEmulator({ world: COMPANY, log: (line) => lines.push(line) })
    const answer = await apiCaller(other.url, other.tokenFor('ada@example.com'))(request)
    await other.close()
    expect(googleError(answer)).toMatchObject({ code: 501, status: 'UNIMPLEMENTED' })
    expect(lines).toEqual([`501: the emulator does not know ${request}`])
  })
})

describe('enumerations', () => {
  test.each([
    ['', 'PYTHON', 'REMOTE_REPOSITORY', 'PYPI'],
    ['?alt=json', 'PYTHON', 'REMOTE_REPOSITORY', 'PYPI'],
    ['?$alt=json;enum-encoding=int', 8, 3, 1],
    ['?%24alt=json%3Benum-encoding%3Dint', 8, 3, 1],
  ])('%s', async (query, format, mode, publicRepository) => {
    const { body } = await as('rita')(`GET ${US}/ml-pypi${query}`)
    expect(body).toMatchObject({
      format,
      mode,
      remoteRepositoryConfig: { pythonRepository: { publicRepository } },
    })
  })

  test('only the fields that a repository has', async () => {
    const { body } = await as('rita')(
      'GET /v1/projects/example.com:legacy/locations/us-east1/repositories/old-python',
    )
    expect(Object.keys(body ?? {})).toEqual([
      'name',
      'format',
      'description',
      'createTime',
      'updateTime',
      'sizeBytes',
    ])
    expect(body).toHaveProperty('sizeBytes', '9437184')
  })
})
