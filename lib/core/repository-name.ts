/** The three parts that name a repository, each already checked against Google's rules for it. */
export type RepositoryName = {
  /** A project ID, domain-scoped ones as `example.com:project`. Never a number. */
  project: string
  /** A region or multi-region: `us-central1`, `europe`. */
  location: string
  repository: string
}

/** What a text typed or pasted by a person refers to. `reason` is a sentence and repeats nothing of the text. */
export type RepositoryReference =
  | { kind: 'repository'; name: RepositoryName }
  | { kind: 'project'; project: string }
  | { kind: 'unreadable'; reason: string }

// https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects. IDs under a domain are from
// before that page, so their length is not held to its minimum.
const PROJECT =
  /^(?:[a-z][a-z0-9-]{4,28}[a-z0-9]|(?:[a-z0-9-]+\.)+[a-z]{2,}:[a-z][a-z0-9-]{0,28}[a-z0-9])$/
const LOCATION = /^[a-z]{2,20}(?:-[a-z]{2,20}\d{1,2})?$/
// gcloud 528, command_lib/artifacts/util.py `_REPO_REGEX`. The length is from
// https://docs.cloud.google.com/artifact-registry/docs/repositories/create-repos.
const REPOSITORY = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

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

/**
 * Reads what people have at hand: a resource name (with or without its service, as REST address too), a `pkg.dev` address
 * (with or without scheme, user info, `/simple/`, a package), the repository's page in Google's console, or a project ID.
 * User info in an address is dropped unread. Text that is none of these is `unreadable`, never an exception.
 * Facts: https://docs.cloud.google.com/artifact-registry/docs/python/store-python
 */
export function parseRepositoryReference(text: string): RepositoryReference {
  const trimmed = text.trim()
  const address = PKG_DEV.exec(trimmed)
  if (address) return fromPkgDev(address[1] ?? '', address[2] ?? '', address[3] ?? '')
  const resource = RESOURCE_NAME.exec(trimmed) ?? CONSOLE_PAGE.exec(trimmed)
  if (resource) return fromParts(resource[1] ?? '', resource[2] ?? '', resource[3] ?? '')
  const project = trimmed.replace(/^projects\//, '')
  return PROJECT.test(project) ? { kind: 'project', project } : unreadable(NOT_A_REFERENCE)
}

// Searched for, not anchored: user info may hold anything, even a raw `/`, and only what follows it matters.
const PKG_DEV = /(?:^|\/\/|@|\s)([a-z0-9-]+)-([a-z]+)\.pkg\.dev(?::\d+)?(?=[/?#\s]|$)(\/[^?#\s]*)?/i
const RESOURCE_NAME =
  /^(?:(?:https?:)?\/\/artifactregistry\.googleapis\.com)?\/?(?:v1(?:beta\d)?\/)?projects\/([^/]+)\/locations\/([^/]+)\/repositories\/([^/:?#]+)(?:[/:?#].*)?$/
const CONSOLE_PAGE =
  /^https:\/\/console\.cloud\.google\.com\/artifacts\/python\/([^/]+)\/([^/]+)\/([^/?#;]+)/

const NOT_A_REFERENCE =
  'This is neither a repository nor a project ID. Try `projects/my-project/locations/us-central1/repositories/my-repository`, an address that contains `-python.pkg.dev`, or a project ID.'

function fromPkgDev(location: string, format: string, path: string): RepositoryReference {
  if (format.toLowerCase() !== 'python') {
    return unreadable(
      'This address is not of a Python repository: those are on hosts that end in `-python.pkg.dev`.',
    )
  }
  const [first = '', second = '', third = ''] = path.split('/').filter((segment) => segment !== '')
  // On pkg.dev the project `example.com:legacy` is the two segments `example.com/legacy`.
  const scoped = first.includes('.') && !/:|%3a/i.test(first)
  const project = scoped ? `${first}:${second}` : first
  const repository = scoped ? third : second
  if (repository !== '') return fromParts(project, location.toLowerCase(), repository)
  return PROJECT.test(project)
    ? { kind: 'project', project }
    : unreadable('This address names no repository: it goes on with `/my-project/my-repository/`.')
}

function fromParts(project: string, location: string, repository: string): RepositoryReference {
  const decodedProject = project.replace(/%3a/i, ':')
  if (/^\d+$/.test(decodedProject)) {
    return unreadable('This names the project by its number. Use the project ID instead.')
  }
  const name = parseRepositoryName({ project: decodedProject, location, repository })
  if (name) return { kind: 'repository', name }
  return unreadable(
    'The project, the location or the repository in this is not spelt as Google spells them: lower-case letters, digits and hyphens.',
  )
}

function unreadable(reason: string): RepositoryReference {
  return { kind: 'unreadable', reason }
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
