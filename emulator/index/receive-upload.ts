import { createHash } from 'node:crypto'
import type { Repository } from '../world/catalog.ts'
import { IndexError } from './index-error.ts'
import { type FormField, readMultipartForm } from './multipart-form.ts'
import { normalizedVersion } from './normalized-version.ts'
import { normalizedName, readFilename } from './package-name.ts'
import type { PackageStore, Upload } from './package-store.ts'

const FILENAME = /^[A-Za-z0-9][\w.+!-]*\.(whl|tar\.gz|zip)$/

/**
 * Takes a file in the legacy form that all publishing tools send:
 * https://docs.pypi.org/api/upload/. Only `already exists` is known in Google's words (twine#816); the other
 * refusals are the emulator's own.
 */
export function receiveUpload(
  store: PackageStore,
  repository: Repository,
  contentType: string,
  body: Buffer,
): void {
  const { mode = 'STANDARD_REPOSITORY', name } = repository.data
  if (mode !== 'STANDARD_REPOSITORY') {
    const kind = mode === 'VIRTUAL_REPOSITORY' ? 'virtual' : 'remote'
    throw new IndexError(
      400,
      `${name} is a ${kind} repository: it takes no uploads. Publish to a standard repository.`,
    )
  }
  const form = readMultipartForm(contentType, body)
  if (form === undefined) throw new IndexError(400, 'multipart/form-data is expected.')
  if (store.add(repository, checkedUpload(form)) === 'exists')
    throw new IndexError(400, 'Requested entity already exists.')
}

function checkedUpload(form: ReadonlyMap<string, FormField>): Upload {
  const text = (field: string) => form.get(field)?.content.toString('utf8').trim() ?? ''
  if (text(':action') !== 'file_upload') throw new IndexError(400, ':action is not file_upload.')
  for (const field of ['name', 'version', 'filetype']) {
    if (text(field) === '') throw new IndexError(400, `The field ${field} is missing.`)
  }
  const { filename = '', content } = form.get('content') ?? {}
  if (content === undefined || filename === '')
    throw new IndexError(400, 'The field content with a file is missing.')
  const read = FILENAME.test(filename) ? readFilename(filename) : undefined
  if (read === undefined || read.name !== normalizedName(text('name'))) {
    throw new IndexError(400, `"${filename}" is no name for a file of ${text('name')}.`)
  }
  // In the words of PyPI (forklift/legacy.py), which has one version in a file's name and in what is said of it.
  if (normalizedVersion(read.version) !== normalizedVersion(text('version'))) {
    throw new IndexError(
      400,
      `Version in filename should be '${text('version')}' not '${read.version}'.`,
    )
  }
  const digest = text('sha256_digest').toLowerCase()
  if (digest !== '' && digest !== createHash('sha256').update(content).digest('hex'))
    throw new IndexError(400, 'sha256_digest is not the digest of the content.')
  const requiresPython = text('requires_python')
  return {
    name: text('name'),
    version: text('version'),
    filename,
    content,
    requiresPython: requiresPython === '' ? undefined : requiresPython,
  }
}
