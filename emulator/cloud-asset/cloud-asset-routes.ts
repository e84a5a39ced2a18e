import { disabledService } from '../artifact-registry/project-scope.ts'
import type { Google } from '../google.ts'
import { invalidArgument, permissionDenied } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, type ApiRoute, json, type Reply } from '../http/route.ts'
import { policyReply } from '../iam/policy-reply.ts'
import type { Resource } from '../world/catalog.ts'
import type { AssetLimits } from './asset-quotas.ts'
import { type Asset, assetsIn, fullName, lineageOf, placeOf } from './assets.ts'

const CLOUD_ASSET = 'cloudasset.googleapis.com'
const SEARCH_PAGE = { defaultSize: 100, maximumSize: 500 }
const MOST_NAMES = 20

/** Cloud Asset Inventory v1, as far as it tells who may do what. https://cloud.google.com/asset-inventory/docs/reference/rest */
export function cloudAssetRoutes(google: Google): ApiRoute[] {
  const row = (
    method: string,
    rpc: string,
    separator: ':' | '/',
    handle: ApiRoute['handle'],
  ): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: ['projects/{project}', 'folders/{folder}', 'organizations/{organization}'].map(
      (scope) => `/v1/${scope}${separator}${method}`,
    ),
    method: `cloudasset.${method.replace(':', '.')}`,
    rpc: `google.cloud.asset.v1.AssetService.${rpc}`,
    scope: 'full',
    handle,
  })
  return [
    row('searchAllResources', 'SearchAllResources', ':', (call) => searchResources(google, call)),
    row('searchAllIamPolicies', 'SearchAllIamPolicies', ':', (call) =>
      searchPolicies(google, call),
    ),
    row('effectiveIamPolicies:batchGet', 'BatchGetEffectiveIamPolicies', '/', (call) =>
      getEffectivePolicies(google, call),
    ),
  ]
}

function searchResources(google: Google, call: ApiCall): Reply {
  const scope = scopeOf(google, call, 'search', ['cloudasset.assets.searchAllResources'])
  const mask = call.query.get('readMask') ?? ''
  const isWhole = mask === '*' || mask.split(',').includes('versionedResources')
  return search(google, call, scope, (asset) => {
    const { name, assetType, displayName, repository, resource } = asset
    const parent = resource.parent
    return {
      name,
      assetType,
      ...placeOf(asset),
      displayName,
      ...(repository !== undefined && {
        location: repository.location,
        createTime: repository.data.createTime,
        updateTime: repository.data.updateTime,
      }),
      ...(parent !== undefined && {
        parentFullResourceName: fullName(parent),
        parentAssetType: parent.type,
      }),
      // Only where it is asked for, as for everything that is large.
      ...(isWhole &&
        repository !== undefined && {
          versionedResources: [{ version: 'v1', resource: JSON.parse(repository.json.names) }],
        }),
    }
  })
}

function searchPolicies(google: Google, call: ApiCall): Reply {
  const scope = scopeOf(google, call, 'search', ['cloudasset.assets.searchAllIamPolicies'])
  return search(google, call, scope, (asset) => {
    const { policy } = asset.resource
    // What has no policy of its own is not found.
    if ((policy?.bindings.length ?? 0) === 0) return undefined
    const { name: resource, assetType } = asset
    return { resource, assetType, ...placeOf(asset), policy: policyReply(policy, 3) }
  })
}

function search(
  google: Google,
  call: ApiCall,
  scope: Resource,
  print: (asset: Asset) => object | undefined,
): Reply {
  const query = call.query.get('query') ?? ''
  if (query !== '') {
    throw invalidArgument('The emulator searches by asset types, not by a query.', 'query')
  }
  const types = call.query.getAll('assetTypes')
  const found = assetsIn(google, scope).filter(
    ({ assetType }) => types.length === 0 || types.includes(assetType),
  )
  const results = found.map(print).filter((result) => result !== undefined)
  const { items, nextPageToken } = page(results, call.query, {
    of: [scope.name, ...types].join('\n'),
    ...SEARCH_PAGE,
  })
  return json({
    ...(items.length > 0 && { results: items }),
    ...(nextPageToken !== undefined && { nextPageToken }),
  })
}

function getEffectivePolicies(google: Google, call: ApiCall): Reply {
  const scope = scopeOf(google, call, 'batchGet', [
    'cloudasset.assets.analyzeIamPolicy',
    'cloudasset.assets.searchAllIamPolicies',
    'cloudasset.assets.searchAllResources',
  ])
  const names = call.query.getAll('names')
  if (names.length === 0 || names.length > MOST_NAMES) {
    throw invalidArgument(`Between 1 and ${MOST_NAMES} names are expected.`, 'names')
  }
  const assets = new Map(assetsIn(google, scope).map((asset) => [asset.name, asset]))
  return json({
    policyResults: names.map((name) => {
      const asset = assets.get(name)
      if (asset === undefined) {
        throw invalidArgument(`The resource ${name} is not in the scope ${scope.name}.`, 'names')
      }
      const lineage = lineageOf(asset.resource)
      const upToScope = lineage.slice(0, lineage.indexOf(scope) + 1)
      return {
        fullResourceName: name,
        policies: upToScope
          .filter(({ policy }) => (policy?.bindings.length ?? 0) > 0)
          .map((resource) => ({
            attachedResource: fullName(resource),
            policy: policyReply(resource.policy, 3),
          })),
      }
    }),
  })
}

/** The scope of a call, once the API is on, the caller may ask about it, and the quota has room. */
function scopeOf(
  google: Google,
  call: ApiCall,
  quota: keyof AssetLimits,
  permissions: readonly string[],
): Resource {
  const { catalog } = google
  const name = ['project', 'folder', 'organization']
    .map((kind) => [kind, call.find(kind)] as const)
    .find(([, id]) => id !== undefined)
  const [kind = '', id = ''] = name ?? []
  const written = `${kind}s/${id}`
  const project = kind === 'project' ? catalog.project(id) : undefined
  const resource = (project ?? catalog.folders.get(written) ?? catalog.organizations.get(written))
    ?.resource
  const payer = payingProject(google, call) ?? project
  if (payer !== undefined && payer.data.services[CLOUD_ASSET] !== 'ENABLED') {
    throw disabledService(payer, CLOUD_ASSET, 'Cloud Asset API')
  }
  for (const permission of permissions) {
    if (resource === undefined || !google.access.allows(call.person, permission, resource)) {
      throw permissionDenied(CLOUD_ASSET, permission, written)
    }
  }
  if (resource === undefined) throw permissionDenied(CLOUD_ASSET, permissions[0] ?? '', written)
  google.quotas.take(quota, payer?.data.projectNumber ?? 'the OAuth client’s')
  return resource
}

/** The quota project; without one it is that of the OAuth client, which is not in this world and has every API on. */
function payingProject(google: Google, call: ApiCall) {
  const header = call.headers['x-goog-user-project']
  return typeof header === 'string' ? google.catalog.project(header) : undefined
}
