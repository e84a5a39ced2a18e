import { expect, test } from 'vitest'
import { failureFromAnswer } from '@/lib/google/failure-from-answer'

function body(reason: string, metadata: Record<string, string> = {}, message = ''): string {
  const details = [
    { '@type': 'type.googleapis.com/google.rpc.Help', links: [] },
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason,
      domain: 'googleapis.com',
      metadata,
    },
  ]
  return JSON.stringify({ error: { code: 403, message, status: 'PERMISSION_DENIED', details } })
}

const ACTIVATE =
  'https://console.developers.google.com/apis/api/artifactregistry.googleapis.com/overview?project=7'

test.each([
  ['an expired token', 401, body('ACCESS_TOKEN_EXPIRED'), { kind: 'signed-out' }],
  [
    'a missing permission',
    403,
    body('IAM_PERMISSION_DENIED', { permission: 'a.b', resource: 'r' }),
    { kind: 'permission-denied', permission: 'a.b', resource: 'r' },
  ],
  [
    'a missing permission without details',
    403,
    '{"error":{"code":403,"message":"no"}}',
    { kind: 'permission-denied' },
  ],
  ['an unknown project', 403, body('CONSUMER_INVALID'), { kind: 'project-unknown' }],
  [
    'an API that is off',
    403,
    body('SERVICE_DISABLED', {
      service: 'artifactregistry.googleapis.com',
      activationUrl: ACTIVATE,
    }),
    { kind: 'api-disabled', service: 'artifactregistry.googleapis.com', activationUrl: ACTIVATE },
  ],
  [
    'a scope that is too small',
    403,
    body('ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
    { kind: 'scope-missing' },
  ],
  ['a quota project', 403, body('USER_PROJECT_DENIED'), { kind: 'quota-project-denied' }],
  ['billing', 403, body('BILLING_DISABLED'), { kind: 'billing-disabled' }],
  [
    'a perimeter',
    403,
    body(
      'SECURITY_POLICY_VIOLATED',
      {},
      "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: aB-3_x.",
    ),
    { kind: 'perimeter', identifier: 'aB-3_x' },
  ],
  ['nothing there', 404, body('X'), { kind: 'not-found' }],
  ['a quota', 429, body('RATE_LIMIT_EXCEEDED'), { kind: 'quota-exceeded' }],
  ['trouble', 503, 'upstream connect error', { kind: 'unavailable', httpStatus: 503 }],
  ['an HTML page of a proxy', 403, '<html>Blocked</html>', { kind: 'permission-denied' }],
  ['JSON that is no object', 403, 'null', { kind: 'permission-denied' }],
  ['a bad request', 400, body('X'), { kind: 'unexpected-answer', detail: 'HTTP 400' }],
])('%s', (_, status, text, expected) => {
  expect(failureFromAnswer(status, text)).toEqual(expected)
})

test('keeps how long a quota asks to wait', () => {
  expect(failureFromAnswer(429, '', 30)).toEqual({ kind: 'quota-exceeded', retryAfterSeconds: 30 })
})

test.each([
  'https://evil.example/',
  'https://google.com.evil.example/',
  'javascript:alert(1)',
  'http://console.cloud.google.com/',
])('drops the link %s from an answer', (activationUrl) => {
  expect(failureFromAnswer(403, body('SERVICE_DISABLED', { activationUrl }))).toEqual({
    kind: 'api-disabled',
    service: 'artifactregistry.googleapis.com',
  })
})
