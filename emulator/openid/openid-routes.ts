import type { Google } from '../google.ts'
import { type Call, json, type PlainRoute, type Reply } from '../http/route.ts'
import { AUTHORIZATION_PATHS, choosePerson, showChooser } from './authorization-endpoint.ts'
import { discoveryDocument } from './discovery-document.ts'
import { tokenEndpoint } from './token-endpoint.ts'
import { tokenInfo, userInfo } from './token-info.ts'

/** OpenID's own, and the one of www.googleapis.com. */
const USERINFO = ['/v1/userinfo', '/oauth2/v3/userinfo']
const TOKENINFO = ['/tokeninfo', '/oauth2/v3/tokeninfo']

/** Sign-in: what accounts.google.com, oauth2.googleapis.com and openidconnect.googleapis.com answer. */
export function openidRoutes(google: Google): PlainRoute[] {
  const plain = (
    verb: PlainRoute['verb'],
    paths: string | readonly string[],
    method: string,
    handle: PlainRoute['handle'],
  ): PlainRoute => ({
    kind: 'plain',
    verb,
    paths: [paths].flat(),
    method: `openid.${method}`,
    handle,
  })
  return [
    plain('GET', '/.well-known/openid-configuration', 'discovery', () =>
      json(discoveryDocument(google.origin())),
    ),
    plain('GET', AUTHORIZATION_PATHS, 'authorize', (call) => showChooser(google, call)),
    plain('POST', AUTHORIZATION_PATHS, 'choose', (call) => choosePerson(google, call)),
    plain('POST', '/token', 'token', (call) => tokenEndpoint(google, call)),
    plain('GET', '/oauth2/v3/certs', 'certs', () => json({ keys: [google.signingKey.jwk] })),
    plain('GET', USERINFO, 'userinfo', (call) => userInfo(google, call)),
    plain('POST', USERINFO, 'userinfo', (call) => userInfo(google, call)),
    plain('GET', TOKENINFO, 'tokeninfo', (call) => tokenInfo(google, call, 'v3')),
    plain('POST', TOKENINFO, 'tokeninfo', (call) => tokenInfo(google, call, 'v3')),
    plain('GET', '/oauth2/v1/tokeninfo', 'tokeninfo', (call) => tokenInfo(google, call, 'v1')),
    plain('POST', '/oauth2/v1/tokeninfo', 'tokeninfo', (call) => tokenInfo(google, call, 'v1')),
    plain('POST', '/revoke', 'revoke', (call) => revoke(google, call)),
  ]
}

function revoke(google: Google, call: Call): Reply {
  const token = call.query.get('token') ?? new URLSearchParams(call.text).get('token') ?? ''
  return google.tokens.revokeToken(token)
    ? json({})
    : json({ error: 'invalid_token', error_description: 'Token expired or revoked' }, 400)
}
