import { z } from 'zod'

const POOL =
  'iam\\.googleapis\\.com/(projects/\\d+/)?locations/global/work(load|force)(Identity)?Pools/[^/]+'

/**
 * The forms of IAM v2 that can be honoured here. Left out are `cloudIdentityCustomerId` and all service accounts of a
 * resource (`…/type/ServiceAccount`).
 * https://cloud.google.com/iam/docs/principal-identifiers#deny
 */
const principal = z
  .string()
  .regex(
    new RegExp(
      `^(principalSet://goog/public:all|(deleted:)?(principal://(goog/subject|iam\\.googleapis\\.com/projects/-/serviceAccounts)/[^@\\s/]+@[^@\\s/]+|principalSet://goog/group/[^@\\s/]+@[^@\\s/]+|principal://${POOL}/subject/\\S+|principalSet://${POOL}/(\\*|group/\\S+|attribute\\.\\S+)))$`,
    ),
    'not a principal of a deny rule that the emulator honours (principal://goog/subject/…, principalSet://goog/group/…, principalSet://goog/public:all, …)',
  )

/** `SERVICE_FQDN/RESOURCE.ACTION`, or a group of permissions: https://cloud.google.com/iam/docs/deny-overview#permission-groups */
const permission = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*\.googleapis\.com\/(\*\.(\*|[A-Za-z0-9]+)|[A-Za-z0-9.]+\.(\*|[A-Za-z0-9]+))$/,
    'a permission such as "artifactregistry.googleapis.com/repositories.uploadArtifacts" is expected',
  )

const denyRuleSchema = z.strictObject({
  deniedPrincipals: z.array(principal).min(1),
  exceptionPrincipals: z
    .array(
      principal.refine((text) => text !== 'principalSet://goog/public:all', 'not an exception'),
    )
    .default([]),
  deniedPermissions: z.array(permission).min(1),
  exceptionPermissions: z.array(permission).default([]),
})

/** A policy's name, in its parts: of the attachment point, slashes are `%2F`. */
export const DENY_POLICY_NAME =
  /^policies\/cloudresourcemanager\.googleapis\.com%2F(?<kind>projects|folders|organizations)%2F(?<id>[^/%]+(?:%3A[^/%]+)?)\/denypolicies\/(?<policy>[a-z][a-z0-9.-]{2,62})$/

/**
 * A deny policy of IAM v2, as `gcloud iam policies get` prints it. A `denialCondition` is refused: it can only ask about tags, and
 * nothing here has tags.
 */
export const denyPolicySchema = z.strictObject({
  name: z
    .string()
    .regex(
      DENY_POLICY_NAME,
      'policies/cloudresourcemanager.googleapis.com%2Fprojects%2FP/denypolicies/ID is expected',
    ),
  uid: z.string().min(1).optional(),
  kind: z.literal('DenyPolicy').optional(),
  displayName: z.string().optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  etag: z.string().min(1).optional(),
  createTime: z.iso.datetime({ offset: true }).optional(),
  updateTime: z.iso.datetime({ offset: true }).optional(),
  rules: z
    .array(z.strictObject({ description: z.string().optional(), denyRule: denyRuleSchema }))
    .min(1),
})

export type DenyPolicy = z.infer<typeof denyPolicySchema>
export type DenyRule = z.infer<typeof denyRuleSchema>
