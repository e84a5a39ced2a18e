import type { Google } from '../google.ts'
import { bearerToken } from '../http/bearer-token.ts'
import { type Call, json, type PlainRoute, type Reply } from '../http/route.ts'
import { choosePerson, showChooser } from './authorization-endpoint.ts'
import { personClaims } from './claims.ts'
import { discoveryDocument } from './discovery-document.ts'
import { tokenEndpoint } from './token-endpoint.ts'

/** Sign-in: what accounts.google.com, oauth2.googleapis.com and openidconnect.googleapis.com answer. */
export function openidRoutes(google: Google): PlainRoute[] {
  const plain = (
    verb: PlainRoute['verb'],
    path: string,
    method: string,
    handle: PlainRoute['handle'],
  ): PlainRoute => ({ kind: 'plain', verb, paths: [path], method: `openid.${method}`, handle })
  return [
    plain('GET', '/.well-known/openid-configuration', 'discovery', () =>
      json(discoveryDocument(google.origin())),
    ),
    plain('GET', '/o/oauth2/v2/auth', 'authorize', (call) => showChooser(google, call)),
    plain('POST', '/o/oauth2/v2/auth', 'choose', (call) => choosePerson(google, call)),
    plain('POST', '/token', 'token', (call) => tokenEndpoint(google, call)),
    plain('GET', '/oauth2/v3/certs', 'certs', () => json({ keys: [google.signingKey.jwk] })),
    plain('GET', '/v1/userinfo', 'userinfo', (call) => userinfo(google, call)),
    plain('POST', '/v1/userinfo', 'userinfo', (call) => userinfo(google, call)),
    plain('POST', '/revoke', 'revoke', (call) => revoke(google, call)),
  ]
}

function userinfo(google: Google, call: Call): Reply {
  const token = google.tokens.readAccess(bearerToken(call.headers) ?? '')
  const person = typeof token === 'string' ? undefined : google.people.get(token.email)
  if (typeof token === 'string' || person === undefined || !token.scopes.includes('openid')) {
    return json({ error: 'invalid_request', error_description: 'Invalid Credentials' }, 401, {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    })
  }
  return json(personClaims(person, token.scopes))
}

function revoke(google: Google, call: Call): Reply {
  const token = call.query.get('token') ?? new URLSearchParams(call.text).get('token') ?? ''
  return google.tokens.revokeToken(token)
    ? json({})
    : json({ error: 'invalid_token', error_description: 'Token expired or revoked' }, 400)
}
