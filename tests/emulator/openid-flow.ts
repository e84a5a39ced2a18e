import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { z } from 'zod'

export const REDIRECT = 'http://localhost:3000/api/auth/callback/google'
const CLIENT = `Basic ${Buffer.from('emulator-client:emulator-secret').toString('base64')}`

export const tokens = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
  scope: z.string(),
  token_type: z.literal('Bearer'),
  id_token: z.string(),
})

/** An authorization request as a careful app makes it; `change` overrides, `undefined` leaves out. */
export function authorizationRequest(url: string, change: Record<string, string | undefined> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const parameters: Record<string, string | undefined> = {
    client_id: 'emulator-client',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid email profile https://www.googleapis.com/auth/cloud-platform.read-only',
    access_type: 'offline',
    prompt: 'consent',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  }
  const address = new URL('/o/oauth2/v2/auth', url)
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined) address.searchParams.set(key, value)
  }
  return { address: address.href, verifier }
}

/** Presses a person's button; answers where the browser is sent. */
export async function choose(address: string, form: Record<string, string>): Promise<URL> {
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  return new URL(response.headers.get('location') ?? `http://refused.invalid/${response.status}`)
}

export async function token(url: string, form: Record<string, string>, authorization = CLIENT) {
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: authorization === '' ? {} : { authorization },
    body: new URLSearchParams(form),
  })
  const body: unknown = await response.json()
  return { status: response.status, body }
}

/** The whole of signing in. */
export async function signIn(
  url: string,
  email: string,
  change: Record<string, string | undefined> = {},
) {
  const { address, verifier } = authorizationRequest(url, change)
  const back = await choose(address, { email })
  const answer = await token(url, {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  })
  return tokens.parse(answer.body)
}

const jwks = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), n: z.string(), e: z.string(), kty: z.string() })),
})

/** The claims of an ID token whose signature the published keys confirm. */
export async function verifiedClaims(url: string, idToken: string): Promise<unknown> {
  const [header = '', payload = '', signature = ''] = idToken.split('.')
  const { kid, alg } = z.object({ kid: z.string(), alg: z.literal('RS256') }).parse(decoded(header))
  const { keys } = jwks.parse(await (await fetch(`${url}/oauth2/v3/certs`)).json())
  const jwk = keys.find((key) => key.kid === kid)
  if (jwk === undefined) throw new Error(`no key ${kid} for ${alg}`)
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const isGood = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    key,
    Buffer.from(signature, 'base64url'),
  )
  if (!isGood) throw new Error('the signature is wrong')
  return decoded(payload)
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}
