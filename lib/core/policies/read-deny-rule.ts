import { type ReadCondition, readCondition } from './condition'
import { type PermissionSet, permissionsWhere } from './deciding-permissions'
import { memberOfDenied } from './denied-principal'
import type { DenyRule } from './policy'

/** A deny rule made ready to be judged. */
export type ReadDenyRule = {
  /** Those that decide here, without the exceptions. */
  permissions: PermissionSet
  /** As allow policies name them; `undefined` for a form without a counterpart. */
  denied: readonly (string | undefined)[]
  excepted: readonly (string | undefined)[]
  condition: ReadCondition | undefined
}

const known = new WeakMap<DenyRule, ReadDenyRule>()

/** Reads a rule, once however many principals and repositories it is judged for. */
export function readDenyRule(rule: DenyRule): ReadDenyRule {
  const before = known.get(rule)
  if (before !== undefined) return before
  const read = {
    permissions: permissionsOf(rule),
    denied: rule.deniedPrincipals.map(memberOfDenied),
    excepted: rule.exceptionPrincipals.map(memberOfDenied),
    condition:
      rule.denialCondition === undefined
        ? undefined
        : readCondition(rule.denialCondition.expression),
  }
  known.set(rule, read)
  return read
}

/** Deny rules may name `SERVICE/RESOURCE.*`, `SERVICE/*.VERB` and `SERVICE/*.*` besides single permissions. */
function permissionsOf(rule: DenyRule): PermissionSet {
  const named = (patterns: readonly string[]) =>
    permissionsWhere((permission) =>
      patterns.some((pattern) => matches(pattern, `artifactregistry.googleapis.com/${permission}`)),
    )
  return named(rule.deniedPermissions) & ~named(rule.exceptionPermissions)
}

function matches(pattern: string, permission: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(permission)
}
