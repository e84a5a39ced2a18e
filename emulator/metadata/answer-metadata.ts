import type { IncomingHttpHeaders } from 'node:http'
import { json, type Reply } from '../http/route.ts'
import type { Entry, Value } from './metadata-tree.ts'

/** A request to a metadata server; anything but GET is refused. */
export type MetadataRequest = { verb: string; url: URL; headers: IncomingHttpHeaders }

const FLAVOR = { 'metadata-flavor': 'Google', server: 'Metadata Server for VM' }

/**
 * One answer; `undefined` for what Google has and the emulator does not. That all but `/` wants the header, that nothing may have been
 * forwarded, and how directories are listed: https://docs.cloud.google.com/compute/docs/metadata/querying-metadata; what `/` says:
 * https://docs.cloud.google.com/compute/docs/instances/detect-compute-engine
 */
export function answerMetadata(root: Entry, request: MetadataRequest): Reply | undefined {
  const { verb, url, headers } = request
  if (headers['x-forwarded-for'] !== undefined) return refusal(403, 'Forbidden')
  if (url.pathname !== '/' && headers['metadata-flavor'] !== 'Google')
    return refusal(403, 'Missing required header "Metadata-Flavor": "Google"')
  if (verb !== 'GET') return refusal(405, 'Method Not Allowed')
  const entry = find(
    root,
    url.pathname.split('/').filter((name) => name !== ''),
  )
  if (entry?.is === 'unknown') return undefined
  const isDirectory = url.pathname.endsWith('/')
  // A value has no slash behind it.
  if (entry === undefined || (isDirectory && entry.is !== 'directory'))
    return refusal(404, 'Not Found')
  if (entry.is === 'made') return withFlavor(entry.make())
  if (entry.is === 'value') {
    return url.searchParams.get('alt') === 'json' ? inJson(entry) : text(asText(entry.value))
  }
  if (!isDirectory) return redirect(url)
  const isRecursive = url.searchParams.get('recursive')?.toLowerCase() === 'true'
  if (url.searchParams.get('alt') === 'text') return isRecursive ? undefined : listing(entry)
  return isRecursive ? inJson(entry) : listing(entry)
}

function find(entry: Entry | undefined, [name, ...more]: readonly string[]): Entry | undefined {
  if (name === undefined) return entry
  if (entry?.is === 'unknown') return entry
  if (entry?.is !== 'directory' || !Object.hasOwn(entry.entries, decoded(name))) return undefined
  return find(entry.entries[decoded(name)], more)
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** One a line, directories with a slash. */
function listing({ entries }: Extract<Entry, { is: 'directory' }>): Reply {
  const lines = Object.entries(entries).map(([name, entry]) => {
    const hasMore = entry.is === 'directory' || (entry.is === 'unknown' && entry.isDirectory)
    return `${name}${hasMore ? '/' : ''}\n`
  })
  return text(lines.join(''))
}

const inJson = (entry: Entry): Reply => withFlavor(json(content(entry)))

/** Names as JSON has them; an account's is its address. */
const FIELDS: Readonly<Record<string, string>> = {
  'service-accounts': 'serviceAccounts',
  'numeric-project-id': 'numericProjectId',
  'project-id': 'projectId',
  'universe-domain': 'universeDomain',
}

function content(entry: Entry): unknown {
  if (entry.is === 'value') return entry.value
  if (entry.is !== 'directory') return undefined
  return Object.fromEntries(
    Object.entries(entry.entries).map(([name, one]) => [FIELDS[name] ?? name, content(one)]),
  )
}

/** A list's lines each have an end, a single value has none. */
const asText = (value: Value): string =>
  typeof value === 'object' ? value.map((one) => `${one}\n`).join('') : String(value)

function withFlavor({ headers, ...reply }: Reply): Reply {
  return { ...reply, headers: { ...headers, 'content-type': 'application/json', ...FLAVOR } }
}

const text = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/text', ...FLAVOR },
  body,
})

function redirect({ pathname, search }: URL): Reply {
  return {
    status: 301,
    headers: { 'content-type': 'text/html', location: `${pathname}/${search}`, ...FLAVOR },
    body: `${pathname}/\n`,
  }
}

/** For people; no program reads the words. */
function refusal(status: number, message: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...FLAVOR },
    body: `<!DOCTYPE html>\n<html lang=en>\n<title>Error ${status}</title>\n<p><b>${status}.</b> ${message}\n</html>\n`,
  }
}
