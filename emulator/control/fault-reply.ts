import { errorInfo, GoogleError, helpLink } from '../http/google-error.ts'
import { jsonText, type Reply } from '../http/route.ts'
import type { FaultRule } from './faults.ts'

type Subject = { service: string; projectNumber: string }

/** Google's usual body for a status that a rule asks for; `reason` and `message` override its words. */
export function faultError(status: number, rule: FaultRule, subject: Subject): GoogleError {
  const usual = USUAL[status] ?? { status: 'UNKNOWN', message: 'Unknown error.' }
  const reason = rule.reason ?? usual.reason
  const metadata = { service: subject.service, consumer: `projects/${subject.projectNumber}` }
  const text = REASONS[reason ?? ''] ?? usual.message
  return new GoogleError({
    code: status,
    status: usual.status,
    message:
      rule.message ??
      text.replaceAll('{service}', subject.service).replaceAll('{number}', subject.projectNumber),
    details: [
      ...(reason === undefined
        ? []
        : [
            errorInfo(
              reason,
              'googleapis.com',
              reason === 'RATE_LIMIT_EXCEEDED' ? { ...metadata, ...QUOTA } : metadata,
            ),
          ]),
      ...(rule.retryAfterSeconds === undefined
        ? []
        : [
            {
              '@type': 'type.googleapis.com/google.rpc.RetryInfo',
              retryDelay: `${rule.retryAfterSeconds}s`,
            },
          ]),
      ...(status === 429
        ? [
            helpLink(
              'Request a higher quota limit.',
              'https://cloud.google.com/docs/quotas/help/request_increase',
            ),
          ]
        : []),
    ],
    headers:
      rule.retryAfterSeconds === undefined ? {} : { 'retry-after': String(rule.retryAfterSeconds) },
  })
}

const QUOTA = {
  quota_metric: 'artifactregistry.googleapis.com/project_region_requests',
  quota_limit: 'ProjectRegionRequestsPerMinutePerProjectPerRegion',
  quota_limit_value: '60000',
  quota_location: 'us-central1',
  quota_unit: '1/min/{project}/{region}',
}

const USUAL: Readonly<Record<number, { status: string; message: string; reason?: string }>> = {
  400: { status: 'INVALID_ARGUMENT', message: 'Request contains an invalid argument.' },
  401: {
    status: 'UNAUTHENTICATED',
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    reason: 'ACCESS_TOKEN_EXPIRED',
  },
  403: { status: 'PERMISSION_DENIED', message: 'The caller does not have permission' },
  404: { status: 'NOT_FOUND', message: 'Requested entity was not found.' },
  409: { status: 'ABORTED', message: 'The operation was aborted.' },
  429: {
    status: 'RESOURCE_EXHAUSTED',
    message: `Quota exceeded for quota metric 'Requests per project per region' and limit 'Requests per project per region per minute per region' of service '{service}' for consumer 'project_number:{number}'.`,
    reason: 'RATE_LIMIT_EXCEEDED',
  },
  500: { status: 'INTERNAL', message: 'Internal error encountered.' },
  501: {
    status: 'UNIMPLEMENTED',
    message: 'Operation is not implemented, or supported, or enabled.',
  },
  503: { status: 'UNAVAILABLE', message: 'The service is currently unavailable.' },
  504: {
    status: 'DEADLINE_EXCEEDED',
    message: 'Deadline expired before operation could complete.',
  },
}

const REASONS: Readonly<Record<string, string>> = {
  SECURITY_POLICY_VIOLATED: `Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: emulator-0000.`,
  BILLING_DISABLED:
    'This API method requires billing to be enabled. Please enable billing on project #{number} then retry.',
}

/** The answer with every value of the wrong type: what a client must not take for an empty list. */
export function oddReply(reply: Reply): Reply {
  const value: unknown = JSON.parse(reply.body)
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const odd = Object.fromEntries(
    fields.map(([key, field]) => [key, typeof field === 'string' ? 12_345 : 'odd']),
  )
  return jsonText(JSON.stringify(fields.length > 0 ? odd : ['odd']))
}

/** The answer, cut in half. */
export function brokenReply(reply: Reply): Reply {
  return jsonText(reply.body.slice(0, Math.ceil(reply.body.length / 2)))
}
