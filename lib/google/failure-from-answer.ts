import { z } from 'zod'
import type { Failure } from '../core/failure'

const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo'

const detailSchema = z.looseObject({
  '@type': z.string().optional(),
  reason: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
})

const bodySchema = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    details: z.array(detailSchema).default([]),
  }),
})

/**
 * What an HTTP error answer of a Google API means. `body` is its text, usually AIP-193 JSON; a body that is
 * something else (a proxy's HTML page) leaves the HTTP status to speak.
 * @see https://google.aip.dev/193
 * @see https://github.com/googleapis/googleapis/blob/master/google/api/error_reason.proto
 */
export function failureFromAnswer(
  httpStatus: number,
  body: string,
  retryAfterSeconds?: number,
): Failure {
  const error = parseBody(body)
  const info = error?.details.find((detail) => detail['@type'] === ERROR_INFO)
  const metadata = info?.metadata ?? {}

  if (httpStatus === 401) return { kind: 'signed-out' }
  if (httpStatus === 404) return { kind: 'not-found' }
  if (httpStatus === 429) {
    return retryAfterSeconds === undefined
      ? { kind: 'quota-exceeded' }
      : { kind: 'quota-exceeded', retryAfterSeconds }
  }
  if (httpStatus >= 500) return { kind: 'unavailable', httpStatus }
  if (httpStatus !== 403) return { kind: 'unexpected-answer', detail: `HTTP ${httpStatus}` }

  switch (info?.reason) {
    case 'SERVICE_DISABLED':
      return {
        kind: 'api-disabled',
        service: metadata['service'] ?? 'artifactregistry.googleapis.com',
        ...optional('activationUrl', googleAddress(metadata['activationUrl'])),
      }
    case 'ACCESS_TOKEN_SCOPE_INSUFFICIENT':
      return { kind: 'scope-missing' }
    case 'CONSUMER_INVALID':
      return { kind: 'project-unknown' }
    case 'USER_PROJECT_DENIED':
      return { kind: 'quota-project-denied' }
    case 'BILLING_DISABLED':
      return { kind: 'billing-disabled' }
    case 'SECURITY_POLICY_VIOLATED': {
      const identifier = /vpcServiceControlsUniqueIdentifier: ([\w-]+)/.exec(error?.message ?? '')
      return { kind: 'perimeter', ...optional('identifier', identifier?.[1]) }
    }
    default:
      return {
        kind: 'permission-denied',
        ...optional('permission', metadata['permission']),
        ...optional('resource', metadata['resource']),
      }
  }
}

function parseBody(body: string) {
  try {
    return bodySchema.safeParse(JSON.parse(body)).data?.error
  } catch {
    return undefined
  }
}

/** A link that comes out of an answer is shown only if it leads to Google. */
function googleAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isGoogle = url.hostname === 'google.com' || url.hostname.endsWith('.google.com')
  return url.protocol === 'https:' && isGoogle ? url.href : undefined
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  const result: { [P in K]?: V } = {}
  if (value !== undefined) result[key] = value
  return result
}
