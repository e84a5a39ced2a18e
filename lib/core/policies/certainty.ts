import type { RepositoryMode } from '../inventory/repository-details'
import {
  AUDITED_ABILITIES,
  type AuditedAbility,
  GIVEN_BY,
  type PermissionSet,
} from './deciding-permissions'

/**
 * `conditional`: granted under a condition that is not judged here. `unknown`: something that could not be read may
 * grant it. `denied` is certain.
 */
export type Certainty = 'granted' | 'conditional' | 'unknown' | 'denied'

/**
 * What somebody holds on something, three-valued, packed in one number for speed: the permissions held for certain in
 * the lowest eight bits, those held under an unjudged condition in the next, those perhaps held in the third eight.
 */
export type Holding = number

const WIDTH = 8
const MASK = (1 << WIDTH) - 1

export const HOLDS_NOTHING: Holding = 0

/** How far the part for each certainty is shifted. */
const SHIFT = { granted: 0, conditional: WIDTH, unknown: 2 * WIDTH }

export function holding(how: Exclude<Certainty, 'denied'>, permissions: PermissionSet): Holding {
  return permissions << SHIFT[how]
}

function partOf(held: Holding, how: Exclude<Certainty, 'denied'>): PermissionSet {
  return (held >> SHIFT[how]) & MASK
}

/** Every way of holding these: to be tested against a holding bit by bit. */
export function anyway(permissions: PermissionSet): Holding {
  return (
    holding('granted', permissions) |
    holding('conditional', permissions) |
    holding('unknown', permissions)
  )
}

/** Both: what either gives. */
export function together(a: Holding, b: Holding): Holding {
  return a | b
}

/** Whether any of the permissions is held: the surest way counts. */
export function certaintyOf(held: Holding, permissions: PermissionSet): Certainty {
  if (partOf(held, 'granted') & permissions) return 'granted'
  if (partOf(held, 'conditional') & permissions) return 'conditional'
  return partOf(held, 'unknown') & permissions ? 'unknown' : 'denied'
}

/** What is left when `denied` is certainly taken away, and `perhaps` under a condition or from somebody unknown. */
export function without(held: Holding, denied: PermissionSet, perhaps: PermissionSet): Holding {
  const sure = partOf(held, 'granted') & ~denied
  const doubtful = (sure & perhaps) | (partOf(held, 'conditional') & ~denied)
  const hidden = partOf(held, 'unknown') & ~denied
  return (
    holding('granted', sure & ~perhaps) |
    holding('conditional', doubtful) |
    holding('unknown', hidden)
  )
}

const UNSURENESS: Readonly<Record<Certainty, number>> = {
  granted: 0,
  conditional: 1,
  unknown: 2,
  denied: 3,
}

/** The less sure of two that are both needed. */
export function bothNeeded(a: Certainty, b: Certainty): Certainty {
  return UNSURENESS[a] > UNSURENESS[b] ? a : b
}

/** The surest of several ways; `denied` where there are none. */
export function surestOf(ways: readonly Certainty[]): Certainty {
  return ways.reduce((a, b) => (UNSURENESS[a] < UNSURENESS[b] ? a : b), 'denied')
}

export type CertaintyByAbility = Readonly<Record<AuditedAbility, Certainty>>

/** What a holding lets one do with a repository of this kind. */
export function abilitiesFor(held: Holding, mode: RepositoryMode): CertaintyByAbility {
  return {
    install: abilityFor(held, 'install', mode),
    publish: abilityFor(held, 'publish', mode),
    delete: abilityFor(held, 'delete', mode),
    administer: abilityFor(held, 'administer', mode),
  }
}

/** One of {@link abilitiesFor}, for where millions are asked. */
export function abilityFor(held: Holding, ability: AuditedAbility, mode: RepositoryMode) {
  return forMode(ability, certaintyOf(held, GIVEN_BY[ability]), mode)
}

/**
 * Uploads go only to standard repositories, and a virtual one holds nothing that could be deleted, whoever asks:
 * https://docs.cloud.google.com/artifact-registry/docs/repositories
 */
export function isPossible(ability: AuditedAbility, mode: RepositoryMode): boolean {
  if (ability === 'publish') return mode.kind === 'standard' || mode.kind === 'unknown'
  return ability !== 'delete' || mode.kind !== 'virtual'
}

function forMode(ability: AuditedAbility, certainty: Certainty, mode: RepositoryMode): Certainty {
  if (!isPossible(ability, mode)) return 'denied'
  return mode.kind === 'unknown' && ability === 'publish' && certainty !== 'denied'
    ? 'unknown'
    : certainty
}

/** The strongest ability that is at least this sure; `undefined` for none. */
export function strongest(
  abilities: CertaintyByAbility,
  isSure: (certainty: Certainty) => boolean,
): AuditedAbility | undefined {
  return AUDITED_ABILITIES.findLast((ability) => isSure(abilities[ability]))
}
