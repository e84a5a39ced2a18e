import type { Verdict } from './condition'
import { NOTHING, type PermissionSet } from './deciding-permissions'
import type { Identity } from './membership'
import type { Lineage } from './policy-index'
import { type ReadDenyRule, readDenyRule } from './read-deny-rule'

/** What deny policies take away: `sure`, and `perhaps` where a rule's condition or its principals stay unclear. */
export type Denied = {
  sure: PermissionSet
  perhaps: PermissionSet
  /** The same by policy, those first that are nearest to the repository. */
  by: readonly { policy: string; sure: PermissionSet; perhaps: PermissionSet }[]
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
  const by: { policy: string; sure: PermissionSet; perhaps: PermissionSet }[] = []
  for (const { container } of holders) {
    if (!container?.denyPolicies?.ok) continue
    for (const policy of container.denyPolicies.value) {
      const own = { policy: policy.name, sure: NOTHING, perhaps: NOTHING }
      for (const rule of policy.rules) {
        const read = readDenyRule(rule)
        const { permissions } = read
        if (permissions === NOTHING) continue
        const verdict = verdictOf(read, identities, now, repository)
        if (verdict === 'unmet') continue
        if (verdict === 'met') own.sure |= permissions
        else own.perhaps |= permissions
      }
      if ((own.sure | own.perhaps) === NOTHING) continue
      sure |= own.sure
      perhaps |= own.perhaps
      by.push(own)
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
  { denied, excepted: exceptions, condition: when }: ReadDenyRule,
  identities: ReadonlyMap<string, Identity>,
  now: number,
  repository: string,
): Verdict {
  const named = areNamed(denied, identities)
  const excepted = areNamed(exceptions, identities)
  if (named === 'unmet' || excepted === 'met') return 'unmet'
  const condition = when?.judge({ now, resource: repository }) ?? 'met'
  if (condition === 'unmet') return 'unmet'
  return named === 'met' && excepted === 'unmet' && condition === 'met' ? 'met' : 'unclear'
}

function areNamed(
  members: readonly (string | undefined)[],
  identities: ReadonlyMap<string, Identity>,
): Verdict {
  let verdict: Verdict = 'unmet'
  for (const member of members) {
    // A form without a counterpart, as a whole Workspace customer: anyone may be meant.
    if (member === undefined) verdict = 'unclear'
    else if (identities.get(member)?.isCertain) return 'met'
    else if (identities.has(member)) verdict = 'unclear'
  }
  return verdict
}
