import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'
import { COMPANY } from './company.ts'
import {
  authorizationRequest,
  choose,
  REDIRECT,
  signIn,
  token,
  tokens,
  verifiedClaims,
} from './openid-flow.ts'

let emulator: Emulator
let clock = Date.now()
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY, now: () => clock })
})
afterAll(() => emulator.close())
const refresh = (refreshToken: string | undefined) =>
  token(emulator.url, { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' })
const identity = z.looseObject({ sub: z.string() })
const PROJECTS = 'GET /v3/projects:search'

test('discovery names this origin everywhere', async () => {
  const { body } = await apiCaller(emulator.url)('GET /.well-known/openid-configuration')
  expect(body).toMatchObject({
    issuer: emulator.url,
    authorization_endpoint: `${emulator.url}/o/oauth2/v2/auth`,
    token_endpoint: `${emulator.url}/token`,
    userinfo_endpoint: `${emulator.url}/v1/userinfo`,
    revocation_endpoint: `${emulator.url}/revoke`,
    jwks_uri: `${emulator.url}/oauth2/v3/certs`,
    code_challenge_methods_supported: ['S256'],
  })
})

describe('the page', () => {
  const show = async (change: Record<string, string | undefined> = {}) => {
    const response = await fetch(authorizationRequest(emulator.url, change).address, {
      redirect: 'manual',
    })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  test('says that it is not Google and offers everybody, with what they are for', async () => {
    const { status, html, headers } = await show()
    expect(status).toBe(200)
    expect(html).toContain('Emulator: this is not Google')
    for (const { email, name } of emulator.people) {
      expect(html).toContain(`value="${email}"`)
      expect(html).toContain(name)
    }
    expect(html.match(/class="note"/g)).toHaveLength(emulator.people.length)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; form-action 'self' http:\/\/localhost:3000; base-uri 'none'; frame-ancestors 'none'$/,
    )
  })
  test('hd leaves only that domain', async () => {
    const { html } = await show({ hd: 'partner.example' })
    expect(html.match(/name="email" value="[^"]+"/g)).toEqual([
      'name="email" value="solo@partner.example"',
    ])
    expect((await show({ hd: '*' })).html).not.toContain('gail@gmail.example')
  })
  test('login_hint puts that person first', async () => {
    const { html } = await show({ login_hint: 'gail@gmail.example' })
    expect(html.match(/name="email" value="[^"]+"/)?.[0]).toContain('gail@gmail.example')
  })
  test('escapes what the app sent', async () => {
    const { html } = await show({ state: '"><script>alert(1)</script>', scope: 'openid <b>' })
    expect(html).not.toMatch(/<script|<b>/)
  })
  test.each([
    ['client_id', undefined, 400],
    ['client_id', 'another', 401],
    ['redirect_uri', '/callback', 400],
    ['redirect_uri', 'javascript:alert(1)', 400],
    ['response_type', 'token', 400],
    ['scope', 'email', 400],
    ['code_challenge', undefined, 400],
    ['code_challenge_method', 'plain', 400],
  ])('refuses %s = %s, without going back to the app', async (parameter, value, status) => {
    const answer = await show({ [parameter]: value })
    expect(answer.status).toBe(status)
    expect(answer.html).toContain('Sign-in refused')
    expect(
      (
        await choose(authorizationRequest(emulator.url, { [parameter]: value }).address, {
          email: 'rita@example.com',
        })
      ).hostname,
    ).toBe('refused.invalid')
  })
  test('cancel and prompt=none go back with an error and the state', async () => {
    const cancelled = await choose(authorizationRequest(emulator.url).address, { cancel: '1' })
    expect(cancelled.href).toBe(`${REDIRECT}?state=state-1&error=access_denied`)
    const silent = await show({ prompt: 'none' })
    expect(silent.headers.get('location')).toBe(
      `${REDIRECT}?state=state-1&error=interaction_required`,
    )
  })
})

describe('signing in', () => {
  test('a code with PKCE becomes tokens, and the ID token is signed', async () => {
    const granted = await signIn(emulator.url, 'rita@example.com')
    expect(granted.access_token).toMatch(/^ya29\.emulator-/)
    expect(granted.expires_in).toBe(3599)
    expect(granted.scope.split(' ')).toEqual([
      'openid',
      'https://www.googleapis.com/auth/userinfo.email',
      'https://www.googleapis.com/auth/userinfo.profile',
      'https://www.googleapis.com/auth/cloud-platform.read-only',
    ])
    const now = Math.floor(clock / 1000)
    expect(await verifiedClaims(emulator.url, granted.id_token)).toEqual({
      iss: emulator.url,
      aud: 'emulator-client',
      azp: 'emulator-client',
      sub: expect.stringMatching(/^1\d{20}$/),
      hd: 'example.com',
      email: 'rita@example.com',
      email_verified: true,
      name: 'Rita Reader',
      nonce: 'nonce-1',
      at_hash: createHash('sha256')
        .update(granted.access_token)
        .digest()
        .subarray(0, 16)
        .toString('base64url'),
      iat: now,
      exp: now + 3600,
    })
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(200)
  })
  test('sub is the same next time, and a consumer account has no hd', async () => {
    const claims = async () => {
      const granted = await signIn(emulator.url, 'gail@gmail.example')
      const { sub, ...rest } = identity.parse(await verifiedClaims(emulator.url, granted.id_token))
      expect(rest).toMatchObject({ email: 'gail@gmail.example' })
      expect(rest).not.toHaveProperty('hd')
      return sub
    }
    expect(await claims()).toBe(await claims())
  })
  test('userinfo says the same', async () => {
    const { access_token: access } = await signIn(emulator.url, 'solo@partner.example')
    const { body } = await apiCaller(emulator.url, access)('GET /v1/userinfo')
    expect(body).toMatchObject({
      email: 'solo@partner.example',
      hd: 'partner.example',
      name: 'Solo Partner',
    })
    expect((await apiCaller(emulator.url, 'ya29.other')('GET /v1/userinfo')).status).toBe(401)
  })
  test('no refresh token without access_type=offline', async () => {
    const granted = await signIn(emulator.url, 'rita@example.com', { access_type: undefined })
    expect(granted.refresh_token).toBeUndefined()
  })

  const code = async () => {
    const { address, verifier } = authorizationRequest(emulator.url)
    const back = await choose(address, { email: 'rita@example.com' })
    expect(back.searchParams.get('state')).toBe('state-1')
    return {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    }
  }
  test('a code works once', async () => {
    const form = await code()
    expect((await token(emulator.url, form)).status).toBe(200)
    expect(await token(emulator.url, form)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  })
  test('a code lives ten minutes', async () => {
    const form = await code()
    clock += 600_000
    expect(await token(emulator.url, form)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    })
  })
  test.each([
    [{ code_verifier: 'x'.repeat(43) }, 'invalid_grant', 'Invalid code verifier.'],
    [{ redirect_uri: 'http://localhost:3000/other' }, 'redirect_uri_mismatch', 'Bad Request'],
    [{ code: 'made-up' }, 'invalid_grant', 'Malformed auth code.'],
    [{ grant_type: 'password' }, 'unsupported_grant_type', 'Invalid grant_type: password'],
  ])('refuses %j', async (change, error, description) => {
    expect(await token(emulator.url, { ...(await code()), ...change })).toEqual({
      status: 400,
      body: { error, error_description: description },
    })
  })
  test('the client proves itself by Basic or in the form, or is refused', async () => {
    const posted = {
      ...(await code()),
      client_id: 'emulator-client',
      client_secret: 'emulator-secret',
    }
    expect((await token(emulator.url, posted, '')).status).toBe(200)
    const wrong = { ...(await code()), client_id: 'emulator-client', client_secret: 'wrong' }
    expect(await token(emulator.url, wrong, '')).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
    expect(await token(emulator.url, await code(), '')).toMatchObject({ status: 401 })
  })
})

describe('gcloud’s own clients', () => {
  const LOGIN = '32555940559.apps.googleusercontent.com'
  const gcloud = { client_id: LOGIN, redirect_uri: 'http://localhost:8085/' }

  test('are called back on the computer, and bring a refresh token of their own', async () => {
    const { address, verifier } = authorizationRequest(emulator.url, gcloud)
    // Where gcloud 528 sends the browser.
    const back = await choose(address.replace('/v2/auth', '/auth'), { email: 'wes@example.com' })
    expect(back.origin).toBe('http://localhost:8085')
    const form = {
      ...gcloud,
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
      client_secret: 'shipped with gcloud',
    }
    const { body } = await token(emulator.url, form, '')
    const { refresh_token = '' } = tokens.parse(body)
    const again = { grant_type: 'refresh_token', refresh_token }
    expect(await token(emulator.url, again)).toMatchObject({
      body: { error: 'unauthorized_client' },
    })
    const own = { client_id: LOGIN, client_secret: 'shipped with gcloud' }
    expect((await token(emulator.url, { ...again, ...own }, '')).status).toBe(200)
  })

  test.each(['https://localhost:8085/', 'http://example.com/', REDIRECT.replace('http', 'https')])(
    'are not called back at %s',
    async (redirect_uri) => {
      const request = authorizationRequest(emulator.url, { ...gcloud, redirect_uri })
      const response = await fetch(request.address)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('redirect_uri_mismatch')
    },
  )

  test('take no code of another client', async () => {
    const { address, verifier } = authorizationRequest(emulator.url, gcloud)
    const back = await choose(address, { email: 'wes@example.com' })
    const code = back.searchParams.get('code') ?? ''
    const form = { ...gcloud, grant_type: 'authorization_code', code, code_verifier: verifier }
    expect(await token(emulator.url, form)).toMatchObject({
      body: { error: 'unauthorized_client' },
    })
  })
})

const READ_ONLY = 'https://www.googleapis.com/auth/cloud-platform.read-only'
const WIDE = 'https://www.googleapis.com/auth/cloud-platform'
const WIDE_REQUEST = { scope: `openid email ${READ_ONLY} ${WIDE}`, include_granted_scopes: 'true' }

describe('consent', () => {
  /** Presses the person's button on the page as it is, with some of its boxes unticked. */
  const consentTo = async (
    email: string,
    change: Record<string, string | undefined>,
    unticked: readonly string[] = [],
  ) => {
    const { address, verifier } = authorizationRequest(emulator.url, change)
    const html = await (await fetch(address)).text()
    const form = new URLSearchParams({ email, consent: '1' })
    expect(html).toContain('name="consent" value="1"')
    for (const [, scope = ''] of html.matchAll(
      /type="checkbox" name="scope" value="([^"]+)" checked/g,
    )) {
      if (!unticked.includes(scope)) form.append('scope', scope)
    }
    const answer = await fetch(address, { method: 'POST', body: form, redirect: 'manual' })
    const back = new URL(answer.headers.get('location') ?? '')
    const { body } = await token(emulator.url, {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    })
    const granted = tokens.parse(body)
    expect(back.searchParams.get('scope')).toBe(granted.scope)
    return granted
  }
  const wide = (granted: { access_token: string }) =>
    apiCaller(emulator.url, granted.access_token)('GET /v1/roles/viewer')

  test('is asked for in words; one thing alone cannot be left out', async () => {
    const pageOf = async (change: Record<string, string>) =>
      (await fetch(authorizationRequest(emulator.url, change).address)).text()
    const narrow = await pageOf({})
    expect(narrow).toContain('View your data across Google Cloud services')
    expect(narrow).not.toContain('type="checkbox"')
    const wider = await pageOf(WIDE_REQUEST)
    expect(wider).toContain('See, edit, configure, and delete your Google Cloud data')
    expect(wider.match(/type="checkbox"/g)).toHaveLength(2)
  })
  test('to everything gives everything, and refreshing keeps it', async () => {
    const granted = await consentTo('wes@example.com', WIDE_REQUEST)
    expect(granted.scope.split(' ')).toEqual(expect.arrayContaining([READ_ONLY, WIDE]))
    expect((await wide(granted)).status).toBe(200)
    const fresh = tokens.parse((await refresh(granted.refresh_token)).body)
    expect(fresh.scope).toBe(granted.scope)
    expect((await wide(fresh)).status).toBe(200)
  })
  test('may be withheld from the wider part', async () => {
    const granted = await consentTo('nadia@example.com', WIDE_REQUEST, [WIDE])
    expect(granted.scope.split(' ')).toContain(READ_ONLY)
    expect(granted.scope.split(' ')).not.toContain(WIDE)
    expect((await wide(granted)).status).toBe(403)
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(200)
  })
  test('given before is added where the app asks for that, and only there', async () => {
    await consentTo('cora@example.com', { scope: `openid email ${READ_ONLY}` })
    const alone = await consentTo('cora@example.com', { scope: `openid ${WIDE}` })
    expect(alone.scope).toBe(`openid ${WIDE}`)
    const both = await consentTo('cora@example.com', {
      scope: `openid ${WIDE}`,
      include_granted_scopes: 'true',
    })
    expect(both.scope.split(' ')).toEqual(expect.arrayContaining([READ_ONLY, WIDE]))
    // What others granted is theirs.
    const other = await consentTo('cus@example.com', {
      scope: 'openid',
      include_granted_scopes: 'true',
    })
    expect(other.scope).toBe('openid')
  })
  test('is forgotten when it is revoked', async () => {
    await consentTo('gail@gmail.example', WIDE_REQUEST)
    emulator.revoke('gail@gmail.example')
    const again = await consentTo('gail@gmail.example', {
      scope: `openid ${READ_ONLY}`,
      include_granted_scopes: 'true',
    })
    expect(again.scope).toBe(`openid ${READ_ONLY}`)
  })
})

