import { z } from 'zod'

/** A service account of a project; its own policy says who may act as it. */
export function serviceAccountSchema<P extends z.ZodType>(policy: P) {
  return z.strictObject({
    email: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z0-9.-]+\.iam\.gserviceaccount\.com$/,
        'NAME@PROJECT.iam.gserviceaccount.com is expected',
      ),
    displayName: z.string().optional(),
    disabled: z.boolean().default(false),
    iamPolicy: policy.optional(),
  })
}

const POOL = 'projects/\\d+/locations/global/workloadIdentityPools/[a-z0-9-]{4,32}'

/** Workload identity federation. Every provider maps `google.subject` to `assertion.sub`, and nothing else. */
export const workloadIdentityPoolSchema = z.strictObject({
  name: z
    .string()
    .regex(
      new RegExp(`^${POOL}$`),
      'projects/NUMBER/locations/global/workloadIdentityPools/POOL is expected',
    ),
  providers: z.array(
    z.strictObject({
      name: z
        .string()
        .regex(
          new RegExp(`^${POOL}/providers/[a-z0-9-]{4,32}$`),
          '…/providers/PROVIDER is expected',
        ),
      issuer: z.string().regex(/^https:\/\/[^\s/]+/, 'an https address is expected'),
      /** What `aud` may be; without them, the provider's own name. */
      audiences: z.array(z.string().min(1)).min(1).optional(),
      /** The keys that the issuer signs with. The emulator fetches none. */
      jwks: z.strictObject({
        keys: z
          .array(z.looseObject({ kty: z.enum(['RSA', 'EC']), kid: z.string().optional() }))
          .min(1),
      }),
    }),
  ),
})
