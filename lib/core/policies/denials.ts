import type { RepositoryMode } from '../inventory/repository-details'
import { abilityFor, without } from './certainty'
import { AUDITED_ABILITIES, type AuditedAbility, GIVEN_BY } from './deciding-permissions'
import type { Reached } from './holding-of'

/** What deny policies do to one ability, by the policies' names. */
export type Denial = {
  /** Those that take it away, or perhaps do, from somebody whose grants give it. */
  taken: readonly string[]
  /** Those that together keep it from the principal for certain, whatever role it is given. */
  barred: readonly string[]
}

export type Denials = Readonly<Record<AuditedAbility, Denial>>

/** A rule about what somebody does not hold, or holds in another way too, takes nothing from them. */
export function denialsOf(
  { given, denied }: Pick<Reached, 'given' | 'denied'>,
  mode: RepositoryMode,
): Denials {
  const left = without(given, denied.sure, denied.perhaps)
  const denialOf = (ability: AuditedAbility): Denial => {
    const permissions = GIVEN_BY[ability]
    const isLess = abilityFor(given, ability, mode) !== abilityFor(left, ability, mode)
    const named = (how: 'sure' | 'any') =>
      denied.by
        .filter(
          ({ sure, perhaps }) => (permissions & (how === 'sure' ? sure : sure | perhaps)) !== 0,
        )
        .map(({ policy }) => policy)
    return {
      taken: isLess ? named('any') : [],
      barred: (permissions & ~denied.sure) === 0 ? named('sure') : [],
    }
  }
  return {
    install: denialOf('install'),
    publish: denialOf('publish'),
    delete: denialOf('delete'),
    administer: denialOf('administer'),
  }
}

/** All that take something away, each once. */
export function takenBy(denials: Denials): string[] {
  return [...new Set(AUDITED_ABILITIES.flatMap((ability) => denials[ability].taken))]
}
