import type { Access } from '@/lib/core/access'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { type AccessPath, accessOf } from '../access-of'
import { type Certainty, isPossible, surestOf } from '../certainty'
import { AUDITED_ABILITIES, type AuditedAbility, abilitiesOf } from '../deciding-permissions'
import type { Denial } from '../denials'
import { indexPolicies, type PolicyIndex } from '../policy-index'
import { readRole } from '../read-role'
import type { PolicySnapshot } from '../snapshot'
import { conditionOf, type NewGrant, onlyOn } from './grant'
import { expiryOf } from './request-date'

/** Google's own answer about somebody. */
export type Told = Readonly<Record<AuditedAbility, Access['is']>>

export type AbilityChange = { ability: AuditedAbility; before: Certainty; after: Certainty }

/** What adding a grant to a repository's policy would change for one principal. */
export type GrantEffect = {
  changes: readonly AbilityChange[]
  /**
   * `there`: the repository's policy has this grant, or one that lasts longer. `shorter`: it has it, with an earlier end.
   * `held`: all that the role gives is held for certain already, by `paths`. `new`: neither, as far as can be seen.
   */
  standing: 'there' | 'shorter' | 'held' | 'new'
  /** The grants by which it stands so, the surest first; none where Google says that it is held, and they could not be read. */
  paths: readonly AccessPath[]
  /** Deny policies that would keep the grant from working, by name. */
  deniedBy: readonly string[]
  /** What the role gives that this kind of repository has not, whoever asks. */
  impossible: readonly AuditedAbility[]
  /** Whether the repository's own policy could be read: else the grant may be there unseen. */
  isPolicyRead: boolean
}

/**
 * Computes access before and after. Nothing is changed, and a repository that is not in the snapshot stays unknown. `who`:
 * for whom, if not for the grant's member. `told`: what Google itself says of them, where it was asked: that is so, whatever
 * could be read.
 */
export function grantEffect(
  index: PolicyIndex,
  name: RepositoryName,
  grant: NewGrant,
  { who = grant.member, told }: { who?: string; told?: Told | undefined } = {},
): GrantEffect {
  const repository = resourceName(name)
  const before = accessOf(index, who, repository)
  const after = accessOf(withGrant(index, name, grant), who, repository)
  const mode = index.repositories.get(repository)?.mode ?? { kind: 'unknown', value: '' }
  const given = abilitiesOf(readRole(grant.role, index.snapshot.roles).permissions)
  const possible = given.filter((ability) => isPossible(ability, mode))
  const isPolicyRead = index.repositories.get(repository)?.policy.ok === true
  const changes = AUDITED_ABILITIES.map((ability): AbilityChange => {
    const computed = after.abilities[ability]
    // Where the policy is hidden nothing could be added to it: what the grant gives is certain all the same.
    const isAdded = !isPolicyRead && mode.kind !== 'unknown' && possible.includes(ability)
    const isDenied = keepFrom(after.denials[ability]).length > 0
    const change: AbilityChange = {
      ability,
      before: before.abilities[ability],
      after: isAdded && !isDenied ? surestOf([computed, 'granted']) : computed,
    }
    return withTold(change, told?.[ability] ?? 'unknown', possible.includes(ability))
  })
  const same = before.paths.filter(
    ({ role, on, member, condition }) =>
      role.name === grant.role &&
      member === grant.member &&
      (on.name === repository || condition?.text?.expression.includes(onlyOn(repository)) === true),
  )
  const lasting = same.filter((path) => lastsAsLong(path, grant))
  const isHeld =
    possible.length > 0 &&
    changes.every((one) => one.before === 'granted' || !possible.includes(one.ability))
  const standing =
    lasting.length > 0 ? 'there' : same.length > 0 ? 'shorter' : isHeld ? 'held' : 'new'
  const reasons = { there: lasting, shorter: same, held: before.paths, new: [] }
  return {
    changes,
    standing,
    paths: reasons[standing].filter(({ certainty }) => certainty === 'granted'),
    deniedBy: [...new Set(possible.flatMap((ability) => keepFrom(after.denials[ability])))],
    impossible: given.filter((ability) => !isPossible(ability, mode)),
    isPolicyRead,
  }
}

function keepFrom({ taken, barred }: Denial): string[] {
  return [...taken, ...barred]
}

/** What policies say of an ability, put right by what Google says of it. */
function withTold(change: AbilityChange, told: Access['is'], isGiven: boolean): AbilityChange {
  const { ability, before, after } = change
  if (told === 'unknown') return change
  if (told === 'granted') return { ability, before: told, after: told }
  if (!isGiven) return { ability, before: told, after: told }
  // Something that could not be read takes it away, and may go on doing so.
  return { ability, before: told, after: before === 'granted' ? 'unknown' : after }
}

/** Without a condition, or with an end that is not before the one that is asked for. */
function lastsAsLong({ condition }: AccessPath, grant: NewGrant): boolean {
  if (condition === undefined) return true
  const [, end] = END.exec(condition.text?.expression ?? '') ?? []
  if (end === undefined || grant.until === undefined) return false
  return Date.parse(end) >= Date.parse(expiryOf(grant.until))
}

const END =
  /^\s*request\.time\s*<=?\s*timestamp\(\s*["']([^"']+)["']\s*\)\s*(?:&& \([^()]+\([^()]+\)\))?$/

/** With the grant on the repository, where what it gives there is the same: the project may not have been read. */
function withGrant(index: PolicyIndex, name: RepositoryName, grant: NewGrant): PolicyIndex {
  const { role, member } = grant
  const condition = conditionOf(name, grant)
  const binding = { role, members: [member], ...(condition && { condition }) }
  const snapshot: PolicySnapshot = {
    ...index.snapshot,
    repositories: index.snapshot.repositories.map((one) =>
      resourceName(one.name) !== resourceName(name) || !one.policy.ok
        ? one
        : {
            ...one,
            policy: { ok: true, value: { bindings: [...one.policy.value.bindings, binding] } },
          },
    ),
  }
  return indexPolicies(snapshot)
}
