import { createHash, timingSafeEqual } from 'node:crypto'
import type { Google } from '../google.ts'
import { type Call, json, type Reply } from '../http/route.ts'
import { grantedScopes } from './claims.ts'
import { JWT_BEARER, jwtBearerGrant } from './jwt-bearer.ts'
import { findClient } from './oauth-clients.ts'
import { OAuthError } from './oauth-error.ts'
import { tokenReply } from './token-reply.ts'

/** `POST /token`: a code for tokens; a refresh token or a service account's assertion for an access token. */
export function tokenEndpoint(google: Google, call: Call): Reply {
  const form = new URLSearchParams(call.text)
  try {
    const grant = form.get('grant_type') ?? ''
    // The one grant without a client: the assertion is signed by whom it speaks of.
    if (grant === JWT_BEARER) return reply(jwtBearerGrant(google, form))
    const clientId = checkedClient(google, call, form)
    if (grant === 'authorization_code') return reply(exchangeCode(google, form, clientId))
    if (grant === 'refresh_token') return reply(refresh(google, form, clientId))
    if (grant === '')
      throw new OAuthError('invalid_request', 'Missing required parameter: grant_type')
    throw new OAuthError('unsupported_grant_type', `Invalid grant_type: ${grant}`)
  } catch (error) {
    if (error instanceof OAuthError) return error.reply
    throw error
  }
}

function reply(body: unknown): Reply {
  return json(body, 200, {
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    pragma: 'no-cache',
  })
}

function exchangeCode(google: Google, form: URLSearchParams, clientId: string) {
  const code = google.tokens.takeCode(form.get('code') ?? '')
  const person = google.people.get(code?.email ?? '')
  if (code === undefined || person === undefined)
    throw new OAuthError('invalid_grant', 'Malformed auth code.')
  if (code.clientId !== clientId) throw new OAuthError('unauthorized_client', 'Unauthorized')
  if (form.get('redirect_uri') !== code.redirectUri)
    throw new OAuthError('redirect_uri_mismatch', 'Bad Request')
  const verifier = form.get('code_verifier')
  if (verifier === null) throw new OAuthError('invalid_grant', 'Missing code verifier.')
  if (createHash('sha256').update(verifier).digest('base64url') !== code.codeChallenge) {
    throw new OAuthError('invalid_grant', 'Invalid code verifier.')
  }
  const refreshToken = code.offline
    ? google.tokens.issueRefresh(person.email, code.scopes, clientId)
    : undefined
  const { scopes, nonce } = code
  return tokenReply(google, { person, scopes, clientId, nonce, refreshToken })
}

/** Answers no new refresh token, as Google: the old one keeps working. `scope` can narrow, never widen. */
function refresh(google: Google, form: URLSearchParams, clientId: string) {
  const found = google.tokens.readRefresh(form.get('refresh_token') ?? '')
  const person = google.people.get(found?.email ?? '')
  if (found === undefined || person === undefined) {
    throw new OAuthError('invalid_grant', 'Token has been expired or revoked.')
  }
  if (found.clientId !== clientId) throw new OAuthError('unauthorized_client', 'Unauthorized')
  if (google.tokens.needsReauthentication(found.email)) {
    throw new OAuthError('invalid_grant', 'reauth related error (invalid_rapt)', {
      subtype: 'invalid_rapt',
    })
  }
  const asked = grantedScopes(form.get('scope') ?? '')
  if (asked.some((scope) => !found.scopes.includes(scope)))
    throw new OAuthError('invalid_scope', 'Bad Request')
  const scopes = asked.length === 0 ? found.scopes : asked
  return tokenReply(google, { person, scopes, clientId })
}

/** The client's id. By HTTP Basic or in the form, both being what Google's discovery document offers. */
function checkedClient(google: Google, call: Call, form: URLSearchParams): string {
  const basic = /^Basic (.+)$/i.exec(call.headers.authorization ?? '')?.[1]
  const [id, secret] =
    basic === undefined
      ? [form.get('client_id'), form.get('client_secret')]
      : Buffer.from(basic, 'base64').toString('utf8').split(':').map(formDecode)
  const client = findClient(google, id ?? '')
  if (client === undefined) {
    throw new OAuthError('invalid_client', 'The OAuth client was not found.', { status: 401 })
  }
  if (client.secret === undefined ? !secret : !same(secret, client.secret))
    throw new OAuthError('invalid_client', 'Unauthorized', { status: 401 })
  return client.id
}

/** RFC 6749, 2.3.1: both halves of a Basic credential are form-encoded first. */
function formDecode(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? ''
}

function same(given: string | null | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(wanted))
}
