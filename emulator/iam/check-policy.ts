import type { Policy } from '../world/world-schema.ts'
import { parseCondition } from './condition.ts'
import { ConditionError } from './condition-tokens.ts'
import { isRoleUsableOn, type Roles } from './roles.ts'

export type PolicyFault = { path: PropertyKey[]; message: string }

/**
 * What a policy on a resource may not say, whether it comes from a world or from setIamPolicy: roles nobody
 * knows or that belong elsewhere, conditions that could not be honoured.
 */
export function checkPolicy(
  policy: Policy,
  roles: Roles,
  lineage: readonly string[],
): PolicyFault[] {
  return policy.bindings.flatMap((binding, index): PolicyFault[] => {
    const faults: PolicyFault[] = []
    const path = (...rest: PropertyKey[]) => ['bindings', index, ...rest]
    if (!roles.has(binding.role)) {
      faults.push({
        path: path('role'),
        message: `the role "${binding.role}" is not known; add it to "roles" with its permissions`,
      })
    } else if (!isRoleUsableOn(binding.role, lineage)) {
      faults.push({ path: path('role'), message: `"${binding.role}" belongs to another resource` })
    }
    if (binding.condition !== undefined) {
      try {
        parseCondition(binding.condition.expression)
      } catch (error) {
        if (!(error instanceof ConditionError)) throw error
        faults.push({ path: path('condition', 'expression'), message: error.message })
      }
    }
    return faults
  })
}
