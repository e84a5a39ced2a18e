import type { Google } from '../google.ts'
import { type ApiCall, type ApiRoute, jsonText, type Reply } from '../http/route.ts'
import { getLocation, listLocations } from './list-locations.ts'
import { listRepositories } from './list-repositories.ts'
import {
  getPackage,
  getPythonPackage,
  getVersion,
  listPackages,
  listPythonPackages,
  listVersions,
} from './packages.ts'
import { repositoryOf } from './project-scope.ts'
import {
  getRepositoryPolicy,
  setRepositoryPolicy,
  testRepositoryPermissions,
} from './repository-iam.ts'
import { updateRepository } from './update-repository.ts'

const L = 'projects/{project}/locations'
const R = `${L}/{location}/repositories/{repository}`
const P = `${R}/packages/{package}`

type Handle = (google: Google, call: ApiCall) => Reply

/** In the order they are matched. */
const TABLE: readonly [request: string, method: string, rpc: string, handle: Handle][] = [
  [`GET ${L}`, 'locations.list', 'ListLocations', listLocations],
  [`GET ${L}/{location}`, 'locations.get', 'GetLocation', getLocation],
  [`GET ${L}/{location}/repositories`, 'repositories.list', 'ListRepositories', listRepositories],
  [`GET ${R}:getIamPolicy`, 'repositories.getIamPolicy', 'GetIamPolicy', getRepositoryPolicy],
  [`POST ${R}:setIamPolicy`, 'repositories.setIamPolicy', 'SetIamPolicy', setRepositoryPolicy],
  [
    `POST ${R}:testIamPermissions`,
    'repositories.testIamPermissions',
    'TestIamPermissions',
    testRepositoryPermissions,
  ],
  [`GET ${R}`, 'repositories.get', 'GetRepository', getRepository],
  [`PATCH ${R}`, 'repositories.patch', 'UpdateRepository', updateRepository],
  [`GET ${R}/packages`, 'packages.list', 'ListPackages', listPackages],
  [`GET ${P}`, 'packages.get', 'GetPackage', getPackage],
  [`GET ${P}/versions`, 'versions.list', 'ListVersions', listVersions],
  [`GET ${P}/versions/{version}`, 'versions.get', 'GetVersion', getVersion],
  [`GET ${R}/pythonPackages`, 'pythonPackages.list', 'ListPythonPackages', listPythonPackages],
  [
    `GET ${R}/pythonPackages/{pythonPackage}`,
    'pythonPackages.get',
    'GetPythonPackage',
    getPythonPackage,
  ],
]

/** Those for which cloud-platform.read-only is not enough, by the discovery document. */
const NEEDS_FULL_SCOPE = new Set(['repositories.setIamPolicy', 'repositories.patch'])

/** gcloud (528) asks v1beta2 for locations. */
const ALSO_V1BETA2 = /^(locations|repositories)\.(list|get)$/

export function artifactRegistryRoutes(google: Google): ApiRoute[] {
  return TABLE.map(([request, method, rpc, handle]) => {
    const [verb, path] = request.split(' ')
    return {
      kind: 'api',
      verb: verb === 'POST' || verb === 'PATCH' ? verb : 'GET',
      paths: [`/v1/${path}`, ...(ALSO_V1BETA2.test(method) ? [`/v1beta2/${path}`] : [])],
      method: `artifactregistry.${method}`,
      rpc: method.startsWith('locations.')
        ? `google.cloud.location.Locations.${rpc}`
        : `google.devtools.artifactregistry.v1.ArtifactRegistry.${rpc}`,
      scope: NEEDS_FULL_SCOPE.has(method) ? 'full' : 'read-only',
      handle: (call) => handle(google, call),
    }
  })
}

function getRepository(google: Google, call: ApiCall): Reply {
  const { json: texts } = repositoryOf(google, call, 'artifactregistry.repositories.get')
  return jsonText(call.integers ? texts.integers : texts.names)
}
