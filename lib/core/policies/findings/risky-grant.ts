import { isPossible } from '../certainty'
import { type AuditedAbility, abilitiesOf } from '../deciding-permissions'
import type { PolicyHolder, PolicyIndex } from '../policy-index'
import { type Principal, parsePrincipal } from '../principal'
import type { Grant } from '../read-grants'
import type { AuditedRepository } from '../snapshot'
import type { Finding } from './finding'

/** A grant as the rules look at it: one role for one member on one resource, in force or perhaps in force. */
export type RiskyGrant = {
  grant: Grant
  holder: PolicyHolder
  /** The repository, where the grant is on one. */
  repository: AuditedRepository | undefined
  member: string
  principal: Principal
  certainty: Finding['certainty']
  /** What it gives on at least one repository, and which those are. */
  abilities: readonly AuditedAbility[]
  repositories(ability?: AuditedAbility): readonly string[]
}

/** Every grant of the snapshot that gives, or may give, something on a repository of it. */
export function riskyGrants(index: PolicyIndex): RiskyGrant[] {
  const below = new Map<PolicyHolder, string[]>()
  for (const name of index.repositories.keys()) {
    for (const holder of index.lineageOf(name).holders) {
      const names = below.get(holder)
      if (names === undefined) below.set(holder, [name])
      else names.push(name)
    }
  }
  return [...below].flatMap(([holder, names]) =>
    holder.grants.flatMap((grant) => readGrant(index, holder, grant, names)),
  )
}

function readGrant(
  index: PolicyIndex,
  holder: PolicyHolder,
  grant: Grant,
  below: readonly string[],
): RiskyGrant[] {
  const { role, condition } = grant
  const given = abilitiesOf(role.permissions | role.perhaps)
  if (given.length === 0) return []
  const { now } = index.snapshot
  const inForce = condition?.dependsOnName
    ? below.filter((resource) => condition.judge({ now, resource }) !== 'unmet')
    : below
  const verdict = condition?.judge({ now, resource: inForce[0] ?? '' }) ?? 'met'
  if (verdict === 'unmet' || inForce.length === 0) return []
  const possible = (ability: AuditedAbility) =>
    inForce.filter((name) => {
      const mode = index.repositories.get(name)?.mode
      return mode !== undefined && isPossible(ability, mode)
    })
  const repositories = new Map(given.map((ability) => [ability, possible(ability)]))
  const abilities = given.filter((ability) => repositories.get(ability)?.length !== 0)
  if (abilities.length === 0) return []
  const sureness = verdict === 'unclear' ? 'conditional' : 'granted'
  return grant.members.map((member) => ({
    grant,
    holder,
    repository: index.repositories.get(holder.name),
    member,
    principal: parsePrincipal(member),
    certainty: role.because === undefined ? sureness : 'unknown',
    abilities,
    repositories: (ability) =>
      ability === undefined ? inForce : (repositories.get(ability) ?? []),
  }))
}
