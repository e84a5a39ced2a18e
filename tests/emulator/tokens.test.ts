import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller, googleError } from './api-caller.ts'
import { token } from './openid-flow.ts'
import {
  AUDIENCE,
  buildToken,
  CI,
  CLOUD_PLATFORM,
  EMAIL_SCOPE,
  PROVIDER,
  signed,
  VM,
  worldWithBuilds,
} from './tokens-world.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const US = 'projects/ml-platform/locations/us-central1/repositories'
const READ = 'artifactregistry.repositories.downloadArtifacts'
const WRITE = 'artifactregistry.repositories.uploadArtifacts'

let emulator: Emulator
let clock = Date.now()
let key: Awaited<ReturnType<Emulator['createServiceAccountKey']>>
beforeAll(async () => {
  emulator = await startEmulator({ world: worldWithBuilds(), now: () => clock })
  key = await emulator.createServiceAccountKey(CI)
})
afterAll(() => emulator.close())
beforeEach(() => {
  clock = Date.now()
})

/** Which of the two a token may do on a repository, as the API says. */
async function may(accessToken: string, repository: string): Promise<unknown> {
  const { body } = await apiCaller(emulator.url, accessToken)(
    `POST /v1/${US}/${repository}:testIamPermissions`,
    { permissions: [READ, WRITE] },
  )
  return z.object({ permissions: z.array(z.string()).default([]) }).parse(body).permissions
}

const granted = z.object({ access_token: z.string(), expires_in: z.number() })

