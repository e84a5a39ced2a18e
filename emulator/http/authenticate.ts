import type { IncomingMessage } from 'node:http'
import { isKnownTo } from '../artifact-registry/project-scope.ts'
import type { Google } from '../google.ts'
import type { Principal } from '../iam/access.ts'
import { principalOf } from '../iam/principal-of.ts'
import {
  type Called,
  CLOUD_PLATFORM,
  CLOUD_PLATFORM_READ_ONLY,
  scopeInsufficient,
  unauthenticated,
  userProjectDenied,
} from './auth-errors.ts'
import { bearerToken } from './bearer-token.ts'
import type { ApiRoute } from './route.ts'

const ACCEPTED: Readonly<Record<ApiRoute['scope'], readonly string[]>> = {
  full: [CLOUD_PLATFORM],
  'read-only': [CLOUD_PLATFORM, CLOUD_PLATFORM_READ_ONLY],
  iam: [CLOUD_PLATFORM, 'https://www.googleapis.com/auth/iam'],
  groups: [
    CLOUD_PLATFORM,
    'https://www.googleapis.com/auth/cloud-identity.groups',
    'https://www.googleapis.com/auth/cloud-identity.groups.readonly',
  ],
}

/** Who is calling, or Google's reason why that is not good enough. */
export function authenticate(
  google: Google,
  called: Called & Pick<ApiRoute, 'scope'>,
  request: IncomingMessage,
): Principal {
  const text = bearerToken(request.headers)
  if (text === undefined) throw unauthenticated('CREDENTIALS_MISSING', called)
  const token = google.tokens.readAccess(text)
  if (typeof token === 'string') throw unauthenticated(token, called)
  const accepted = ACCEPTED[called.scope]
  if (!accepted.some((scope) => token.scopes.includes(scope)))
    throw scopeInsufficient(called, accepted)
  const person = principalOf(google, token.email)
  if (person === undefined) throw unauthenticated('ACCESS_TOKEN_EXPIRED', called)
  const quotaProject = request.headers['x-goog-user-project']
  if (typeof quotaProject === 'string') {
    const project = google.catalog.project(quotaProject)
    if (project === undefined || !isKnownTo(google, person, project)) {
      throw userProjectDenied(quotaProject, called.service)
    }
  }
  return person
}

/** For the request log and for faults: whose token it is, if it is good. */
export function callerEmail(google: Google, request: IncomingMessage): string | undefined {
  const token = google.tokens.readAccess(bearerToken(request.headers) ?? '')
  return typeof token === 'string' ? undefined : token.email
}
