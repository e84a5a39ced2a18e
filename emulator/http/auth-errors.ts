import { errorInfo, GoogleError } from './google-error.ts'

const EXPECTED =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.'
const REALM = 'Bearer realm="https://accounts.google.com/"'
export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform'
export const CLOUD_PLATFORM_READ_ONLY = 'https://www.googleapis.com/auth/cloud-platform.read-only'

/** The API and the gRPC method that a refusal names. */
export type Called = { service: string; rpc: string }

export type CredentialProblem =
  | 'CREDENTIALS_MISSING'
  | 'ACCESS_TOKEN_EXPIRED'
  | 'ACCESS_TOKEN_TYPE_UNSUPPORTED'

export function unauthenticated(problem: CredentialProblem, called: Called): GoogleError {
  const missing = problem === 'CREDENTIALS_MISSING'
  return new GoogleError({
    code: 401,
    status: 'UNAUTHENTICATED',
    message: missing
      ? `Request is missing required authentication credential. ${EXPECTED}`
      : `Request had invalid authentication credentials. ${EXPECTED}`,
    details: [
      errorInfo(problem, 'googleapis.com', { method: called.rpc, service: called.service }),
    ],
    headers: { 'www-authenticate': missing ? REALM : `${REALM}, error="invalid_token"` },
  })
}

export function scopeInsufficient(called: Called, accepted: readonly string[]): GoogleError {
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: 'Request had insufficient authentication scopes.',
    details: [
      errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'googleapis.com', {
        service: called.service,
        method: called.rpc,
      }),
    ],
    headers: {
      'www-authenticate': `${REALM}, error="insufficient_scope", scope="${accepted.join(' ')}"`,
    },
  })
}

export function userProjectDenied(project: string, service: string): GoogleError {
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: `Caller does not have required permission to use project ${project}. Grant the caller the roles/serviceusage.serviceUsageConsumer role, or a custom role with the serviceusage.services.use permission, by visiting https://console.developers.google.com/iam-admin/iam/project?project=${project} and then retry.`,
    details: [
      errorInfo('USER_PROJECT_DENIED', 'googleapis.com', {
        consumer: `projects/${project}`,
        service,
      }),
    ],
  })
}