describe('a service account’s key', () => {
  const seconds = () => Math.floor(clock / 1000)
  const assertion = (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
    signed(
      key.private_key,
      {
        iss: CI,
        sub: CI,
        aud: key.token_uri,
        scope: CLOUD_PLATFORM,
        iat: seconds(),
        exp: seconds() + 3600,
        ...claims,
      },
      { kid: key.private_key_id, ...header },
    )
  const exchange = (text: string) =>
    token(emulator.url, { grant_type: JWT_BEARER, assertion: text }, '')

  test('has the fields of a real one', () => {
    expect(key).toEqual({
      type: 'service_account',
      project_id: 'ml-platform',
      private_key_id: expect.stringMatching(/^[0-9a-f]{40}$/),
      private_key: expect.stringMatching(/^-----BEGIN PRIVATE KEY-----\n/),
      client_email: CI,
      client_id: expect.stringMatching(/^\d{21}$/),
      auth_uri: 'https://accounts.google.com/o/oauth2/auth',
      token_uri: `${emulator.url}/token`,
      auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
      client_x509_cert_url:
        'https://www.googleapis.com/robot/v1/metadata/x509/ci-publisher%40ml-platform.iam.gserviceaccount.com',
      universe_domain: 'googleapis.com',
    })
  })

  test.each([
    ['the address in the file', {}, {}],
    ['Google’s address', { aud: 'https://oauth2.googleapis.com/token' }, {}],
    ['no sub and no kid, as Google’s Node library', { sub: undefined }, { kid: undefined }],
  ])('gets a token that publishes where it may: %s', async (_case, claims, header) => {
    const { status, body } = await exchange(assertion(claims, header))
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^ya29\./),
        expires_in: 3599,
        token_type: 'Bearer',
      },
    })
    const { access_token: accessToken } = granted.parse(body)
    expect(await may(accessToken, 'ml-private')).toEqual([READ, WRITE])
    expect(await may(accessToken, 'shared')).toEqual([])
  })

  const SHORT_LIVED =
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.'
  test.each<[string, () => string, number, string, string]>([
    [
      'an account that is not there',
      () => assertion({ iss: 'nobody@ml-platform.iam.gserviceaccount.com' }),
      400,
      'invalid_grant',
      'Invalid grant: account not found',
    ],
    [
      'another account’s name',
      () => assertion({ iss: VM, sub: VM }),
      400,
      'invalid_grant',
      'Invalid JWT Signature.',
    ],
    [
      'a key ID that was not issued',
      () => assertion({}, { kid: '0'.repeat(40) }),
      400,
      'invalid_grant',
      'Invalid JWT Signature.',
    ],
    [
      'a changed claim',
      () => {
        const [head, , signature] = assertion().split('.')
        const [, body] = assertion({ scope: 'other' }).split('.')
        return `${head}.${body}.${signature}`
      },
      400,
      'invalid_grant',
      'Invalid JWT Signature.',
    ],
    [
      'no signature at all',
      () => `${assertion({}, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`,
      400,
      'invalid_grant',
      'Invalid JWT Signature.',
    ],
    ['no JWT', () => 'nonsense', 400, 'invalid_grant', 'Bad Request'],
    [
      'another audience',
      () => assertion({ aud: 'https://example.com/token' }),
      400,
      'invalid_grant',
      'Invalid JWT: Failed audience check.',
    ],
    [
      'more than an hour',
      () => assertion({ exp: seconds() + 3601 }),
      400,
      'invalid_grant',
      SHORT_LIVED,
    ],
    [
      'a clock that is late',
      () => assertion({ iat: seconds() - 7200, exp: seconds() - 3600 }),
      400,
      'invalid_grant',
      SHORT_LIVED,
    ],
    [
      'a clock that is early',
      () => assertion({ iat: seconds() + 3600, exp: seconds() + 7200 }),
      400,
      'invalid_grant',
      SHORT_LIVED,
    ],
    [
      'no scope',
      () => assertion({ scope: undefined }),
      400,
      'invalid_scope',
      'Invalid OAuth scope or ID token audience provided.',
    ],
    [
      'a person in sub',
      () => assertion({ sub: 'wes@example.com' }),
      401,
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
    ],
  ])('is refused with %s', async (_case, text, status, error, description) => {
    expect(await exchange(text())).toEqual({
      status,
      body: { error, error_description: description },
    })
  })

  test('a JWT that one signed oneself is no Bearer token here', async () => {
    const answer = await apiCaller(emulator.url, assertion())(`GET /v1/${US}/ml-private`)
    expect(googleError(answer)).toMatchObject({
      code: 401,
      reason: 'ACCESS_TOKEN_TYPE_UNSUPPORTED',
    })
  })

  test('stops working when it is deleted, which its tokens survive', async () => {
    const other = await emulator.createServiceAccountKey(CI)
    const text = () =>
      signed(
        other.private_key,
        {
          iss: CI,
          aud: other.token_uri,
          scope: CLOUD_PLATFORM,
          iat: seconds(),
          exp: seconds() + 60,
        },
        { kid: other.private_key_id },
      )
    const { access_token: accessToken } = granted.parse((await exchange(text())).body)
    const control = apiCaller(emulator.url)
    const path = `DELETE /emulator/serviceAccounts/${CI}/keys/${other.private_key_id}`
    expect((await control(path)).status).toBe(200)
    expect((await control(path)).status).toBe(404)
    expect((await exchange(text())).body).toMatchObject({
      error_description: 'Invalid JWT Signature.',
    })
    expect(await may(accessToken, 'ml-private')).toEqual([READ, WRITE])
  })

  test('stops working, with its tokens, while the account is disabled', async () => {
    const { access_token: accessToken } = granted.parse((await exchange(assertion())).body)
    const control = apiCaller(emulator.url)
    await control(`POST /emulator/serviceAccounts/${CI}:disable`)
    expect(await exchange(assertion())).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Robot is disabled.' },
    })
    const api = apiCaller(emulator.url, accessToken)
    expect((await api(`GET /v1/${US}/ml-private`)).status).toBe(401)
    await control(`POST /emulator/serviceAccounts/${CI}:enable`)
    expect((await api(`GET /v1/${US}/ml-private`)).status).toBe(200)
  })

  test('its tokens expire, early if told to', async () => {
    const control = apiCaller(emulator.url)
    await control(`PATCH /emulator/serviceAccounts/${CI}`, { accessTokenSeconds: 30 })
    const short = granted.parse((await exchange(assertion())).body)
    await control(`PATCH /emulator/serviceAccounts/${CI}`, { accessTokenSeconds: null })
    const long = granted.parse((await exchange(assertion())).body)
    expect([short.expires_in, long.expires_in]).toEqual([30, 3599])
    const status = async (accessToken: string) =>
      (await apiCaller(emulator.url, accessToken)(`GET /v1/${US}/ml-private`)).status
    clock += 31_000
    expect(await status(short.access_token)).toBe(401)
    expect(await status(long.access_token)).toBe(200)
    await control(`POST /emulator/serviceAccounts/${CI}:expireAccessTokens`)
    expect(await status(long.access_token)).toBe(401)
  })

  test('keys come from the control plane too, with Google’s address if asked', async () => {
    const control = apiCaller(emulator.url)
    const made = await control(`POST /emulator/serviceAccounts/${VM}:createKey`, {
      hosts: 'google',
    })
    expect(made.body).toMatchObject({
      client_email: VM,
      token_uri: 'https://oauth2.googleapis.com/token',
    })
    const unknown = await control('POST /emulator/serviceAccounts/nobody@example.com:createKey')
    expect(unknown.status).toBe(404)
    expect((await control('GET /emulator/serviceAccounts')).body).toMatchObject({
      serviceAccounts: expect.arrayContaining([
        expect.objectContaining({ email: CI, projectId: 'ml-platform', disabled: false }),
        expect.objectContaining({ email: VM, projectId: 'ml-platform', disabled: false }),
      ]),
    })
  })
})