describe('afterwards', () => {
  test('an access token expires, and refreshing gives another and no new refresh token', async () => {
    const granted = await signIn(emulator.url, 'wes@example.com')
    clock += 3_600_000
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(401)
    const { status, body } = await refresh(granted.refresh_token)
    expect(status).toBe(200)
    const fresh = tokens.parse(body)
    expect(fresh.refresh_token).toBeUndefined()
    expect(fresh.scope).toBe(granted.scope)
    expect((await apiCaller(emulator.url, fresh.access_token)(PROJECTS)).status).toBe(200)
  })
  test('expireAccessTokens: 401, and refreshing works', async () => {
    const granted = await signIn(emulator.url, 'wes@example.com')
    await apiCaller(emulator.url)('POST /emulator/people/wes@example.com:expireAccessTokens')
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(401)
    expect((await refresh(granted.refresh_token)).status).toBe(200)
  })
  test('revoke: both kinds of token are refused', async () => {
    const granted = await signIn(emulator.url, 'wes@example.com')
    await apiCaller(emulator.url)('POST /emulator/people/wes%40example.com:revoke')
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(401)
    expect(await refresh(granted.refresh_token)).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    })
  })
  test('requireReauthentication: invalid_rapt until the person signs in again', async () => {
    const granted = await signIn(emulator.url, 'wes@example.com')
    await apiCaller(emulator.url)('POST /emulator/people/wes@example.com:requireReauthentication')
    expect(await refresh(granted.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_subtype: 'invalid_rapt' },
    })
    const again = await signIn(emulator.url, 'wes@example.com')
    expect((await refresh(again.refresh_token)).status).toBe(200)
  })
  test('/revoke takes either token, once', async () => {
    const granted = await signIn(emulator.url, 'wes@example.com')
    const revoke = () =>
      apiCaller(emulator.url)(
        `POST /revoke?token=${encodeURIComponent(granted.refresh_token ?? '')}`,
      )
    expect((await revoke()).status).toBe(200)
    expect(await revoke()).toMatchObject({ status: 400, body: { error: 'invalid_token' } })
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(401)
  })
  test('accessTokenSeconds shortens the life of the next tokens', async () => {
    const set = (accessTokenSeconds: number | null) =>
      apiCaller(emulator.url)('PATCH /emulator/people/wes@example.com', { accessTokenSeconds })
    expect((await set(2)).status).toBe(200)
    const granted = await signIn(emulator.url, 'wes@example.com')
    expect(granted.expires_in).toBe(2)
    clock += 2_001
    expect((await apiCaller(emulator.url, granted.access_token)(PROJECTS)).status).toBe(401)
    await set(null)
    expect((await signIn(emulator.url, 'wes@example.com')).expires_in).toBe(3599)
  })
})
