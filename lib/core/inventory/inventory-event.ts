import type { AccessByAbility } from '../access'
import type { Failure } from '../failure'
import type { RepositoryDetails } from './repository-details'

/** How far a listing has come. Honest: `known` grows while projects are still being found. */
export type Progress = {
  /** Projects found so far. */
  known: number
  /** Projects of which everything that will arrive has arrived. */
  answered: number
  /** True once the search for projects has ended, so that `known` is final. */
  allKnown: boolean
}

/** Something that did not arrive. Without a project it concerns the listing as a whole. */
export type Problem = {
  project?: string
  /** The locations of the project that failed, when others did answer. */
  locations?: readonly string[]
  /** How many locations were asked, when `locations` is given. */
  locationsAsked?: number
  /** The one repository that was asked for by name. */
  repository?: string
  failure: Failure
}

/**
 * One step of a listing, in the order in which things arrive. `key` is a repository's resource name.
 * A later `access` belongs to the repository of that key.
 */
export type InventoryEvent =
  | { type: 'progress'; progress: Progress }
  | { type: 'repository'; key: string; details: RepositoryDetails }
  | { type: 'access'; key: string; access: AccessByAbility }
  | { type: 'problem'; problem: Problem }
  /** Google has ended the sign-in: nothing more comes. */
  | { type: 'signed-out' }
  /** The connection broke before the end: what has come stays. */
  | { type: 'interrupted' }
  /** The listing is complete, apart from the problems it named. */
  | { type: 'end' }

/** A repository in the list; `access` is missing while it is being asked. */
export type InventoryRow = {
  key: string
  details: RepositoryDetails
  access?: AccessByAbility
}

/** What the events so far add up to. */
export type Inventory = {
  rows: ReadonlyMap<string, InventoryRow>
  progress: Progress
  problems: readonly Problem[]
  state: 'listing' | 'complete' | 'signed-out' | 'interrupted'
}

export const EMPTY_INVENTORY: Inventory = {
  rows: new Map(),
  progress: { known: 0, answered: 0, allKnown: false },
  problems: [],
  state: 'listing',
}

/** Adds a batch of events. Gives a new inventory; an event for an unknown key is kept for nothing. */
export function addEvents(inventory: Inventory, events: readonly InventoryEvent[]): Inventory {
  const rows = new Map(inventory.rows)
  const problems = [...inventory.problems]
  let { progress, state } = inventory
  for (const event of events) {
    switch (event.type) {
      case 'progress':
        progress = event.progress
        break
      case 'repository':
        rows.set(event.key, { ...rows.get(event.key), key: event.key, details: event.details })
        break
      case 'access': {
        const row = rows.get(event.key)
        if (row) rows.set(event.key, { ...row, access: event.access })
        break
      }
      case 'problem':
        problems.push(event.problem)
        break
      case 'signed-out':
        state = 'signed-out'
        break
      case 'interrupted':
        state = 'interrupted'
        break
      case 'end':
        state = 'complete'
        break
    }
  }
  return { rows, progress, problems, state }
}
