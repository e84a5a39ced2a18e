/** The three parts that name a repository, each already checked against Google's rules for it. */
export type RepositoryName = {
  /** A project ID, domain-scoped ones as `example.com:project`. Never a number. */
  project: string
  /** A region or multi-region: `us-central1`, `europe`. */
  location: string
  repository: string
}

// https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects. IDs under a domain are from
// before that page, so their length is not held to its minimum.
const PROJECT =
  /^(?:[a-z][a-z0-9-]{4,28}[a-z0-9]|(?:[a-z0-9-]+\.)+[a-z]{2,}:[a-z][a-z0-9-]{0,28}[a-z0-9])$/
const LOCATION = /^[a-z]{2,20}(?:-[a-z]{2,20}\d{1,2})?$/
// gcloud 528, command_lib/artifacts/util.py `_REPO_REGEX`. The length is from
// https://docs.cloud.google.com/artifact-registry/docs/repositories/create-repos.
const REPOSITORY = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Whether each part alone could be what Google calls so. */
export const PART_RULES = {
  project: PROJECT,
  location: LOCATION,
  repository: REPOSITORY,
} as const satisfies Record<keyof RepositoryName, RegExp>

/**
 * Checks the three parts of an address, already percent-decoded.
 * Anything that Google could not have given as a name is `undefined`; project numbers too.
 * Facts: the pages named at the three patterns above.
 */
export function parseRepositoryName(parts: {
  project: string
  location: string
  repository: string
}): RepositoryName | undefined {
  const { project, location, repository } = parts
  if (!PROJECT.test(project) || !LOCATION.test(location) || !REPOSITORY.test(repository)) {
    return undefined
  }
  return { project, location, repository }
}

/** `projects/P/locations/L/repositories/R`, as the API takes it. Source: the API's reference, `Repository.name`. */
export function resourceName({ project, location, repository }: RepositoryName): string {
  return `projects/${project}/locations/${location}/repositories/${repository}`
}

/** The host that serves the repository: `us-central1-python.pkg.dev`. Source: the API's `Repository.registryUri`. */
export function indexHost({ location }: RepositoryName): string {
  return `${location}-python.pkg.dev`
}

/** Where packages are uploaded: `https://…/P/R/`. The last slash belongs to it, and `/simple/` would answer 405. */
export function uploadUrl(name: RepositoryName): string {
  // gcloud 528, command_lib/artifacts/util.py: a registry's address has `/` for the `:` of a domain-scoped project.
  // (Its print-settings forgets to, and keeps the `:`.)
  return `https://${indexHost(name)}/${name.project.replace(':', '/')}/${name.repository}/`
}

/** Where installers look: the address of the repository's simple API, `https://…/P/R/simple/`, without credentials. */
export function simpleIndexUrl(name: RepositoryName): string {
  return `${uploadUrl(name)}simple/`
}

/** The path of the repository's setup page. A `:` stays readable: RFC 3986 allows it in a path segment. */
export function repositoryHref({ project, location, repository }: RepositoryName): string {
  const segments = [project, location, repository].map((part) =>
    encodeURIComponent(part).replaceAll('%3A', ':'),
  )
  return `/repositories/${segments.join('/')}`
}
