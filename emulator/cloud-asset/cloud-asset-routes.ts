import type { Google } from '../google.ts'
import type { ApiCall, ApiRoute, Reply } from '../http/route.ts'
import { getEffectivePolicies } from './effective-policies.ts'
import { searchPolicies, searchResources } from './search-assets.ts'

/**
 * Cloud Asset Inventory v1, as far as it tells who may do what. Google's runs minutes behind; this one does not.
 * https://cloud.google.com/asset-inventory/docs/reference/rest
 */
export function cloudAssetRoutes(google: Google): ApiRoute[] {
  const row = (
    path: string,
    rpc: string,
    handle: (google: Google, call: ApiCall) => Reply,
  ): ApiRoute => ({
    kind: 'api',
    verb: 'GET',
    paths: ['projects/{project}', 'folders/{folder}', 'organizations/{organization}'].map(
      (scope) => `/v1/${scope}${path}`,
    ),
    method: `cloudasset.${path.slice(1).replace(':', '.')}`,
    rpc: `google.cloud.asset.v1.AssetService.${rpc}`,
    scope: 'full',
    handle: (call) => handle(google, call),
  })
  return [
    row(':searchAllResources', 'SearchAllResources', searchResources),
    row(':searchAllIamPolicies', 'SearchAllIamPolicies', searchPolicies),
    row('/effectiveIamPolicies:batchGet', 'BatchGetEffectiveIamPolicies', getEffectivePolicies),
  ]
}
