import type { Route } from './route.ts'

export type Match = {
  route: Route
  param(name: string): string
  find(name: string): string | undefined
}

/** A domain-scoped project ID (`example.com:legacy`) has a colon that is no custom verb. */
const PROJECT = '((?:[^/:]+\\.[^/:]+(?::|%3[Aa]))?[^/:]+)'
/** Package and version names may hold colons (`sha256:…`, `name:1.0`). */
const ANY = '([^/]+)'
const PLAIN = '([^/:]+)'
const PATTERNS: Readonly<Record<string, string>> = {
  project: PROJECT,
  package: ANY,
  version: ANY,
  pythonPackage: ANY,
  attachmentPoint: ANY,
}

/** Finds the route of a request; the first that matches wins. */
export function createRouteMatcher(routes: readonly Route[]) {
  const compiled = routes.flatMap((route) =>
    route.paths.map((path) => ({ route, ...compile(path) })),
  )
  const byVerb = Map.groupBy(compiled, (entry) => entry.route.verb)
  return (verb: string, pathname: string): Match | undefined => {
    for (const { route, pattern, names } of byVerbOf(byVerb, verb)) {
      const match = pattern.exec(pathname)
      if (match === null) continue
      const find = (name: string) => {
        const raw = match[names.indexOf(name) + 1]
        return raw === undefined || !names.includes(name) ? undefined : decode(raw)
      }
      const param = (name: string) => {
        const value = find(name)
        if (value === undefined) throw new Error(`${route.method} has no parameter ${name}`)
        return value
      }
      return { route, find, param }
    }
    return undefined
  }
}

function byVerbOf<T>(map: ReadonlyMap<string, readonly T[]>, verb: string): readonly T[] {
  return map.get(verb) ?? []
}

function compile(path: string): { pattern: RegExp; names: string[] } {
  const names: string[] = []
  const source = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_all, name: string) => {
    names.push(name)
    return PATTERNS[name] ?? PLAIN
  })
  return { pattern: new RegExp(`^${source}$`), names }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
