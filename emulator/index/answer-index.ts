import { Readable } from 'node:stream'
import type { Google } from '../google.ts'
import type { FindDistributions } from './find-distributions.ts'
import { repositoryFor } from './index-access.ts'
import { fileAddress, type IndexAddress } from './index-address.ts'
import type { IndexCaller } from './index-caller.ts'
import { credentialsWanted, IndexError } from './index-error.ts'
import { normalizedName, readFilename } from './package-name.ts'
import type { PackageStore } from './package-store.ts'
import { receiveUpload } from './receive-upload.ts'
import { simplePage } from './simple-page.ts'

export type IndexMethod = 'index.simple' | 'index.file' | 'index.upload' | 'index.unknown'

export type IndexRequest = {
  verb: string
  address: IndexAddress
  caller: IndexCaller | 'missing' | 'invalid'
  contentType: string
  body: Buffer
}

export type IndexReply = {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Buffer | Readable
}

/** The name of a request in the log and in faults. */
export function indexMethod(verb: string, address: IndexAddress | undefined): IndexMethod {
  if (verb === 'POST') return 'index.upload'
  const rest = address?.rest ?? []
  if (isFile(rest)) return 'index.file'
  return rest[0] === 'simple' ? 'index.simple' : 'index.unknown'
}

/** `PACKAGE/FILE`. A package may be called `simple`, and its files are not pages of packages. */
function isFile([first, second, ...more]: readonly string[]): boolean {
  if (!first || !second || more.length > 0) return false
  return first !== 'simple' || readFilename(second)?.name === 'simple'
}

/** All that an index answers; throws an IndexError, or PypiUnreachable. */
export async function answerIndex(
  parts: { google: Google; store: PackageStore; find: FindDistributions },
  request: IndexRequest,
): Promise<IndexReply> {
  const { google, store, find } = parts
  const { verb, address, caller } = request
  const [first, second, third, ...more] = address.rest

  if (verb === 'POST') {
    // What everybody meets who uploads to the address to install from: GoogleCloudPlatform/artifact-registry-python-tools#17
    if (first === 'simple') throw methodNotAllowed()
    // The slash at the end is part of the address in all of Google's documents; what Google says without it is not known.
    if (first !== '' || second !== undefined) throw notServed()
    const repository = repositoryFor(google, address, caller, 'upload')
    receiveUpload(store, repository, request.contentType, request.body)
    return { status: 200, headers: { 'content-type': 'text/plain; charset=UTF-8' }, body: '' }
  }
  if (verb !== 'GET' && verb !== 'HEAD') throw methodNotAllowed()

  if (first === 'simple' && second && !isFile(address.rest) && !third && more.length === 0) {
    const repository = repositoryFor(google, address, caller, 'download')
    const name = normalizedName(second)
    const found = await find(repository, name)
    if (found.length === 0) throw notServed()
    const html = simplePage(name, found, (filename) => fileAddress(address, name, filename))
    return { status: 200, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: html }
  }
  if (first && second && isFile(address.rest)) {
    const repository = repositoryFor(google, address, caller, 'download')
    const found = await find(repository, normalizedName(first))
    const file = found.find(({ filename }) => filename === second)
    if (file === undefined) throw notServed()
    const { content, length } = await file.open()
    const size = length === undefined ? undefined : { 'content-length': String(length) }
    const headers = { 'content-type': 'application/octet-stream', ...size }
    if (verb !== 'HEAD') return { status: 200, headers, body: content }
    // To a download that is broken off on purpose, being broken off is an error.
    if (content instanceof Readable) content.on('error', () => {}).destroy()
    return { status: 200, headers, body: '' }
  }
  // Neither the root of an index nor anything else is served, to nobody: googleapis/rules_python#3826.
  if (caller === 'missing' || caller === 'invalid') throw credentialsWanted(address.location)
  throw notServed()
}

function notServed(): IndexError {
  return new IndexError(404, 'The requested URL was not found on this server.')
}

function methodNotAllowed(): IndexError {
  return new IndexError(405, 'The request method is inappropriate for the URL.')
}
