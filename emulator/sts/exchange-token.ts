import { createPublicKey } from 'node:crypto'
import type { Google } from '../google.ts'
import { grantedScopes } from '../openid/claims.ts'
import { isSignedBy, type Jwt, readJwt } from '../openid/jwt.ts'
import { OAuthError } from '../openid/oauth-error.ts'
import type { IdentityProvider } from '../world/catalog.ts'

const TYPE = 'urn:ietf:params:oauth:token-type:'
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const SUBJECT_TYPES = [`${TYPE}jwt`, `${TYPE}id_token`]
const ACCESS_TOKEN = `${TYPE}access_token`
const SECONDS = 3600
/** A token that has just been issued may come from a clock that is ahead. */
const SKEW_SECONDS = 60

/**
 * An identity provider's token for a federated access token (RFC 8693).
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token
 */
export function exchangeToken(google: Google, form: URLSearchParams): Record<string, unknown> {
  const need = (name: string, accepted: readonly string[]) => {
    if (accepted.includes(form.get(name) ?? '')) return
    throw new OAuthError('invalid_request', `Invalid value for "${name}".`)
  }
  need('grant_type', [TOKEN_EXCHANGE])
  need('requested_token_type', [ACCESS_TOKEN])
  need('subject_token_type', SUBJECT_TYPES)
  const scopes = grantedScopes(form.get('scope') ?? '')
  if (scopes.length === 0) throw new OAuthError('invalid_scope', 'Invalid value for "scope".')

  const provider = providerOf(google, form.get('audience') ?? '')
  const jwt = readJwt(form.get('subject_token') ?? '')
  if (jwt === undefined)
    throw new OAuthError('invalid_request', 'Unable to parse the ID Token given as subject_token.')
  const subject = verifiedSubject(jwt, provider, google.now() / 1000)
  const email = `principal://iam.googleapis.com/${provider.pool}/subject/${subject}`
  // Not longer than what it was exchanged for.
  const left = Math.floor((jwt.claims.exp ?? 0) - google.now() / 1000)
  const { token, expiresIn } = google.tokens.issueAccess(
    email,
    scopes,
    Math.max(1, Math.min(SECONDS, left)),
  )
  return {
    access_token: token,
    issued_token_type: ACCESS_TOKEN,
    token_type: 'Bearer',
    expires_in: expiresIn,
  }
}

function providerOf(google: Google, audience: string): IdentityProvider {
  const name = /^\/\/iam\.googleapis\.com\/(projects\/.+\/providers\/[^/]+)$/.exec(audience)?.[1]
  if (name === undefined) {
    throw new OAuthError(
      'invalid_request',
      'Invalid value for "audience". This value should be the full resource name of the Identity Provider. See https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list of possible formats.',
    )
  }
  const provider = google.catalog.providers.get(name)
  if (provider === undefined) {
    throw new OAuthError(
      'invalid_target',
      'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
    )
  }
  return provider
}

/** What `google.subject` becomes, once nothing speaks against the token. */
function verifiedSubject(jwt: Jwt, { data }: IdentityProvider, now: number): string {
  const { iss, sub, aud, exp, iat } = jwt.claims
  if (iss !== data.issuer) {
    throw invalid(
      `The issuer in ID Token ${iss} does not match the expected ones: [${data.issuer}].`,
    )
  }
  const keys = data.jwks.keys.filter(
    (key) => jwt.header.kid === undefined || key.kid === undefined || key.kid === jwt.header.kid,
  )
  if (!keys.some((key) => isSignedBy(jwt, createPublicKey({ key, format: 'jwk' }))))
    throw invalid('Invalid signature of the given ID Token.')
  const expected = data.audiences ?? [
    `https://iam.googleapis.com/${data.name}`,
    `//iam.googleapis.com/${data.name}`,
  ]
  const given = [aud ?? []].flat()
  if (!given.some((one) => expected.includes(one))) {
    throw invalid(
      `The audience in ID Token [${given.join(', ')}] does not match the expected audience.`,
    )
  }
  if (exp === undefined || exp <= now || iat === undefined || iat > now + SKEW_SECONDS)
    throw invalid(`ID Token issued at ${iat} is stale to sign-in.`)
  if (sub === undefined || sub === '' || sub.length > 127) {
    throw invalid(
      'Could not obtain a value for google.subject from the given credential, or it is longer than 127 bytes.',
    )
  }
  return sub
}

function invalid(description: string): OAuthError {
  return new OAuthError('invalid_grant', description)
}