describe('an authorized-user file', () => {
  const file = z.object({
    type: z.literal('authorized_user'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  })
  const make = async (email: string) => {
    const control = apiCaller(emulator.url)
    return file.parse(
      (await control(`POST /emulator/people/${email}:createAuthorizedUserFile`)).body,
    )
  }
  const refresh = ({ type: _type, ...form }: z.infer<typeof file>, extra = {}) =>
    token(emulator.url, { grant_type: 'refresh_token', ...form, ...extra }, '')

  test('has a refresh token that works, for as many scopes as are asked', async () => {
    const made = await make('wes@example.com')
    const { status, body } = await refresh(made)
    expect({ status, body }).toMatchObject({ status: 200, body: { expires_in: 3599 } })
    expect(await may(granted.parse(body).access_token, 'ml-private')).toEqual([READ, WRITE])
    expect((await refresh(made, { scope: CLOUD_PLATFORM })).body).toMatchObject({
      scope: CLOUD_PLATFORM,
    })
    expect(await refresh(made, { scope: 'https://www.googleapis.com/auth/drive' })).toEqual({
      status: 400,
      body: { error: 'invalid_scope', error_description: 'Bad Request' },
    })
  })

  test('belongs to its client, and ends with a revocation', async () => {
    const made = await make('wes@example.com')
    const app = { client_id: 'emulator-client', client_secret: 'emulator-secret' }
    expect((await refresh({ ...made, ...app })).body).toMatchObject({
      error: 'unauthorized_client',
    })
    // Shipped with gcloud to everybody, so it is asked for and not compared.
    expect((await refresh({ ...made, client_secret: '' })).status).toBe(401)
    await apiCaller(emulator.url)('POST /emulator/people/wes@example.com:revoke')
    expect((await refresh(made)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'Token has been expired or revoked.',
    })
  })
})

describe('acting as a service account', () => {
  const actAs = (accessToken: string, email: string, body: object = {}) =>
    apiCaller(emulator.url, accessToken)(
      `POST /v1/projects/-/serviceAccounts/${email}:generateAccessToken`,
      { scope: [CLOUD_PLATFORM], ...body },
    )
  const made = z.object({ accessToken: z.string(), expireTime: z.string() })

  test('who may gets a token for as long as was asked', async () => {
    const iam = emulator.tokenFor('wes@example.com', {
      scopes: ['https://www.googleapis.com/auth/iam'],
    })
    const { accessToken, expireTime } = made.parse(
      (await actAs(iam, CI, { lifetime: '60s', delegates: null })).body,
    )
    expect(expireTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(await may(accessToken, 'ml-private')).toEqual([READ, WRITE])
    clock += 61_000
    const { status } = await apiCaller(emulator.url, accessToken)(`GET /v1/${US}/ml-private`)
    expect(status).toBe(401)
  })

  test('who may not is told in Google’s words', async () => {
    const refused = {
      code: 403,
      status: 'PERMISSION_DENIED',
      message:
        "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      reason: 'IAM_PERMISSION_DENIED',
      domain: 'iam.googleapis.com',
      metadata: { permission: 'iam.serviceAccounts.getAccessToken' },
    }
    expect(googleError(await actAs(emulator.tokenFor('rita@example.com'), CI))).toEqual(refused)
    expect(googleError(await actAs(emulator.tokenFor('wes@example.com'), VM))).toEqual(refused)
    // An account has no power over itself either, unless somebody granted it.
    expect(googleError(await actAs(emulator.tokenFor(CI), CI))).toEqual(refused)
  })

  test.each([
    ['no scope', CI, { scope: [] }, 400, 'scope field is required'],
    ['more than an hour', CI, { lifetime: '3601s' }, 400, 'The lifetime must be between'],
    ['no duration', CI, { lifetime: '1h' }, 400, 'a duration such as'],
    ['no such account', 'nobody@example.com', {}, 404, 'Gaia id not found for email nobody@'],
    [
      'a delegate',
      CI,
      { delegates: [`projects/-/serviceAccounts/${VM}`] },
      403,
      'implicitDelegation',
    ],
  ])('is refused with %s', async (_case, email, body, code, message) => {
    const error = googleError(await actAs(emulator.tokenFor('wes@example.com'), email, body))
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) })
  })

  test('goes through delegates, each of whom may act as the next', async () => {
    const wes = emulator.tokenFor('wes@example.com')
    const answer = await actAs(wes, VM, { delegates: [`projects/-/serviceAccounts/${CI}`] })
    expect(await may(made.parse(answer.body).accessToken, 'shared')).toEqual([READ])
  })

  test('knows no boundary of regions', async () => {
    const api = apiCaller(emulator.url, emulator.tokenFor(VM))
    const { body } = await api(`GET /v1/projects/-/serviceAccounts/${VM}/allowedLocations`)
    expect(body).toEqual({ locations: [], encodedLocations: '0x0' })
  })

  test('needs a token for more than reading', async () => {
    const scopes = ['https://www.googleapis.com/auth/cloud-platform.read-only']
    const answer = await actAs(emulator.tokenFor('wes@example.com', { scopes }), CI)
    expect(googleError(answer).reason).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT')
  })

  test('is over while the account is disabled', async () => {
    emulator.setServiceAccountDisabled(CI, true)
    const answer = await actAs(emulator.tokenFor('wes@example.com'), CI)
    emulator.setServiceAccountDisabled(CI, false)
    expect(googleError(answer).status).toBe('FAILED_PRECONDITION')
  })
})

