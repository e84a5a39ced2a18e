import { z } from 'zod'
import { denyPolicySchema } from './deny-policy-schema.ts'
import { repositorySchema } from './repository-schema.ts'
import { serviceAccountSchema, workloadIdentityPoolSchema } from './service-account-schema.ts'

const email = z.string().regex(/^[^@\s:/]+@[^@\s:/]+$/, 'an e-mail address is expected')
const permission = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){2,}$/,
    'a permission such as "artifactregistry.repositories.get" is expected',
  )

type Services = Record<string, 'ENABLED' | 'DISABLED'>

/** A project of this emulator is there for its repositories: the API is on unless it is switched off. */
const withDefaults = (services: Services): Services => ({
  'artifactregistry.googleapis.com': 'ENABLED',
  ...services,
})

/** Google's member forms. `deleted:` ones are kept in policies and match nobody. */
export const memberSchema = z
  .string()
  .regex(
    /^(allUsers|allAuthenticatedUsers|(user|group|serviceAccount):[^@\s]+@[^@\s]+|serviceAccount:\S+\.svc\.id\.goog\[\S+\]|domain:[^@\s]+|project(Owner|Editor|Viewer):\S+|deleted:\S+|principal(Set)?:\/\/\S+)$/,
    'not a member Google knows (user:, group:, serviceAccount:, domain:, allUsers, allAuthenticatedUsers, …)',
  )

export const policySchema = z.strictObject({
  version: z.union([z.literal(0), z.literal(1), z.literal(3)]).optional(),
  // A client may write bytes in either alphabet of base64; gcloud 528 sends the URL-safe one.
  etag: z
    .union([z.base64(), z.base64url()], 'etag is base64')
    .transform((etag) => Buffer.from(etag, 'base64').toString('base64'))
    .optional(),
  bindings: z
    .array(
      z.strictObject({
        role: z
          .string()
          .regex(/^((projects|organizations)\/[^/]+\/)?roles\/[\w.]+$/, 'a role name is expected'),
        members: z.array(memberSchema).min(1),
        condition: z
          .strictObject({
            expression: z.string().min(1),
            title: z.string().min(1),
            description: z.string().optional(),
            location: z.string().optional(),
          })
          .optional(),
      }),
    )
    .default([]),
})

const denyPolicies = z.array(denyPolicySchema).default([])

export const worldSchema = z.strictObject({
  /** The project that the app's OAuth client belongs to: its APIs and quotas are those that calls use. Without it they are outside. */
  clientProject: z.string().optional(),
  people: z
    .array(
      z.strictObject({
        email,
        name: z.string().min(1),
        hd: z.string().min(1).optional(),
        /** One line for the sign-in page: what this person is good for. */
        note: z.string().optional(),
      }),
    )
    .min(1),
  groups: z
    .array(
      z.strictObject({
        email,
        members: z.array(
          z
            .string()
            .regex(
              /^(user|group|serviceAccount):[^@\s]+@[^@\s]+$/,
              'user:, group: or serviceAccount: is expected',
            ),
        ),
        /** Who may see the members, besides themselves; or everybody with an account. */
        viewers: z
          .union([
            z.literal('everybody'),
            z.array(
              z
                .string()
                .regex(
                  /^((user|group|serviceAccount):[^@\s]+@[^@\s]+|domain:[^@\s]+)$/,
                  'user:, group:, serviceAccount: or domain: is expected',
                ),
            ),
          ])
          .default([]),
      }),
    )
    .default([]),
  organizations: z
    .array(
      z.strictObject({
        name: z.string().regex(/^organizations\/\d+$/, 'organizations/NUMBER is expected'),
        displayName: z.string().min(1),
        /** Cloud Identity Premium: the only edition that searches members through groups in groups. */
        premium: z.boolean().default(false),
        iamPolicy: policySchema.optional(),
        denyPolicies,
      }),
    )
    .default([]),
  folders: z
    .array(
      z.strictObject({
        name: z.string().regex(/^folders\/\d+$/, 'folders/NUMBER is expected'),
        parent: z.string(),
        displayName: z.string().min(1),
        iamPolicy: policySchema.optional(),
        denyPolicies,
      }),
    )
    .default([]),
  projects: z
    .array(
      z.strictObject({
        projectId: z
          .string()
          .regex(/^([a-z0-9.-]+\.[a-z]+:)?[a-z][a-z0-9-]{1,28}[a-z0-9]$/, 'not a project ID'),
        projectNumber: z.string().regex(/^\d+$/, 'a number in quotes is expected'),
        displayName: z.string().min(1),
        parent: z.string().optional(),
        createTime: z.iso.datetime().optional(),
        labels: z.record(z.string(), z.string()).optional(),
        services: z
          .record(z.string().regex(/\.googleapis\.com$/), z.enum(['ENABLED', 'DISABLED']))
          .default({})
          .transform(withDefaults),
        iamPolicy: policySchema.optional(),
        denyPolicies,
        repositories: z.array(repositorySchema(policySchema)).default([]),
        serviceAccounts: z.array(serviceAccountSchema(policySchema)).default([]),
      }),
    )
    .default([]),
  workloadIdentityPools: z.array(workloadIdentityPoolSchema).default([]),
  roles: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^((projects|organizations)\/[^/]+\/)?roles\/[\w.]+$/, 'a role name is expected'),
        title: z.string().min(1),
        description: z.string().optional(),
        stage: z.enum(['ALPHA', 'BETA', 'GA', 'DEPRECATED', 'DISABLED', 'EAP']).default('GA'),
        includedPermissions: z.array(permission),
      }),
    )
    .default([]),
})

/** A world whose every part has the right shape; `checkReferences` says whether its parts agree. */
export type World = z.infer<typeof worldSchema>
export type WorldProject = World['projects'][number]
export type WorldRepository = WorldProject['repositories'][number]
export type WorldPerson = World['people'][number]
export type WorldServiceAccount = WorldProject['serviceAccounts'][number]
export type WorldIdentityProvider = World['workloadIdentityPools'][number]['providers'][number]
export type WorldRole = World['roles'][number]
export type Policy = z.infer<typeof policySchema>
export type Binding = Policy['bindings'][number]
