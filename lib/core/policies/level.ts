import { accessOf } from './access-of'
import { type Certainty, type CertaintyByAbility, strongest, surestOf } from './certainty'
import type { AuditedAbility } from './deciding-permissions'
import type { PolicyIndex } from './policy-index'

/**
 * The most that somebody may do with a repository. Levels say what is strongest, not that everything below is held
 * too: a custom role may publish without installing.
 */
export type Level = AuditedAbility | 'through-virtual' | 'none'

export type LevelReading = {
  level: Level
  /** The strongest that is possible when conditions are met and what hides is as bad as it can be. */
  atMost: Level
  abilities: CertaintyByAbility
  /** Whether the packages are read through a virtual repository in front of this one. */
  through: Certainty
}

export function levelOf(index: PolicyIndex, member: string, repository: string): LevelReading {
  const { abilities, through } = accessOf(index, member, repository)
  return readLevel(abilities, surestOf(through.map(({ certainty }) => certainty)))
}

export function readLevel(abilities: CertaintyByAbility, through: Certainty): LevelReading {
  const fallback = (isReached: boolean): Level => (isReached ? 'through-virtual' : 'none')
  return {
    level:
      strongest(abilities, (certainty) => certainty === 'granted') ??
      fallback(through === 'granted'),
    atMost:
      strongest(abilities, (certainty) => certainty !== 'denied') ?? fallback(through !== 'denied'),
    abilities,
    through,
  }
}
