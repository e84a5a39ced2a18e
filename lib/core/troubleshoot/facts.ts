import type { RepositoryName } from '../repository-name'
import type { Output } from './read-output'
import { refusedRepositories, registryAddresses } from './registry-addresses'
import { failsToConnect, isRefusedElsewhere, NEUTRAL } from './server-trouble'

/**
 * What a text says beside its phrases.
 * - `registry`: it names a Python repository of Artifact Registry, or Google's backend speaks in it.
 * - `elsewhere`: it names other servers, and no Python repository.
 * - `page`: it was pasted for a repository.
 * - `other-repository`: it names repositories, and not the one that it was pasted for.
 * - `index-without-simple`: pip says that it looks in a repository's address without `/simple/`.
 * - `simple`: an address under `/simple/`.
 * - `trouble-elsewhere`: it says that another server refused, or could not be reached.
 * - `index-elsewhere`: pip says that it looks in other indexes only.
 * - `other-format`: Google refuses a repository of another format.
 * - `connection`: it says that a connection to a repository failed.
 * - `own-section`: it misses the section of `.pypirc` that is named after the page’s repository.
 * - `several-indexes`: pip says that it looks in a repository and elsewhere.
 * - `no-input`, `token-option`: the command has that option.
 * - `password-in-address`, `user-in-address`: as pip hides them, `user:****@` and `****@`.
 * - `whole`: pip’s output from its beginning.
 * - `several-lines`: it is not one line that was copied out of more.
 */
export type Fact =
  | 'registry'
  | 'elsewhere'
  | 'page'
  | 'other-repository'
  | 'index-without-simple'
  | 'simple'
  | 'trouble-elsewhere'
  | 'index-elsewhere'
  | 'other-format'
  | 'connection'
  | 'own-section'
  | 'several-indexes'
  | 'no-input'
  | 'token-option'
  | 'password-in-address'
  | 'user-in-address'
  | 'whole'
  | 'several-lines'

export type Facts = { has: ReadonlySet<Fact>; repositories: readonly RepositoryName[] }

const BACKEND = [
  'artifactregistrypypikeyring',
  'keyrings.google-artifactregistry',
  'keyrings/gauth.py',
]

/** What is known of a text, pasted for `repository` or for none. */
export function readFacts(output: Output, repository: RepositoryName | undefined): Facts {
  const { flat, squeezed, lines } = output
  const addresses = registryAddresses(flat)
  const repositories = [
    ...addresses.flatMap((address) => address.repository ?? []),
    ...refusedRepositories(flat),
  ]
  const indexes = /Looking in indexes: ((?:\S{1,500}, ){0,20}\S{1,500})/.exec(flat)?.[1] ?? ''
  const looked = indexes.split(', ').filter((one) => one.includes('://'))
  const inRegistry = looked.filter((one) => one.includes('-python.pkg.dev'))
  const path = repository && `/${repository.project}/${repository.repository}/`
  const named =
    addresses.length > 0 ||
    BACKEND.some((word) => squeezed.includes(word)) ||
    (path !== undefined && flat.includes(path))
  const options = flat.slice(0, 200_000)
  const connection = failsToConnect(flat, repository ? [...repositories, repository] : repositories)
  const all: readonly (readonly [Fact, boolean])[] = [
    ['registry', named],
    ['elsewhere', !named && namesOthers(flat)],
    ['trouble-elsewhere', isRefusedElsewhere(flat, connection)],
    ['index-elsewhere', looked.length > 0 && inRegistry.length === 0],
    ['other-format', isOtherFormat(flat)],
    ['connection', connection],
    [
      'own-section',
      repository !== undefined && flat.includes(`Missing '${repository.repository}' section from`),
    ],
    ['page', repository !== undefined],
    [
      'other-repository',
      repository !== undefined &&
        repositories.length > 0 &&
        !repositories.some((one) => isSame(one, repository)),
    ],
    ['index-without-simple', inRegistry.some((one) => !/\/simple(?:\/|$)/.test(one))],
    ['simple', addresses.some(({ isSimple }) => isSimple)],
    ['several-indexes', inRegistry.length > 0 && inRegistry.length < looked.length],
    ['no-input', /\spip3?\s.{0,200}?\s--no-input(?:\s|$)/.test(` ${options}`)],
    ['token-option', /\spublish\s.{0,200}?\s--token[ =]/.test(` ${options}`)],
    [
      'password-in-address',
      /:\/\/[^\s/@:]{1,100}:[^\s/@]{1,100}@[a-z0-9-]{1,40}-python\.pkg\.dev/.test(flat),
    ],
    ['user-in-address', /:\/\/[^\s/@:]{1,100}@[a-z0-9-]{1,40}-python\.pkg\.dev/.test(flat)],
    ['whole', indexes !== '' || squeezed.includes('couldnotfetchurl')],
    ['several-lines', lines.length > 1],
  ]
  return { has: new Set(all.flatMap(([fact, holds]) => (holds ? [fact] : []))), repositories }
}

/** Whether a refusal names a repository that the text has an address of, under a host of another format. */
function isOtherFormat(flat: string): boolean {
  const formats = ['docker', 'npm', 'maven', 'go', 'apt', 'yum', 'kfp', 'generic']
  const paths = new Set(
    refusedRepositories(flat).flatMap(({ location, project, repository }) =>
      formats.map(
        (format) => `${location}-${format}.pkg.dev/${project.replace(':', '/')}/${repository}`,
      ),
    ),
  )
  return flat.includes('.pkg.dev/') && [...paths].slice(0, 80).some((path) => flat.includes(path))
}

function isSame(one: RepositoryName, other: RepositoryName): boolean {
  return (
    one.project === other.project &&
    one.location === other.location &&
    one.repository === other.repository
  )
}

/** Whether a text names a server that has nothing to do with Artifact Registry’s Python repositories. */
function namesOthers(flat: string): boolean {
  const hosts = flat.matchAll(/(?:https?:\/\/(?:[^\s/@]{1,300}@)?|host=')([a-z0-9.-]{1,253})/gi)
  let seen = 0
  for (const [, host = ''] of hosts) {
    if (!NEUTRAL.test(host.toLowerCase())) return true
    seen += 1
    if (seen > 2000) break
  }
  return /(?:docker|npm|maven|go|apt|yum|kfp)\.pkg\.dev/.test(flat)
}
