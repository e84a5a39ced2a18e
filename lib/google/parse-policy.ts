import { z } from 'zod'
import type { Condition, Policy } from '../core/policies/policy'

/** A condition as REST and Google's client give it; the latter has empty texts where there are none. */
export const conditionSchema = z
  .object({
    expression: z.string(),
    title: z.string().nullish(),
    description: z.string().nullish(),
  })
  .transform(
    ({ expression, title, description }): Condition => ({
      expression,
      ...(title ? { title } : {}),
      ...(description ? { description } : {}),
    }),
  )

const bindingSchema = z
  .object({
    role: z.string(),
    members: z.array(z.string()).nullish(),
    condition: conditionSchema.nullish(),
  })
  .transform(({ role, members, condition }) => ({
    role,
    members: members ?? [],
    ...(condition ? { condition } : {}),
  }))

/**
 * An allow policy; one that nobody has set has no bindings.
 * @see https://docs.cloud.google.com/iam/docs/reference/rest/v1/Policy
 */
export const policySchema = z
  .object({ bindings: z.array(bindingSchema).nullish() })
  .transform(({ bindings }): Policy => ({ bindings: bindings ?? [] }))

/** Conditions are only told to those who ask for this version. */
export const POLICY_VERSION = 3
