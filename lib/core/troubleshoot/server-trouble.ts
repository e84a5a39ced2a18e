import type { RepositoryName } from '../repository-name'

/** Pages and servers that a message may name though it is about a repository of Artifact Registry. */
export const NEUTRAL =
  /(?:^|\.)(?:google\.com|googleapis\.com|packaging\.python\.org|docs\.python\.org|pip\.pypa\.io|readthedocs\.io|python-poetry\.org|astral\.sh|mozilla\.org)$|^(?:127\.0\.0\.1|localhost)$|-python\.pkg\.dev$/

const AT_REGISTRY = 'https?:\\/\\/(?:[^\\s/@]{1,300}@)?[a-z0-9-]{1,40}-python\\.pkg\\.dev'
/** As urllib3 (in pip, twine and Poetry), uv and PDM say to whom they had no connection. */
const NO_CONNECTION = new RegExp(
  `host='[a-z0-9-]{1,40}-python\\.pkg\\.dev'|(?:error sending request for url \\(|Failed to fetch: \`?|Could not fetch URL |Failed to collect links from )${AT_REGISTRY}`,
)

/**
 * Whether a text says that there was no connection to one of these repositories, or to any. Behind a proxy urllib3 names the proxy, and
 * of the repository only the path.
 */
export function failsToConnect(flat: string, repositories: readonly RepositoryName[]): boolean {
  const paths = new Set(
    repositories.map((one) => `: /${one.project.replace(':', '/')}/${one.repository}/`),
  )
  return NO_CONNECTION.test(flat) || [...paths].some((path) => flat.includes(path))
}

/** As clients name the server that refused; a 404 refuses nothing, since one of several indexes may well not have a package. */
const REFUSALS = [
  /\b(?:401|403|407|5\d\d) (?:Client|Server) Error: [\w -]{1,40} for url: https?:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9.-]{1,253})/g,
  /(?:Credentials not correct for|Authorization error accessing|Missing credentials for:) https?:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9.-]{1,253})/g,
  /HTTPError: \d{3} [\w -]{1,40} from https?:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9.-]{1,253})/g,
  /An index (?:URL )?\(https?:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9.-]{1,253})[^\s)]{0,300}\) (?:returned a 403|could not be queried)/g,
  /Failed to publish `[^`]{1,300}` to `?https?:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9.-]{1,253})/g,
  /Failed to collect links from https?:\/\/(?:[^\s/@]{1,300}@)?([a-z0-9.-]{1,253})\S{0,300}: Client Error\(40[13]\)/g,
]

/** Whether a text says that a server refused, or was not reached, that has nothing to do with Artifact Registry. */
export function isRefusedElsewhere(flat: string, connection: boolean): boolean {
  const patterns = connection
    ? REFUSALS
    : [...REFUSALS, /HTTPS?Connection(?:Pool)?\(host='([a-z0-9.-]{1,253})'/g]
  return patterns.some((pattern) =>
    [...flat.matchAll(pattern)].some(([, host = '']) => !NEUTRAL.test(host.toLowerCase())),
  )
}
