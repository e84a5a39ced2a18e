import type { ComparedAccess, ExportedAudit } from './read-export'

/** The project of a repository with its location: a list of one is whole, or is among the problems. */
export function placeOf(repository: string): string {
  return repository.replace(/\/repositories\/[^/]*$/, '')
}

export function placesOf(repositories: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(repositories, placeOf))
}

/**
 * Tells the virtual repositories that an earlier export did not look for. `places` are those that it knows something of;
 * `above`: the place of the repository that they are in front of, and all whose policy bears on it.
 */
export function virtualsHiddenIn(
  { access, notSeen, tellsOf }: ExportedAudit,
  places: ReadonlySet<string>,
  above: readonly string[],
): (virtual: string) => boolean {
  const hides = (place: string) => notSeen.has(`virtuals ${place}`)
  const mayLackSome = !tellsOf('virtuals') || above.some(hides)
  return (virtual) => {
    if (!mayLackSome || access.has(virtual)) return false
    const place = placeOf(virtual)
    return !places.has(place) || hides(place)
  }
}

/** The access of a side that may not have looked for the virtual repository through which the other side has it. */
export function perhapsThrough(
  access: ComparedAccess | undefined,
  isHidden = false,
): ComparedAccess | undefined {
  if (!isHidden || (access !== undefined && access.through !== 'denied')) return access
  return { ...(access ?? NO_ACCESS), through: 'unknown' }
}

const NO_ACCESS: ComparedAccess = {
  install: 'denied',
  publish: 'denied',
  delete: 'denied',
  administer: 'denied',
  through: 'denied',
  virtuals: [],
}
