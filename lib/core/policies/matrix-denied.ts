import { NOTHING, type PermissionSet } from './deciding-permissions'
import { type Denied, deniedTo } from './deny'
import type { Positions } from './matrix-reach'
import type { Lineage, PolicyIndex } from './policy-index'
import { readDenyRule } from './read-deny-rule'

/** The same that deny policies take away from several principals. */
export type TakenAway = Pick<Denied, 'sure' | 'perhaps'> & { from: Positions }

/**
 * From whom the deny policies that bear on a repository take something away. Worked out once for all repositories that
 * the same ones bear on: an organization's few bear on all of its thousands.
 */
export function matrixDenied(
  index: PolicyIndex,
  principals: readonly string[],
): (repository: string) => readonly TakenAway[] {
  const known = new Map<string, readonly TakenAway[]>()
  return (repository) => {
    const lineage = index.lineageOf(repository)
    const key = keyOf(lineage, repository)
    if (key === undefined) return []
    const before = known.get(key)
    if (before !== undefined) return before
    const found = new Map<string, { sure: PermissionSet; perhaps: PermissionSet; at: number[] }>()
    principals.forEach((principal, at) => {
      const identities = index.membership.identitiesOf(principal)
      const { sure, perhaps } = deniedTo(identities, lineage, index.snapshot.now, repository)
      if ((sure | perhaps) === NOTHING) return
      const same = found.get(`${sure} ${perhaps}`)
      if (same === undefined) found.set(`${sure} ${perhaps}`, { sure, perhaps, at: [at] })
      else same.at.push(at)
    })
    const taken = [...found.values()].map(({ at, ...what }) => ({
      ...what,
      from: Uint32Array.from(at),
    }))
    known.set(key, taken)
    return taken
  }
}

/** The same for repositories with the same answer; `undefined` where nothing is taken away. */
function keyOf({ holders }: Lineage, repository: string): string | undefined {
  const denying = holders.flatMap(({ container }) =>
    container?.denyPolicies?.ok && container.denyPolicies.value.length > 0
      ? [{ name: container.name, policies: container.denyPolicies.value }]
      : [],
  )
  if (denying.length === 0) return undefined
  const isByName = denying.some(({ policies }) =>
    policies.some(({ rules }) => rules.some((rule) => readDenyRule(rule).condition?.dependsOnName)),
  )
  return [...denying.map(({ name }) => name), ...(isByName ? [repository] : [])].join('\n')
}
