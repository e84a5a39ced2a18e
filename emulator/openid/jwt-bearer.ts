import type { Google } from '../google.ts'
import { grantedScopes } from './claims.ts'
import { isSignedBy, type Jwt, readJwt } from './jwt.ts'
import { OAuthError } from './oauth-error.ts'

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
/** What a key file says that does not lead to the emulator by itself; some libraries sign for it whatever the file says. */
export const GOOGLE_TOKEN_URI = 'https://oauth2.googleapis.com/token'
const MAXIMUM_SECONDS = 3600
/** How far the clocks of signer and emulator may be apart. */
const SKEW_SECONDS = 300

/**
 * A service account's signed assertion for an access token.
 * https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export function jwtBearerGrant(google: Google, form: URLSearchParams): Record<string, unknown> {
  const text = form.get('assertion') ?? ''
  if (text === '') throw new OAuthError('invalid_request', 'Missing required parameter: assertion')
  const jwt = readJwt(text)
  if (jwt === undefined) throw new OAuthError('invalid_grant', 'Bad Request')
  const { iss = '', sub, aud, scope, target_audience: target } = jwt.claims
  const account = google.catalog.serviceAccounts.get(iss)
  if (account === undefined)
    throw new OAuthError('invalid_grant', 'Invalid grant: account not found')
  // Google's Node library names no key.
  const keys = google.serviceAccountKeys.publicKeys(account, jwt.header.kid)
  if (!keys.some((key) => isSignedBy(jwt, key)))
    throw new OAuthError('invalid_grant', 'Invalid JWT Signature.')
  if (aud !== GOOGLE_TOKEN_URI && aud !== `${google.origin()}/token`)
    throw new OAuthError('invalid_grant', 'Invalid JWT: Failed audience check.')
  checkTimes(jwt, google.now() / 1000)
  if (account.disabled) throw new OAuthError('invalid_grant', 'Robot is disabled.')
  // Someone else's name in `sub` is domain-wide delegation, which no account of a world has.
  if (sub !== undefined && sub !== iss) {
    throw new OAuthError(
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
      { status: 401 },
    )
  }
  if (target !== undefined) {
    throw new OAuthError(
      'unsupported_grant_type',
      'The emulator issues no ID tokens (target_audience) for service accounts.',
      { status: 501 },
    )
  }
  const scopes = typeof scope === 'string' ? grantedScopes(scope) : []
  if (scopes.length === 0) {
    throw new OAuthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.')
  }
  const { token, expiresIn } = google.tokens.issueAccess(iss, scopes)
  return { access_token: token, expires_in: expiresIn, token_type: 'Bearer' }
}

function checkTimes({ claims: { iat, exp } }: Jwt, now: number): void {
  const isReasonable =
    iat !== undefined &&
    exp !== undefined &&
    exp > iat &&
    exp - iat <= MAXIMUM_SECONDS &&
    iat <= now + SKEW_SECONDS &&
    exp > now
  if (isReasonable) return
  throw new OAuthError(
    'invalid_grant',
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  )
}
