import type { RepositoryMode } from '../inventory/repository-details'
import { resourceName } from '../repository-name'
import {
  abilitiesFor,
  abilityFor,
  anyway,
  bothNeeded,
  type Certainty,
  certaintyOf,
  HOLDS_NOTHING,
  type Holding,
  holding,
  together,
  without,
} from './certainty'
import { type AuditedAbility, GIVEN_BY, NOTHING, type PermissionSet } from './deciding-permissions'
import { hiddenIn, worthOf } from './holding-of'
import { type LevelReading, readLevel } from './level'
import { matrixDenied, type TakenAway } from './matrix-denied'
import { matrixReach, type Positions } from './matrix-reach'
import { matrixRows, type Row } from './matrix-rows'
import type { Lineage, PolicyHolder, PolicyIndex } from './policy-index'
import { isGone, parsePrincipal } from './principal'
import type { Grant } from './read-grants'
import type { AuditedRepository } from './snapshot'
import { virtualReads } from './through-virtual'

/** Principals × repositories, by their positions in the two lists that it was made from. */
export type AccessMatrix = {
  principals: readonly string[]
  repositories: readonly string[]
  at(principal: number, repository: number): LevelReading
  /** One answer of {@link AccessMatrix.at}, for going through millions of cells. */
  certaintyAt(principal: number, repository: number, what: AuditedAbility | 'through'): Certainty
  /** What is behind a cell, packed: cells of one value, on repositories of one kind, say the same. */
  holdingAt(principal: number, repository: number): Holding
  modeAt(repository: number): RepositoryMode
  /** Whether anything at all is, or may be, allowed: most cells are empty, and this is quick for them. */
  reaches(principal: number, repository: number): boolean
}

/** Which grants count: those on the repository itself, those that it inherits, or all. */
export type GrantSource = 'direct' | 'inherited' | 'anywhere'

/** A holder's row before conditions on names: those are judged for each repository below it. */
type Inherited = { row: Row; byName: readonly Grant[] }

/** Reading through a virtual repository: a permission of nobody's role, so that rows can carry it. */
const THROUGH: PermissionSet = 1 << 7

/** What every kind of repository allows to whoever holds it, however sure that is. */
const IN_ANY_MODE = anyway(GIVEN_BY.install | GIVEN_BY.administer | THROUGH)

const NO_MODE: RepositoryMode = { kind: 'unknown', value: '' }

/**
 * Who may do what, everywhere, as {@link levelOf} says it for each pair. Every policy is worked through once: a
 * repository starts from a copy of its project's row, or shares it where it adds nothing, and each of its own
 * bindings touches only the principals that it reaches. With a `source` only its grants count, and virtual
 * repositories do not: what is read through them is granted elsewhere.
 */
