import { readCommandLine } from './gcloud-reference'
import { PART_RULES, parseRepositoryName, type RepositoryName } from './repository-name'

/**
 * What a text typed or pasted by a person refers to. `reason` is a sentence and repeats nothing of the text; `understood` has
 * the parts that could be made out and are spelt as Google spells them.
 */
export type RepositoryReference =
  | { kind: 'repository'; name: RepositoryName }
  | { kind: 'project'; project: string }
  | {
      kind: 'unreadable'
      reason: string
      understood?: Partial<RepositoryName>
      /** What a Python repository of the same names would be called, where the text names one of another format. */
      namesake?: RepositoryName
    }

/** Longer than any name with its address, short enough for every pattern here. */
const LONGEST = 4096

/**
 * Reads what people have at hand: a resource name (with or without its service, as REST address too), a `pkg.dev` address
 * (with or without scheme, user info, `/simple/`, a package), a line of a configuration file that holds one, what is said to
 * gcloud (`name --location=… --project=…`), the repository's page in Google's console or on such a site as this, or a project ID.
 * User info in an address is dropped unread. Text that is none of these is `unreadable`, never an exception.
 * Facts: https://docs.cloud.google.com/artifact-registry/docs/python/store-python,
 * https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/repositories/describe
 */
export function parseRepositoryReference(text: string): RepositoryReference {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST) return unreadable('This is far longer than any name or address.')
  const address = PKG_DEV.exec(trimmed)
  if (address) return fromPkgDev(address[1] ?? '', address[2] ?? '', address[3] ?? '')
  const line = readCommandLine(trimmed)
  if (line?.parts.repository?.startsWith('projects/')) {
    return parseRepositoryReference(line.parts.repository)
  }
  if (line) return line.isAmbiguous ? unreadable(SEVERAL, line.parts) : fromSome(line.parts)
  const path = trimmed.replace(/[\s"',]+$/, '').replace(/^["']/, '')
  const resource = [RESOURCE_NAME, CONSOLE_PAGE, SETUP_PAGE].map((pattern) => pattern.exec(path))
  const found = resource.find((one) => one !== null)
  if (found) return fromParts(found[1] ?? '', found[2] ?? '', found[3] ?? '')
  if (OTHER_CONSOLE_PAGE.test(path)) return unreadable(NOT_PYTHON)
  const project = trimmed.replace(/^projects\//, '')
  return PART_RULES.project.test(project)
    ? { kind: 'project', project }
    : unreadable(NOT_A_REFERENCE)
}

/**
 * A name with nothing around it, which may be of a repository or a project: only somebody who sees a list of both can tell.
 * Anything longer than a name is `undefined`.
 */
export function parseBareName(text: string): string | undefined {
  const name = text.trim()
  return PART_RULES.repository.test(name) || PART_RULES.project.test(name) ? name : undefined
}

// Searched for, not anchored: user info may hold anything, even a raw `/`, and only what follows it matters.
const PKG_DEV =
  /(?:^|\/\/|[@\s="'])([a-z0-9-]+)-([a-z]+)\.pkg\.dev\.?(?::\d+)?(?=[/?#\s"']|$)(\/[^?#\s"']*)?/i
const RESOURCE_NAME =
  /^(?:(?:https?:)?\/\/artifactregistry\.googleapis\.com)?\/?(?:v1(?:beta\d)?\/)?projects\/([^/]+)\/locations\/([^/]+)\/repositories\/([^/:?#]+)(?:[/:?#].*)?$/
const CONSOLE_PAGE =
  /^(?:https?:\/\/)?console\.cloud\.google\.com\/artifacts\/python\/([^/]+)\/([^/]+)\/([^/?#;]+)/i
const OTHER_CONSOLE_PAGE = /^(?:https?:\/\/)?console\.cloud\.google\.com\/artifacts\/[a-z]+\/[^/?]/i
const SETUP_PAGE = /^(?:https?:\/\/[^/?#]+)?\/repositories\/([^/]+)\/([^/]+)\/([^/?#]+)/i

const NOT_PYTHON =
  'This address is not of a Python repository: those are on hosts that end in `-python.pkg.dev`.'
const NOT_A_REFERENCE =
  'This is neither a repository nor a project ID. Try `projects/my-project/locations/us-central1/repositories/my-repository`, an address that contains `-python.pkg.dev`, or a project ID.'

const SEVERAL =
  'Several words in this could be the repository’s name. Leave one of them, or write `--repository=` before it.'

/** https://docs.cloud.google.com/artifact-registry/docs/supported-formats, by what stands in the host. */
const FORMATS: Readonly<Record<string, string>> = {
  docker: 'a Docker repository',
  npm: 'an npm repository',
  maven: 'a Maven repository',
  go: 'a Go repository',
  apt: 'an Apt repository',
  yum: 'a Yum repository',
  kfp: 'a Kubeflow Pipelines repository',
  generic: 'a repository of generic files',
}

function notPython(format: string): string {
  const word = format.toLowerCase()
  const known = Object.hasOwn(FORMATS, word) ? FORMATS[word] : undefined
  return known
    ? `This is the address of ${known}. This site is for Python packages, whose repositories are on hosts that end in \`-python.pkg.dev\`.`
    : NOT_PYTHON
}

function fromPkgDev(host: string, format: string, path: string): RepositoryReference {
  const [first = '', second = '', third = ''] = path.split('/').filter((segment) => segment !== '')
  // On pkg.dev the project `example.com:legacy` is the two segments `example.com/legacy`.
  const scoped = first.includes('.') && !/:|%3a/i.test(first)
  const project = scoped ? `${first}:${second}` : first
  const repository = scoped ? third : second
  const location = host.toLowerCase()
  if (format.toLowerCase() !== 'python') {
    const parts = { project: project.replace(/%3a/i, ':'), location, repository }
    const namesake = parseRepositoryName(parts)
    return { ...unreadable(notPython(format), parts), ...(namesake && { namesake }) }
  }
  if (repository !== '') return fromParts(project, location, repository)
  return PART_RULES.project.test(project)
    ? { kind: 'project', project }
    : unreadable(
        'This address names no repository: it goes on with `/my-project/my-repository/`.',
        { location },
      )
}

function fromParts(project: string, location: string, repository: string): RepositoryReference {
  const decodedProject = project.replace(/%3a/i, ':')
  if (/^\d+$/.test(decodedProject)) {
    return unreadable('This names the project by its number. Use the project ID instead.', {
      location,
      repository,
    })
  }
  const parts = { project: decodedProject, location, repository }
  const name = parseRepositoryName(parts)
  if (name) return { kind: 'repository', name }
  return unreadable(
    'The project, the location or the repository in this is not spelt as Google spells them: lower-case letters, digits and hyphens.',
    parts,
  )
}

/** What gcloud would have filled in from its own configuration is not known here. */
function fromSome(parts: Partial<RepositoryName>): RepositoryReference {
  const { project, location, repository } = parts
  if (project !== undefined && location !== undefined && repository !== undefined) {
    return fromParts(project, location, repository)
  }
  return unreadable(
    'A repository has three parts, and not all are here: its name, `--location` and `--project`. gcloud takes what is missing from its own configuration: `gcloud config list` shows it.',
    parts,
  )
}

function unreadable(
  reason: string,
  parts: Partial<RepositoryName> = {},
): Extract<RepositoryReference, { kind: 'unreadable' }> {
  const { project = '', location = '', repository = '' } = parts
  const understood = {
    ...(PART_RULES.project.test(project) && { project }),
    ...(PART_RULES.location.test(location) && { location }),
    ...(PART_RULES.repository.test(repository) && { repository }),
  }
  return {
    kind: 'unreadable',
    reason,
    ...(Object.keys(understood).length > 0 && { understood }),
  }
}
