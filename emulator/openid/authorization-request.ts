import type { OAuthClient } from './oauth-clients.ts'

/** What the app asks for at the authorization endpoint, checked. */
export type AuthorizationRequest = {
  clientId: string
  redirectUri: URL
  scope: string
  state: string | undefined
  nonce: string | undefined
  codeChallenge: string
  loginHint: string | undefined
  hd: string | undefined
  prompt: readonly string[]
  offline: boolean
  /** Together with what the person granted before: https://developers.google.com/identity/protocols/oauth2/web-server#incrementalAuth */
  includesGranted: boolean
}

/** A refusal shown to the person, not sent to the app: what is wrong may be the address to send it to. */
export class AuthorizationError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Throws an AuthorizationError on a request that Google would refuse, or that leaves out PKCE. */
export function readAuthorizationRequest(
  query: URLSearchParams,
  findClient: (id: string) => OAuthClient | undefined,
): AuthorizationRequest {
  const invalid = (message: string) => new AuthorizationError('invalid_request', message)
  const asked = query.get('client_id')
  if (asked === null) throw invalid('Missing required parameter: client_id')
  const client = findClient(asked)
  if (client === undefined)
    throw new AuthorizationError('invalid_client', 'The OAuth client was not found.')
  const redirectUri = absoluteHttpUrl(query.get('redirect_uri'))
  if (redirectUri === undefined)
    throw invalid('redirect_uri must be an absolute http or https address.')
  // https://developers.google.com/identity/protocols/oauth2/native-app#redirect-uri_loopback
  if (client.isInstalled && !isLoopback(redirectUri)) {
    throw new AuthorizationError(
      'redirect_uri_mismatch',
      'A program on your computer is called back on localhost only.',
    )
  }
  if (query.get('response_type') !== 'code') throw invalid('response_type must be "code".')
  const scope = query.get('scope') ?? ''
  if (!scope.split(' ').includes('openid')) throw invalid('scope must contain "openid".')
  const codeChallenge = query.get('code_challenge') ?? ''
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge)) {
    throw invalid('PKCE is required: code_challenge with code_challenge_method=S256.')
  }
  return {
    clientId: client.id,
    redirectUri,
    scope,
    state: query.get('state') ?? undefined,
    nonce: query.get('nonce') ?? undefined,
    codeChallenge,
    loginHint: query.get('login_hint') ?? undefined,
    hd: query.get('hd') ?? undefined,
    prompt: (query.get('prompt') ?? '').split(' '),
    offline: query.get('access_type') === 'offline',
    includesGranted: query.get('include_granted_scopes') === 'true',
  }
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function absoluteHttpUrl(text: string | null): URL | undefined {
  const url = URL.parse(text ?? '')
  const isUsable = url !== null && /^https?:$/.test(url.protocol) && url.hash === ''
  return isUsable ? url : undefined
}
