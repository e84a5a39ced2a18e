import { createHash } from 'node:crypto'
import type { Google } from '../google.ts'
import type { WorldPerson } from '../world/world-schema.ts'
import { personClaims } from './claims.ts'

/** The answer of the token endpoint: an access token, and an ID token where `openid` was granted. */
export function tokenReply(
  google: Google,
  options: {
    person: WorldPerson
    scopes: readonly string[]
    clientId: string
    nonce?: string | undefined
    refreshToken?: string | undefined
  },
): Record<string, unknown> {
  const { person, scopes, clientId, nonce, refreshToken } = options
  const { token, expiresIn } = google.tokens.issueAccess(person.email, scopes)
  const now = Math.floor(google.now() / 1000)
  const claims = {
    iss: google.origin(),
    azp: clientId,
    aud: clientId,
    ...personClaims(person, scopes),
    at_hash: createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url'),
    ...(nonce === undefined ? {} : { nonce }),
    iat: now,
    exp: now + 3600,
  }
  return {
    access_token: token,
    expires_in: expiresIn,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: scopes.join(' '),
    token_type: 'Bearer',
    ...(scopes.includes('openid') ? { id_token: google.signingKey.sign(claims) } : {}),
  }
}
