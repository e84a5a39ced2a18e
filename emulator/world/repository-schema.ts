import { z } from 'zod'
import { enumNames } from './repository-enums.ts'

const nested = z.record(z.string(), z.unknown())
const time = z.iso.datetime({ offset: true })

/** A repository's full resource name, in its parts. */
export const REPOSITORY_NAME =
  /^projects\/(?<project>[^/]+)\/locations\/(?<location>[a-z0-9-]+)\/repositories\/(?<repository>[a-z]([a-z0-9-]*[a-z0-9])?)$/

/**
 * The API's Repository (discovery document of 2026-08-22), plus the two fields of a world. Unknown fields are refused: a misspelt
 * `mode` would otherwise turn a remote repository into a standard one without a word.
 */
export const repositorySchema = <P extends z.ZodType>(policySchema: P) =>
  z.strictObject({
    name: z.string().regex(REPOSITORY_NAME, 'projects/P/locations/L/repositories/R is expected'),
    format: z.enum(enumNames('format')),
    mode: z.enum(enumNames('mode')).optional(),
    description: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    createTime: time.optional(),
    updateTime: time.optional(),
    kmsKeyName: z.string().optional(),
    cleanupPolicies: z.record(z.string(), nested).optional(),
    cleanupPolicyDryRun: z.boolean().optional(),
    sizeBytes: z.string().regex(/^\d+$/, 'a number in quotes is expected').optional(),
    satisfiesPzs: z.boolean().optional(),
    satisfiesPzi: z.boolean().optional(),
    vulnerabilityScanningConfig: nested.optional(),
    disallowUnspecifiedMode: z.boolean().optional(),
    registryUri: z.string().optional(),
    mavenConfig: nested.optional(),
    dockerConfig: nested.optional(),
    networkConfig: nested.optional(),
    sbomConfig: nested.optional(),
    platformLogsConfig: nested.optional(),
    virtualRepositoryConfig: z
      .strictObject({
        upstreamPolicies: z
          .array(
            z.strictObject({
              id: z.string().min(1),
              repository: z
                .string()
                .regex(REPOSITORY_NAME, 'projects/P/locations/L/repositories/R is expected'),
              priority: z.int(),
            }),
          )
          .max(30)
          .optional(),
      })
      .optional(),
    remoteRepositoryConfig: nested.optional(),
    iamPolicy: policySchema.optional(),
    packages: z
      .array(z.strictObject({ name: z.string().min(1), versions: z.array(z.string().min(1)) }))
      .default([]),
  })
