import type { Google } from '../google.ts'
import { bearerToken } from '../http/bearer-token.ts'
import { type Call, json, type Reply } from '../http/route.ts'
import { isFederated } from '../iam/groups.ts'
import { principalOf } from '../iam/principal-of.ts'
import { personClaims, subject } from './claims.ts'

const EMAIL = 'https://www.googleapis.com/auth/userinfo.email'

/** What a token is: `/tokeninfo` in the words of v3, and the older v1, which has other names for the same. */
export function tokenInfo(google: Google, call: Call, version: 'v1' | 'v3'): Reply {
  const text =
    call.query.get('access_token') ??
    new URLSearchParams(call.text).get('access_token') ??
    bearerToken(call.headers) ??
    ''
  const token = google.tokens.readAccess(text)
  const owner = typeof token === 'string' ? undefined : principalOf(google, token.email)
  // Google knows a federated token by its own introspection only.
  if (typeof token === 'string' || owner === undefined || isFederated(owner.email)) {
    const description = version === 'v1' ? {} : { error_description: 'Invalid Value' }
    return json({ error: 'invalid_token', ...description }, 400)
  }
  const { email, scopes } = token
  const id = google.people.has(email) ? google.client.id : subject(email)
  const seconds = Math.max(0, Math.floor((token.expiresAt - google.now()) / 1000))
  const scope = scopes.join(' ')
  if (version === 'v1') {
    const known = scopes.includes(EMAIL) ? { email, verified_email: true } : {}
    const user = {
      issued_to: id,
      audience: id,
      user_id: subject(email),
      scope,
      expires_in: seconds,
    }
    return json({ ...user, ...known, access_type: 'offline' })
  }
  return json({
    azp: id,
    aud: id,
    sub: subject(email),
    scope,
    // Texts, where one would expect numbers and truth values.
    exp: String(Math.floor(token.expiresAt / 1000)),
    expires_in: String(seconds),
    ...(scopes.includes(EMAIL) ? { email, email_verified: 'true' } : {}),
    access_type: 'offline',
  })
}

/** Who a token belongs to, as far as its scopes allow: a federated identity is nobody to Google's sign-in. */
export function userInfo(google: Google, call: Call): Reply {
  const token = google.tokens.readAccess(bearerToken(call.headers) ?? '')
  const owner = typeof token === 'string' ? undefined : principalOf(google, token.email)
  const person = google.people.get(owner?.email ?? '')
  const isPermitted =
    typeof token !== 'string' && ['openid', EMAIL].some((scope) => token.scopes.includes(scope))
  if (!isPermitted || owner === undefined || isFederated(owner.email)) {
    return json({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401, {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    })
  }
  return json(personClaims(person ?? owner, token.scopes))
}
