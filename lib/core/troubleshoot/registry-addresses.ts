import type { RepositoryName } from '../repository-name'

/** An address of Artifact Registry's Python host that a text names. */
export type RegistryAddress = {
  repository: RepositoryName | undefined
  /** Whether it goes on with `/simple/`. */
  isSimple: boolean
}

const HOST = '-python.pkg.dev'
/** A text of a megabyte may name an address on each line; they are always the same few. */
const ENOUGH = 500

/** The addresses of Python repositories in a text, in order. `flat` as in `Output`. */
export function registryAddresses(flat: string): readonly RegistryAddress[] {
  const found: RegistryAddress[] = []
  for (
    let at = flat.indexOf(HOST);
    at >= 0 && found.length < ENOUGH;
    at = flat.indexOf(HOST, at + 1)
  ) {
    const location = /[a-z0-9-]{1,40}$/.exec(flat.slice(Math.max(0, at - 40), at))?.[0]
    const path = /^(?::443)?\/([^\s"'`()<>,;]{1,300})/.exec(
      flat.slice(at + HOST.length, at + 360),
    )?.[1]
    const [project, repository, next] = (path ?? '').split('/')
    found.push({
      repository: location && project && repository ? { location, project, repository } : undefined,
      isSimple: next === 'simple',
    })
  }
  return found
}

/** The repositories that Google's refusals name: `projects/P/locations/L/repositories/R`. */
export function refusedRepositories(flat: string): readonly RepositoryName[] {
  const pattern =
    /projects\/([a-z0-9.:-]{1,100})\/locations\/([a-z0-9-]{1,40})\/repositories\/([a-z0-9-]{1,64})/g
  return [...flat.matchAll(pattern)]
    .slice(0, ENOUGH)
    .map(([, project = '', location = '', repository = '']) => ({ project, location, repository }))
}