export function accessMatrix(
  index: PolicyIndex,
  principals: readonly string[],
  repositories: readonly string[] = [...index.repositories.keys()],
  source: GrantSource = 'anywhere',
): AccessMatrix {
  const { empty, copyOf } = matrixRows(principals.length)
  const nothing = empty()
  const reached = matrixReach(index, principals)
  const denied = matrixDenied(index, principals)
  const gone = principals.flatMap((member, at) => (isGone(parsePrincipal(member)) ? [at] : []))
  const inherited = new Map<string, Inherited>()
  const rows = new Map<string, Row>()
  /** Rows with what deny policies leave of them: shared rows stay shared. */
  const denying = new Map<readonly TakenAway[], Map<Row, Row>>()

  const inheritedBy = (holder: PolicyHolder, above: readonly PolicyHolder[]): Inherited => {
    const known = inherited.get(holder.name)
    if (known !== undefined) return known
    const [parent, ...rest] = above
    const from = parent === undefined ? { row: nothing, byName: [] } : inheritedBy(parent, rest)
    const byName = holder.grants.filter(({ condition }) => condition?.dependsOnName)
    const always = holder.grants.filter(({ condition }) => !condition?.dependsOnName)
    const result = {
      row: always.length === 0 ? from.row : add(from.row, always, ''),
      byName: byName.length === 0 ? from.byName : [...from.byName, ...byName],
    }
    inherited.set(holder.name, result)
    return result
  }

  const add = (row: Row, grants: readonly Grant[], repository: string): Row => {
    const sum = copyOf(row)
    // Positions are shared lists: what several grants give to the same ones is added once.
    const given = new Map<Positions, Holding>()
    const give = (positions: Positions, held: Holding) => {
      if (held === HOLDS_NOTHING || positions.length === 0) return
      given.set(positions, together(given.get(positions) ?? HOLDS_NOTHING, held))
    }
    for (const grant of grants) {
      const verdict =
        grant.condition?.judge({ now: index.snapshot.now, resource: repository }) ?? 'met'
      const sure = worthOf(grant, verdict, true)
      const perhaps = worthOf(grant, verdict, false)
      for (const member of grant.members) {
        const { certain, possible } = reached(member)
        give(certain, sure)
        for (const positions of possible) give(positions, perhaps)
      }
    }
    for (const [positions, held] of given) {
      addTo(sum, positions, held)
    }
    return sum
  }

  const afterDenying = (row: Row, taken: readonly TakenAway[]): Row => {
    if (taken.length === 0) return row
    const shared = denying.get(taken) ?? new Map<Row, Row>()
    denying.set(taken, shared)
    const known = shared.get(row)
    if (known !== undefined) return known
    const left = copyOf(row)
    takeFrom(left, taken)
    shared.set(row, left)
    return left
  }

  const rowOf = (repository: string): Row => {
    const known = rows.get(repository)
    if (known !== undefined) return known
    const lineage = partOf(index.lineageOf(repository), source)
    const [self, project, ...above] = lineage.holders
    const from = project === undefined ? { row: nothing, byName: [] } : inheritedBy(project, above)
    const own = [...(source === 'inherited' ? [] : (self?.grants ?? [])), ...from.byName]
    let row = own.length === 0 ? from.row : add(from.row, own, repository)
    const hidden = hiddenIn(
      source === 'inherited' ? { ...lineage, holders: lineage.holders.slice(1) } : lineage,
    )
    if (hidden !== HOLDS_NOTHING) {
      if (row === from.row) row = copyOf(row)
      for (let at = 0; at < row.length; at++) row[at] = together(row[at] ?? HOLDS_NOTHING, hidden)
      for (const at of gone) row[at] = HOLDS_NOTHING
    }
    const taken = denied(repository)
    if (row === from.row) row = afterDenying(row, taken)
    else takeFrom(row, taken)
    rows.set(repository, row)
    return row
  }

  const finished = repositories.map((repository) => {
    const row = rowOf(repository)
    const virtuals = source === 'anywhere' ? index.virtualsOver(repository) : []
    return virtuals.length === 0 ? row : withThrough(row, virtuals, repository)
  })
  const modes = repositories.map(
    (name): RepositoryMode => index.repositories.get(name)?.mode ?? NO_MODE,
  )
  const certaintyAt: AccessMatrix['certaintyAt'] = (principal, at, what) => {
    const held = finished[at]?.[principal] ?? HOLDS_NOTHING
    return what === 'through'
      ? certaintyOf(held, THROUGH)
      : abilityFor(held, what, modes[at] ?? NO_MODE)
  }
  return {
    principals,
    repositories,
    certaintyAt,
    holdingAt: (principal, at) => finished[at]?.[principal] ?? HOLDS_NOTHING,
    modeAt: (at) => modes[at] ?? NO_MODE,
    reaches(principal, at) {
      const held = finished[at]?.[principal] ?? HOLDS_NOTHING
      if (held === HOLDS_NOTHING) return false
      return (
        (held & IN_ANY_MODE) !== 0 ||
        certaintyAt(principal, at, 'publish') !== 'denied' ||
        certaintyAt(principal, at, 'delete') !== 'denied'
      )
    },
    at(principal, at) {
      const held = finished[at]?.[principal] ?? HOLDS_NOTHING
      const abilities = abilitiesFor(held, modes[at] ?? NO_MODE)
      return readLevel(abilities, certaintyOf(held, THROUGH))
    },
  }

  function withThrough(row: Row, virtuals: readonly AuditedRepository[], upstream: string): Row {
    const sum = copyOf(row)
    for (const virtual of virtuals) {
      const reads: Certainty = virtualReads(index, virtual, upstream)
      const through = rowOf(resourceName(virtual.name))
      for (let at = 0; at < through.length; at++) {
        const installs = certaintyOf(through[at] ?? HOLDS_NOTHING, GIVEN_BY.install)
        if (installs === 'denied') continue
        const certainty = bothNeeded(installs, reads)
        if (certainty === 'denied') continue
        sum[at] = together(sum[at] ?? HOLDS_NOTHING, holding(certainty, THROUGH))
      }
    }
    return sum
  }
}

function partOf(lineage: Lineage, source: GrantSource): Lineage {
  return source === 'direct'
    ? { holders: lineage.holders.slice(0, 1), endsUnknownAt: undefined }
    : lineage
}

/** The innermost loop, run for millions of cells: `|` is what {@link together} does. */
function addTo(row: Row, positions: Positions, held: Holding) {
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i] ?? 0
    row[at] = (row[at] ?? HOLDS_NOTHING) | held
  }
}

/** As tight a loop: an organization's deny policy touches every cell. */
function takeFrom(row: Row, taken: readonly TakenAway[]) {
  for (const { from, sure, perhaps } of taken) {
    if (perhaps === NOTHING) keep(row, from, ~anyway(sure))
    else {
      for (const at of from) row[at] = without(row[at] ?? HOLDS_NOTHING, sure, perhaps)
    }
  }
}

/** What {@link without} does where nothing is in doubt. */
function keep(row: Row, positions: Positions, kept: Holding) {
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i] ?? 0
    row[at] = (row[at] ?? HOLDS_NOTHING) & kept
  }
}
