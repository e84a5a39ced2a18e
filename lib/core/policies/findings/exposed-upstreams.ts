import { bothNeeded, type Certainty } from '../certainty'
import type { PolicyIndex } from '../policy-index'
import { virtualReads } from '../through-virtual'
import { isPyPiSource } from './dependency-confusion'
import type { RiskyGrant } from './risky-grant'

/** What a grant lets its members read without being about it. */
export type Exposed = {
  repositories: readonly string[]
  /** The virtual repositories that it is read through. */
  through: readonly string[]
  certainty: Exclude<Certainty, 'denied'>
}

/**
 * The repositories behind the virtual ones that a grant opens, where it does not open them itself. PyPI is left out: it is open
 * anyway. `undefined` for none.
 */
export function exposedUpstreams(found: RiskyGrant, index: PolicyIndex): Exposed | undefined {
  const opened = new Set(found.repositories('install'))
  const exposed = new Map<string, Exposed['certainty']>()
  const through = new Set<string>()
  for (const virtual of opened) {
    for (const upstream of index.upstreamsOf(virtual)) {
      const mode = index.repositories.get(upstream)?.mode
      const repository = index.repositories.get(virtual)
      if (mode === undefined || repository === undefined || opened.has(upstream)) continue
      if (mode.kind === 'remote' && isPyPiSource(mode.source)) continue
      const certainty = bothNeeded(found.certainty, virtualReads(index, repository, upstream))
      if (certainty === 'denied') continue
      exposed.set(upstream, certainty)
      through.add(virtual)
    }
  }
  if (exposed.size === 0) return undefined
  const certainties = new Set(exposed.values())
  const certainty =
    (['granted', 'conditional', 'unknown'] as const).find((one) => certainties.has(one)) ??
    'unknown'
  return { repositories: [...exposed.keys()], through: [...through], certainty }
}
