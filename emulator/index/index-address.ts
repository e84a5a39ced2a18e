/** Where in an index a request points: a repository, and what comes after it. */
export type IndexAddress = {
  location: string
  project: string
  repository: string
  /** `projects/P/locations/L/repositories/R` */
  resource: string
  /** The decoded segments after the repository; a last `''` stands for a slash at the end. */
  rest: readonly string[]
}

const HOST = /^([a-z0-9-]+)-python\.pkg\.dev$/

/** The location that a Host header names, `us` or `europe-west1`; `undefined` when it is of no Python index. */
export function indexLocation(host: string): string | undefined {
  return HOST.exec(host.toLowerCase().replace(/:443$/, ''))?.[1]
}

/** `undefined` when no repository is named. */
export function readIndexAddress(location: string, pathname: string): IndexAddress | undefined {
  const segments = pathname.split('/').slice(1).map(decode)
  // A domain-scoped project takes two: example.com:legacy is /example.com/legacy/REPOSITORY/.
  const isScoped = segments[0]?.includes('.') === true
  const project = isScoped ? segments.slice(0, 2).join(':') : segments[0]
  const [repository, ...rest] = segments.slice(isScoped ? 2 : 1)
  if (!project || !repository) return undefined
  const resource = `projects/${project}/locations/${location}/repositories/${repository}`
  return { location, project, repository, resource, rest }
}

/** The address of a file, as links and the API print it. */
export function fileAddress(address: IndexAddress, packageName: string, filename: string): string {
  const { location, project, repository } = address
  const path = [...project.split(':'), repository, packageName, filename]
  return `https://${location}-python.pkg.dev/${path.map(encodeURIComponent).join('/')}`
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
