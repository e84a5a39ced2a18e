import type { Google } from '../google.ts'
import { invalidArgument, notFound } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import type { Repository } from '../world/catalog.ts'
import { repositoryOf } from './project-scope.ts'

const PAGE = { defaultSize: 100, maximumSize: 1000 }
type Package = Repository['data']['packages'][number]

export function listPackages(google: Google, call: ApiCall): Reply {
  const repository = repositoryOf(google, call, 'artifactregistry.packages.list')
  const packages = repository.data.packages.map((item) => packageJson(repository, item))
  return list(call, `${repository.data.name}/packages`, 'packages', packages)
}

export function getPackage(google: Google, call: ApiCall): Reply {
  const repository = repositoryOf(google, call, 'artifactregistry.packages.get')
  return json(packageJson(repository, packageOf(repository, call.param('package'))))
}

export function listVersions(google: Google, call: ApiCall): Reply {
  const repository = repositoryOf(google, call, 'artifactregistry.versions.list')
  const item = packageOf(repository, call.param('package'))
  const versions = item.versions.map((version) => versionJson(repository, item, version))
  return list(call, `${packageName(repository, item)}/versions`, 'versions', versions)
}

export function getVersion(google: Google, call: ApiCall): Reply {
  const repository = repositoryOf(google, call, 'artifactregistry.versions.get')
  const item = packageOf(repository, call.param('package'))
  const version = call.param('version')
  if (!item.versions.includes(version)) throw notFound()
  return json(versionJson(repository, item, version))
}

export function listPythonPackages(google: Google, call: ApiCall): Reply {
  const repository = pythonRepositoryOf(google, call, 'artifactregistry.pythonpackages.list')
  const all = repository.data.packages.flatMap((item) =>
    item.versions.map((version) => pythonPackageJson(repository, item, version)),
  )
  return list(call, `${repository.data.name}/pythonPackages`, 'pythonPackages', all)
}

export function getPythonPackage(google: Google, call: ApiCall): Reply {
  const repository = pythonRepositoryOf(google, call, 'artifactregistry.pythonpackages.get')
  const id = call.param('pythonPackage')
  const name = id.slice(0, id.indexOf(':'))
  const version = id.slice(name.length + 1)
  const item = packageOf(repository, name)
  if (!item.versions.includes(version)) throw notFound()
  return json(pythonPackageJson(repository, item, version))
}

/** No filter, no order: those of `packages` are not emulated, and said so rather than ignored. */
function list(call: ApiCall, of: string, field: string, all: readonly object[]): Reply {
  for (const unsupported of ['filter', 'orderBy']) {
    const value = call.query.get(unsupported) ?? ''
    if (value !== '')
      throw invalidArgument(`The emulator does not know ${unsupported} here.`, unsupported)
  }
  const { items, nextPageToken } = page(all, call.query, { of, ...PAGE })
  return json({
    ...(items.length > 0 ? { [field]: items } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}

function packageOf(repository: Repository, name: string): Package {
  const found = repository.data.packages.find((item) => item.name === name)
  if (found === undefined) throw notFound()
  return found
}

/** How Google refuses this is not documented: a guess. */
function pythonRepositoryOf(google: Google, call: ApiCall, permission: string): Repository {
  const repository = repositoryOf(google, call, permission)
  if (repository.data.format !== 'PYTHON') {
    throw invalidArgument(`Repository ${repository.data.name} is not of format PYTHON.`, 'parent')
  }
  return repository
}

function packageName(repository: Repository, item: Package): string {
  // Slashes in a package's own name (npm scopes, images) are escaped inside a resource name.
  return `${repository.data.name}/packages/${encodeURIComponent(item.name)}`
}

function packageJson(repository: Repository, item: Package) {
  return { name: packageName(repository, item), displayName: item.name, ...times(repository) }
}

function versionJson(repository: Repository, item: Package, version: string) {
  return { name: `${packageName(repository, item)}/versions/${version}`, ...times(repository) }
}

function pythonPackageJson(repository: Repository, item: Package, version: string) {
  const { name, registryUri } = repository.data
  const [, project = '', , location = '', , id = ''] = name.split('/')
  const registry = registryUri ?? `${location}-python.pkg.dev/${project.replace(':', '/')}/${id}`
  const file = `${item.name.replace(/[-_.]+/g, '_')}-${version}-py3-none-any.whl`
  return {
    name: `${name}/pythonPackages/${item.name}:${version}`,
    uri: `${registry}/${item.name}/${file}`,
    packageName: item.name,
    version,
    ...times(repository),
  }
}

/** A world has no times for packages: they are their repository's. */
function times({ data }: Repository) {
  return {
    ...(data.createTime === undefined ? {} : { createTime: data.createTime }),
    ...(data.updateTime === undefined ? {} : { updateTime: data.updateTime }),
  }
}
