import { z } from 'zod'
import { errorInfo, GoogleError } from '../http/google-error.ts'

/** Requests in a minute, for each project that pays for them. `search`: for each of the two searches. */
export type AssetLimits = { search: number; batchGet: number }
export const assetLimitsSchema = z.strictObject({
  search: z.int().min(0),
  batchGet: z.int().min(0),
})

/** https://docs.cloud.google.com/asset-inventory/docs/quota */
export const ASSET_LIMITS: AssetLimits = { search: 400, batchGet: 100 }

const METHODS = {
  searchAllResources: { title: 'SearchAllResources', kind: 'search' },
  searchAllIamPolicies: { title: 'SearchAllIamPolicies', kind: 'search' },
  batchGetEffectiveIamPolicies: { title: 'BatchGetEffectiveIamPolicies', kind: 'batchGet' },
} as const
export type AssetMethod = keyof typeof METHODS

export type AssetQuotas = {
  /** Counts a request; throws Google's 429 when those of the minute are used up. */
  take(method: AssetMethod, projectNumber: string | undefined): void
  /** Other limits from now on, with nothing used yet. */
  set(limits: AssetLimits): void
  current(): AssetLimits
}

const MINUTE = 60_000
/** Where the OAuth client lives, when that is outside the world. */
const OUTSIDE = '900000000000'

/** Minutes of the clock. */
export function createAssetQuotas(initial: AssetLimits, now: () => number): AssetQuotas {
  const used = new Map<string, number>()
  let limits = initial
  let minute = 0
  return {
    take(method, projectNumber = OUTSIDE) {
      const current = Math.floor(now() / MINUTE)
      if (current !== minute) used.clear()
      minute = current
      const key = `${method} ${projectNumber}`
      const count = (used.get(key) ?? 0) + 1
      used.set(key, count)
      const { title, kind } = METHODS[method]
      if (count > limits[kind]) throw exceeded(title, limits[kind], projectNumber)
    },
    set(changed) {
      limits = changed
      used.clear()
    },
    current: () => limits,
  }
}

/** The message is from https://github.com/GoogleCloudPlatform/professional-services/issues/808. */
function exceeded(title: string, value: number, projectNumber: string): GoogleError {
  const service = 'cloudasset.googleapis.com'
  const words = title.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
  return new GoogleError({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: `Quota exceeded for quota metric '${title} Requests' and limit '${title} Requests per minute' of service '${service}' for consumer 'project_number:${projectNumber}'.`,
    details: [
      errorInfo('RATE_LIMIT_EXCEEDED', 'googleapis.com', {
        consumer: `projects/${projectNumber}`,
        service,
        quota_metric: `${service}/${words}_requests`,
        quota_limit: `${title}RequestsPerMinutePerProject`,
        quota_limit_value: String(value),
        quota_location: 'global',
        quota_unit: '1/min/{project}',
      }),
    ],
  })
}
