import { readCondition, type Verdict } from './condition'
import { NOTHING, type PermissionSet, permissionsWhere } from './deciding-permissions'
import { memberOfDenied } from './denied-principal'
import type { Identity } from './membership'
import type { DenyRule } from './policy'
import type { Lineage } from './policy-index'

/** What deny policies take away: `sure`, and `perhaps` where a rule's condition or its principals stay unclear. */
export type Denied = {
  sure: PermissionSet
  perhaps: PermissionSet
  /** The policies that take something away, by name. */
  by: readonly string[]
}

/** Whether the deny policies that bear on a repository were looked at: on every container above it, some, or none. */
export type DenyCoverage = 'checked' | 'partly checked' | 'not checked'

/** `identities`: everything that stands for the principal. A policy that could not be read takes nothing away here. */
export function deniedTo(
  identities: ReadonlyMap<string, Identity>,
  { holders }: Lineage,
  now: number,
  repository: string,
): Denied {
  let sure = NOTHING
  let perhaps = NOTHING
  const by: string[] = []
  for (const { container } of holders) {
    if (!container?.denyPolicies?.ok) continue
    for (const policy of container.denyPolicies.value) {
      for (const rule of policy.rules) {
        const verdict = verdictOf(rule, identities, now, repository)
        const permissions = verdict === 'unmet' ? NOTHING : permissionsOf(rule)
        if (permissions === NOTHING) continue
        if (verdict === 'met') sure |= permissions
        else perhaps |= permissions
        if (by.at(-1) !== policy.name) by.push(policy.name)
      }
    }
  }
  return { sure, perhaps, by }
}

export function denyCoverage({ holders, endsUnknownAt }: Lineage): DenyCoverage {
  const containers = holders.filter(({ kind }) => kind !== 'repository')
  const read = containers.filter(({ container }) => container?.denyPolicies?.ok)
  if (read.length === 0) return 'not checked'
  const isWhole = read.length === containers.length && endsUnknownAt === undefined
  return isWhole ? 'checked' : 'partly checked'
}

function verdictOf(
  rule: DenyRule,
  identities: ReadonlyMap<string, Identity>,
  now: number,
  repository: string,
): Verdict {
  const named = areNamed(rule.deniedPrincipals, identities)
  const excepted = areNamed(rule.exceptionPrincipals, identities)
  if (named === 'unmet' || excepted === 'met') return 'unmet'
  const condition =
    rule.denialCondition === undefined
      ? 'met'
      : readCondition(rule.denialCondition.expression).judge({ now, resource: repository })
  if (condition === 'unmet') return 'unmet'
  return named === 'met' && excepted === 'unmet' && condition === 'met' ? 'met' : 'unclear'
}

function areNamed(
  principals: readonly string[],
  identities: ReadonlyMap<string, Identity>,
): Verdict {
  let verdict: Verdict = 'unmet'
  for (const principal of principals) {
    const member = memberOfDenied(principal)
    // A form without a counterpart, as a whole Workspace customer: anyone may be meant.
    if (member === undefined) verdict = 'unclear'
    else if (identities.get(member)?.isCertain) return 'met'
    else if (identities.has(member)) verdict = 'unclear'
  }
  return verdict
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
