import type { Outcome } from '../outcome'
import { type ReadCondition, readCondition, UNCLEAR } from './condition'
import type { Condition, Policy } from './policy'
import { canonicalMember } from './principal'
import { type RoleReading, readRole } from './read-role'
import type { PolicySnapshot } from './snapshot'

/** One binding, read: its role looked up, its condition understood as far as that goes. */
export type Grant = {
  resource: string
  role: RoleReading
  members: readonly string[]
  condition: (ReadCondition & { text: Condition | undefined }) | undefined
}

/** Roles and conditions recur in thousands of bindings: each is read once. */
export function createGrantReader(
  defined: PolicySnapshot['roles'],
): (resource: string, policy: Outcome<Policy>) => readonly Grant[] {
  const roles = new Map<string, RoleReading>()
  const conditions = new Map<string, ReadCondition>()
  const role = (name: string) => {
    const reading = roles.get(name) ?? readRole(name, defined)
    roles.set(name, reading)
    return reading
  }
  const condition = (text: Condition) => {
    const reading = conditions.get(text.expression) ?? readCondition(text.expression)
    conditions.set(text.expression, reading)
    return { ...reading, text }
  }
  return (resource, policy) =>
    !policy.ok
      ? []
      : policy.value.bindings.map((binding) => {
          const reading = role(binding.role)
          return {
            resource,
            role: reading,
            members: [...new Set(binding.members.map(canonicalMember))],
            condition:
              binding.condition !== undefined
                ? condition(binding.condition)
                : reading.hidesCondition
                  ? { ...UNCLEAR, text: undefined }
                  : undefined,
          }
        })
}
