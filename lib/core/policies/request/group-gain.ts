import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { accessOf } from '../access-of'
import { isPossible } from '../certainty'
import { abilitiesOf } from '../deciding-permissions'
import { isAccount } from '../membership'
import type { PolicyIndex } from '../policy-index'
import { parsePrincipal } from '../principal'
import { readRole } from '../read-role'
import type { NewGrant } from './grant'

/** Whom a role reaches that a group is given. */
export type GroupGain = {
  /** Those in it, as far as could be seen, to whom it gives something new. */
  others: readonly string[]
  /** The group itself, or groups in it, that nobody could look into: each hides an unknown number of people. */
  hiding: readonly string[]
}

/** Who gains by a grant to a group, besides `person`, for whom it is asked. A group that no policy names was not looked into. */
export function groupGain(
  index: PolicyIndex,
  name: RepositoryName,
  grant: NewGrant,
  person: string,
): GroupGain {
  const repository = resourceName(name)
  const mode = index.repositories.get(repository)?.mode ?? { kind: 'unknown', value: '' }
  const given = abilitiesOf(readRole(grant.role, index.snapshot.roles).permissions).filter(
    (ability) => isPossible(ability, mode),
  )
  const hiding: string[] = []
  const others: string[] = []
  // A Set visits what is added to it while it is walked: groups inside groups are opened, circles end.
  const inside = new Set([grant.member])
  for (const member of inside) {
    const principal = parsePrincipal(member)
    if (principal.kind === 'group') {
      const members = index.membership.membersOf(member)
      if (members === undefined) hiding.push(member)
      for (const one of members ?? []) inside.add(one)
    } else if (member !== person && isAccount(principal)) {
      const { abilities } = accessOf(index, member, repository)
      if (given.some((ability) => abilities[ability] !== 'granted')) others.push(member)
    }
  }
  return { others: others.sort(), hiding: hiding.sort() }
}
