import type { Google } from '../google.ts'
import type { Repository } from '../world/catalog.ts'
import type { Distribution } from './distribution.ts'
import type { PackageStore } from './package-store.ts'
import { type Pypi, PypiUnreachable } from './pypi.ts'

/** Google allows virtual repositories in virtual ones, and a circle must end. */
const DEPTH = 10

/** The files of a package, by normalised name, as one repository serves it: through PyPI or upstream repositories too. */
export function createFinder(google: Google, store: PackageStore, pypi: Pypi) {
  const find = async (
    repository: Repository,
    name: string,
    depth = 0,
  ): Promise<readonly Distribution[]> => {
    switch (repository.data.mode) {
      case 'VIRTUAL_REPOSITORY':
        return depth < DEPTH ? await findUpstream(repository, name, depth + 1) : []
      case 'REMOTE_REPOSITORY':
        return await findRemote(repository, name)
      default:
        return store.list(repository, name)
    }
  }

  /** The first upstream that has the package answers alone. Reading the virtual repository is enough: IAM is not asked again. */
  const findUpstream = async (repository: Repository, name: string, depth: number) => {
    const upstreams = repository.data.virtualRepositoryConfig?.upstreamPolicies ?? []
    for (const upstream of upstreams.toSorted((a, b) => b.priority - a.priority)) {
      const [, project = ''] = upstream.repository.split('/')
      const target = google.catalog.project(project)?.repositories.get(upstream.repository)
      const found = target === undefined ? [] : await find(target, name, depth)
      if (found.length > 0) return found
    }
    return []
  }

  /** What a world declares in a remote repository stands for its cache, for when PyPI is away. */
  const findRemote = async (repository: Repository, name: string) => {
    const cached = store.list(repository, name)
    try {
      const found = await pypi.list(name)
      return found.length > 0 ? found : cached
    } catch (error) {
      if (!(error instanceof PypiUnreachable) || cached.length === 0) throw error
      google.log(`${error.message}: ${repository.data.name} serves what its world declares`)
      return cached
    }
  }
  return find
}

export type FindDistributions = (
  repository: Repository,
  name: string,
) => Promise<readonly Distribution[]>
