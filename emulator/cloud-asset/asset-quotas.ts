import { errorInfo, GoogleError } from '../http/google-error.ts'

/** Requests in a minute, for each project that pays for them. */
export type AssetLimits = { search: number; batchGet: number }

/** https://docs.cloud.google.com/asset-inventory/docs/quota */
export const ASSET_LIMITS: AssetLimits = { search: 400, batchGet: 100 }

export type AssetQuotas = {
  /** Counts a request; throws Google's 429 when the minute's are used up. */
  take(kind: keyof AssetLimits, consumer: string): void
}

const MINUTE = 60_000

/** Minutes of the clock, as Google counts them. */
export function createAssetQuotas(limits: AssetLimits, now: () => number): AssetQuotas {
  const used = new Map<string, number>()
  let minute = 0
  return {
    take(kind, consumer) {
      const current = Math.floor(now() / MINUTE)
      if (current !== minute) used.clear()
      minute = current
      const key = `${kind} ${consumer}`
      const count = (used.get(key) ?? 0) + 1
      used.set(key, count)
      if (count > limits[kind]) throw exceeded(kind, limits[kind], consumer)
    },
  }
}

const METRICS: Readonly<Record<keyof AssetLimits, { metric: string; limit: string }>> = {
  search: {
    metric: 'cloudasset.googleapis.com/search_requests',
    limit: 'SearchRequestsPerMinutePerProject',
  },
  batchGet: {
    metric: 'cloudasset.googleapis.com/batch_get_effective_iam_policies_requests',
    limit: 'BatchGetEffectiveIamPoliciesRequestsPerMinutePerProject',
  },
}

function exceeded(kind: keyof AssetLimits, value: number, consumer: string): GoogleError {
  const { metric, limit } = METRICS[kind]
  const service = 'cloudasset.googleapis.com'
  return new GoogleError({
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: `Quota exceeded for quota metric '${metric}' and limit '${limit}' of service '${service}' for consumer 'project_number:${consumer}'.`,
    details: [
      errorInfo('RATE_LIMIT_EXCEEDED', 'googleapis.com', {
        consumer: `projects/${consumer}`,
        service,
        quota_metric: metric,
        quota_limit: limit,
        quota_limit_value: String(value),
        quota_location: 'global',
      }),
    ],
  })
}
