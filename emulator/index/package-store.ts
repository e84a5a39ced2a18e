import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Catalog, Repository } from '../world/catalog.ts'
import { type Distribution, inMemory } from './distribution.ts'
import { normalizedName } from './package-name.ts'
import { tinyWheel } from './tiny-wheel.ts'

export type Upload = {
  name: string
  version: string
  filename: string
  content: Buffer
  requiresPython: string | undefined
}

/** What repositories hold themselves: what their world declares, as tiny wheels, and what was uploaded in this run. */
export function createPackageStore(catalog: Catalog, directory: string) {
  // A copy: an upload joins the world's packages, so that the API lists it.
  const declared = new Map(
    catalog.projects.flatMap(({ repositories }) =>
      [...repositories].map(([name, { data }]) => [name, structuredClone(data.packages)] as const),
    ),
  )
  const uploaded = new Map<string, Distribution[]>()
  const wheels = new Map<string, readonly Distribution[]>()
  const key = (repository: Repository, name: string) => `${repository.data.name} ${name}`

  const declaredWheels = (repository: Repository, name: string): readonly Distribution[] => {
    const known = wheels.get(key(repository, name))
    if (known !== undefined) return known
    const made = (declared.get(repository.data.name) ?? [])
      .filter((item) => normalizedName(item.name) === name)
      .flatMap((item) => item.versions.map((version) => wheelOf(item.name, version)))
    wheels.set(key(repository, name), made)
    return made
  }

  const list = (repository: Repository, name: string): readonly Distribution[] => [
    ...declaredWheels(repository, name),
    ...(uploaded.get(key(repository, name)) ?? []),
  ]
  return {
    /** By normalised name; empty when there is no such package. */
    list,
    /** `exists` when the repository has a file of this name. Names must have been checked: they become paths. */
    add(repository: Repository, upload: Upload): 'added' | 'exists' {
      const name = normalizedName(upload.name)
      const { filename, content, requiresPython } = upload
      if (list(repository, name).some((other) => other.filename === filename)) return 'exists'
      const folder = path.join(directory, ...repository.data.name.split(/[/:]/), name)
      mkdirSync(folder, { recursive: true })
      const file = path.join(folder, filename)
      writeFileSync(file, content)
      const files = uploaded.get(key(repository, name)) ?? []
      uploaded.set(key(repository, name), files)
      files.push({
        filename,
        requiresPython,
        sha256: createHash('sha256').update(content).digest('hex'),
        open: async () => ({ content: createReadStream(file), length: content.length }),
      })
      declareUpload(repository, name, upload.version)
      return 'added'
    },
  }
}

export type PackageStore = ReturnType<typeof createPackageStore>

/** For the lists of the Artifact Registry API. */
function declareUpload(repository: Repository, name: string, version: string): void {
  const { packages } = repository.data
  const known = packages.find((item) => normalizedName(item.name) === name)
  if (known === undefined) packages.push({ name, versions: [version] })
  else if (!known.versions.includes(version)) known.versions.push(version)
}

function wheelOf(name: string, version: string): Distribution {
  const { filename, content } = tinyWheel(name, version)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return inMemory(filename, content, { sha256, requiresPython: undefined })
}
