import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Agent, request } from 'undici'
import { z } from 'zod'
import type { Distribution } from './distribution.ts'
import { normalizedName, readFilename } from './package-name.ts'

/** What stands behind remote repositories: PyPI itself, nothing, or a folder of wheels. */
export type PypiSource = 'online' | 'none' | { directory: string }

/** PyPI did not answer, or not as PyPI does. */
export class PypiUnreachable extends Error {}

export type Pypi = {
  /** By normalised name; empty when PyPI has no such package. Throws PypiUnreachable. */
  list(name: string): Promise<readonly Distribution[]>
  close(): Promise<void>
}

const SIMPLE = 'https://pypi.org/simple/'
const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const TIMEOUT = 15_000
const FRESH = 10 * 60 * 1000

const projectSchema = z.object({
  files: z.array(
    z.object({
      filename: z.string(),
      url: z.url(),
      hashes: z.object({ sha256: z.string().optional() }),
      'requires-python': z.string().nullish(),
      yanked: z.union([z.boolean(), z.string()]).optional(),
    }),
  ),
})

export function createPypi(source: PypiSource): Pypi {
  if (source === 'none') return { list: async () => [], close: async () => {} }
  if (typeof source === 'object') {
    return { list: (name) => listFolder(source.directory, name), close: async () => {} }
  }
  return createOnlinePypi()
}

function createOnlinePypi(): Pypi {
  const agent = new Agent({ connect: { timeout: TIMEOUT }, headersTimeout: TIMEOUT })
  const pages = new Map<string, { at: number; files: readonly Distribution[] }>()

  const ask = async (name: string): Promise<readonly Distribution[]> => {
    const { statusCode, body } = await request(`${SIMPLE}${name}/`, {
      dispatcher: agent,
      headers: { accept: JSON_TYPE },
    })
    if (statusCode !== 200) {
      await body.dump()
      if (statusCode === 404) return []
      throw new PypiUnreachable(`PyPI answered ${statusCode} for ${name}`)
    }
    const { files } = projectSchema.parse(await body.json())
    return (
      files
        // A yanked file could not be told from others: Artifact Registry is not known to mark them.
        .filter(({ yanked }) => yanked === undefined || yanked === false)
        .map((file) => ({
          filename: file.filename,
          sha256: file.hashes.sha256,
          requiresPython: file['requires-python'] ?? undefined,
          open: () => download(agent, file.url),
        }))
    )
  }
  return {
    async list(name) {
      const known = pages.get(name)
      if (known !== undefined && known.at > Date.now() - FRESH) return known.files
      try {
        const files = await ask(name)
        pages.set(name, { at: Date.now(), files })
        return files
      } catch (error) {
        throw error instanceof PypiUnreachable ? error : unreachable(error)
      }
    },
    close: () => agent.destroy(),
  }
}

async function download(agent: Agent, url: string) {
  try {
    const { statusCode, headers, body } = await request(url, { dispatcher: agent })
    if (statusCode !== 200) {
      await body.dump()
      throw new PypiUnreachable(`PyPI answered ${statusCode} for a file`)
    }
    const length = Number(headers['content-length'] ?? 'none')
    return { content: body, length: Number.isNaN(length) ? undefined : length }
  } catch (error) {
    throw error instanceof PypiUnreachable ? error : unreachable(error)
  }
}

function unreachable(error: unknown): PypiUnreachable {
  return new PypiUnreachable(
    `PyPI cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
  )
}

async function listFolder(directory: string, name: string): Promise<readonly Distribution[]> {
  const names = await readdir(directory)
  return names
    .filter((filename) => normalizedName(readFilename(filename)?.name ?? '') === name)
    .sort()
    .map((filename) => {
      const file = path.join(directory, filename)
      return {
        filename,
        // Not read to be hashed: clients take links without a hash.
        sha256: undefined,
        requiresPython: undefined,
        open: async () => ({ content: createReadStream(file), length: (await stat(file)).size }),
      }
    })
}