describe('workload identity', () => {
  const TYPE = 'urn:ietf:params:oauth:token-type:'
  const exchange = async (change: Record<string, string> = {}) => {
    const form = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      audience: AUDIENCE,
      scope: CLOUD_PLATFORM,
      requested_token_type: `${TYPE}access_token`,
      subject_token_type: `${TYPE}jwt`,
      subject_token: buildToken(clock),
      ...change,
    }
    const response = await fetch(`${emulator.url}/v1/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    const body: unknown = await response.json()
    return { status: response.status, body }
  }

  test('a build’s token becomes a federated one, with what its subject was granted', async () => {
    const { status, body } = await exchange()
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^ya29\./),
        issued_token_type: `${TYPE}access_token`,
        token_type: 'Bearer',
        expires_in: expect.closeTo(600, -1),
      },
    })
    const { access_token: direct } = granted.parse(body)
    expect(await may(direct, 'shared')).toEqual([READ])
    // It has no Google account, so it is not among all who have one.
    expect(await may(direct, 'ml-images')).toEqual([])
    expect(await may(emulator.tokenFor(CI), 'ml-images')).toEqual([READ])
    const other = await exchange({ subject_token: buildToken(clock, { sub: 'repo:acme/other' }) })
    expect(await may(granted.parse(other.body).access_token, 'shared')).toEqual([])
    clock += 601_000
    const { status: later } = await apiCaller(emulator.url, direct)(`GET /v1/${US}/shared`)
    expect(later).toBe(401)
  })

  test('every build of the pool may act as the account that says so, and as no other', async () => {
    const other = await exchange({ subject_token: buildToken(clock, { sub: 'repo:acme/other' }) })
    const api = apiCaller(emulator.url, granted.parse(other.body).access_token)
    const actAs = (email: string) =>
      api(`POST /v1/projects/-/serviceAccounts/${email}:generateAccessToken`, {
        scope: [CLOUD_PLATFORM],
      })
    const { accessToken } = z.object({ accessToken: z.string() }).parse((await actAs(VM)).body)
    expect(await may(accessToken, 'ml-private')).toEqual([READ])
    expect((await actAs(CI)).status).toBe(403)
  })

  test('JSON is understood, as Google’s reference has it', async () => {
    const answer = await apiCaller(emulator.url)(
      'POST /v1/token',
      {
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        audience: AUDIENCE,
        scope: CLOUD_PLATFORM,
        requestedTokenType: `${TYPE}access_token`,
        subjectTokenType: `${TYPE}id_token`,
        subjectToken: buildToken(clock),
      },
      { 'content-type': 'application/json' },
    )
    expect(answer.status).toBe(200)
  })

  test('a provider may sign with an elliptic key (ES256)', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const small = await startEmulator({
      world: {
        people: [{ email: 'ann@example.com', name: 'Ann' }],
        projects: [{ projectId: 'lab', projectNumber: '3', displayName: 'Lab' }],
        workloadIdentityPools: [
          {
            name: 'projects/3/locations/global/workloadIdentityPools/pool',
            providers: [
              {
                name: 'projects/3/locations/global/workloadIdentityPools/pool/providers/prov',
                issuer: 'https://forge.example',
                audiences: ['lab'],
                jwks: { keys: [publicKey.export({ format: 'jwk' })] },
              },
            ],
          },
        ],
      },
    })
    const iat = Math.floor(Date.now() / 1000)
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const exchanged = async (alg: string) => {
      const claims = { iss: 'https://forge.example', sub: 's', aud: 'lab', iat, exp: iat + 60 }
      const text = `${part({ alg })}.${part(claims)}`
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
      const form = {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        audience:
          '//iam.googleapis.com/projects/3/locations/global/workloadIdentityPools/pool/providers/prov',
        scope: CLOUD_PLATFORM,
        requested_token_type: `${TYPE}access_token`,
        subject_token_type: `${TYPE}id_token`,
        subject_token: `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`,
      }
      const body = new URLSearchParams(form)
      return (await fetch(`${small.url}/v1/token`, { method: 'POST', body })).status
    }
    expect([await exchanged('ES256'), await exchanged('RS256')]).toEqual([200, 400])
    await small.close()
  })

  test.each<[string, () => Record<string, string>, string, string]>([
    [
      'another audience of the request',
      () => ({ audience: AUDIENCE.replace('forge', 'gone') }),
      'invalid_target',
      'The target service indicated by the "audience" parameters is invalid.',
    ],
    [
      'an audience that names no provider',
      () => ({ audience: 'forge' }),
      'invalid_request',
      'Invalid value for "audience".',
    ],
    [
      'another token type',
      () => ({ subject_token_type: `${TYPE}saml2` }),
      'invalid_request',
      'subject_token_type',
    ],
    ['no scope', () => ({ scope: '' }), 'invalid_scope', 'scope'],
    [
      'what is no JWT',
      () => ({ subject_token: 'opaque' }),
      'invalid_request',
      'Unable to parse the ID Token',
    ],
    [
      'another issuer',
      () => ({ subject_token: buildToken(clock, { iss: 'https://other.example' }) }),
      'invalid_grant',
      'The issuer in ID Token https://other.example does not match',
    ],
    [
      'another audience of the token',
      () => ({ subject_token: buildToken(clock, { aud: 'https://other.example' }) }),
      'invalid_grant',
      'The audience in ID Token [https://other.example] does not match',
    ],
    [
      'an old token',
      () => ({ subject_token: buildToken(clock - 3_600_000) }),
      'invalid_grant',
      'is stale to sign-in.',
    ],
    [
      'a key that the provider does not have',
      () => ({ subject_token: buildToken(clock, {}, { kid: 'forge-2' }) }),
      'invalid_grant',
      'signature',
    ],
    [
      'no subject',
      () => ({ subject_token: buildToken(clock, { sub: '' }) }),
      'invalid_grant',
      'google.subject',
    ],
  ])('is refused with %s', async (_case, change, error, description) => {
    expect(await exchange(change())).toEqual({
      status: 400,
      body: { error, error_description: expect.stringContaining(description) },
    })
  })
})

describe('whose token it is', () => {
  const info = (path: string, accessToken: string) =>
    apiCaller(emulator.url)(`GET ${path}?access_token=${encodeURIComponent(accessToken)}`)

  test.each(['wes@example.com', CI])('is told to its bearer: %s', async (email) => {
    const accessToken = emulator.tokenFor(email, { scopes: [CLOUD_PLATFORM, EMAIL_SCOPE] })
    const known = {
      azp: expect.any(String),
      aud: expect.any(String),
      sub: expect.stringMatching(/^\d{21}$/),
      scope: `${CLOUD_PLATFORM} ${EMAIL_SCOPE}`,
      exp: expect.stringMatching(/^\d+$/),
      expires_in: expect.stringMatching(/^35\d\d$/),
      email,
      email_verified: 'true',
      access_type: 'offline',
    }
    expect((await info('/tokeninfo', accessToken)).body).toEqual(known)
    expect((await info('/oauth2/v1/tokeninfo', accessToken)).body).toMatchObject({
      email,
      verified_email: true,
      expires_in: expect.any(Number),
    })
    const userinfo = await apiCaller(emulator.url, accessToken)('GET /oauth2/v3/userinfo')
    expect(userinfo.body).toMatchObject({ email, email_verified: true })
  })

  test('is kept where the scopes say so, and from bad tokens', async () => {
    const accessToken = emulator.tokenFor(CI, { scopes: [CLOUD_PLATFORM] })
    expect((await info('/tokeninfo', accessToken)).body).not.toHaveProperty('email')
    const { status } = await apiCaller(emulator.url, accessToken)('GET /oauth2/v3/userinfo')
    expect(status).toBe(401)
    expect(await info('/tokeninfo', 'ya29.nonsense')).toMatchObject({
      status: 400,
      body: { error: 'invalid_token', error_description: 'Invalid Value' },
    })
    expect(
      emulator
        .requests()
        .map(({ query }) => query)
        .join(),
    ).not.toContain('access_token')
  })
})

describe('a world', () => {
  const lab = (project: object, world: object = {}) => ({
    people: [{ email: 'ann@example.com', name: 'Ann' }],
    projects: [
      { projectId: 'example.com:lab', projectNumber: '3', displayName: 'Lab', ...project },
    ],
    ...world,
  })
  const bot = { email: 'the-bot@lab.example.com.iam.gserviceaccount.com' }
  const pool = 'projects/3/locations/global/workloadIdentityPools/pool'
  const provider = (change: object) => ({
    workloadIdentityPools: [
      {
        name: pool,
        providers: [
          {
            name: `${pool}/providers/prov`,
            issuer: 'https://forge.example',
            jwks: { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }] },
            ...change,
          },
        ],
      },
    ],
  })

  test('knows the accounts of a domain-scoped project', async () => {
    const small = await startEmulator({ world: lab({ serviceAccounts: [bot] }, provider({})) })
    expect(await small.createServiceAccountKey(bot.email)).toMatchObject({
      project_id: 'example.com:lab',
    })
    await small.close()
  })

  test.each<[string, unknown, string]>([
    [
      'an account of another project',
      lab({ serviceAccounts: [{ email: CI }] }),
      'projects[0].serviceAccounts[0].email: accounts of this project end with "@lab.example.com.iam.gserviceaccount.com"',
    ],
    [
      'an account twice',
      lab({ serviceAccounts: [bot, bot] }),
      `projects[0].serviceAccounts[1].email: "${bot.email}" is already projects[0].serviceAccounts[0].email`,
    ],
    [
      'what is no account',
      lab({ serviceAccounts: [{ email: 'ann@example.com' }] }),
      'NAME@PROJECT.iam.gserviceaccount.com is expected',
    ],
    [
      'an unknown role on an account',
      lab({
        serviceAccounts: [
          { ...bot, iamPolicy: { bindings: [{ role: 'roles/none', members: ['allUsers'] }] } },
        ],
      }),
      'projects[0].serviceAccounts[0].iamPolicy.bindings[0].role',
    ],
    [
      'a pool of another project',
      lab({}, { workloadIdentityPools: [{ name: pool.replace('3', '4'), providers: [] }] }),
      'workloadIdentityPools[0].name: there is no project number "4" in this world',
    ],
    [
      'a provider of another pool',
      lab({}, provider({ name: PROVIDER })),
      'belongs to another pool',
    ],
    [
      'a key that is none',
      lab({}, provider({ jwks: { keys: [{ kty: 'RSA' }] } })),
      'jwks.keys[0]: not a key',
    ],
    ['an issuer without https', lab({}, provider({ issuer: 'forge' })), 'an https address'],
  ])('is refused with %s', async (_case, world, message) => {
    await expect(startEmulator({ world })).rejects.toThrow(message)
  })
})
