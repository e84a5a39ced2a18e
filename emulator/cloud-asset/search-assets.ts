import type { Google } from '../google.ts'
import { invalidArgument } from '../http/google-error.ts'
import { page } from '../http/paging.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import type { Binding } from '../world/world-schema.ts'
import { assetJson, readMask, searchable } from './asset-json.ts'
import { assetQuery } from './asset-query.ts'
import { scopeOf } from './asset-scope.ts'
import { ASSET_TYPES, type Asset, assetsIn, placeOf } from './assets.ts'

const PAGE = { defaultSize: 100, maximumSize: 500 }

/** `searchAllResources`: also what the caller may not look at otherwise. */
export function searchResources(google: Google, call: ApiCall): Reply {
  const scope = scopeOf(google, call, 'searchAllResources', ['searchAllResources'])
  const mask = readMask(call.query.get('readMask') ?? '')
  const text = (field: string) => (asset: Asset) => {
    const value = searchable(asset)[field]
    return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]
  }
  const fields = ['name', 'displayName', 'description', 'location', 'state', 'project', 'folders']
  const isWanted = assetQuery(
    call.query.get('query') ?? '',
    Object.fromEntries(
      [...fields, 'organization', 'parentFullResourceName'].map((field) => [field, text(field)]),
    ),
  )
  const found = typed(call, assetsIn(google.catalog, scope)).filter(
    (asset) => isWanted?.(asset) ?? true,
  )
  return answer(call, scope.name, found, (asset) => assetJson(asset, google.catalog, mask))
}

/**
 * `searchAllIamPolicies`: the policies themselves, without what is inherited. What has none is not found; of one that a query
 * matches, only the bindings that match.
 */
export function searchPolicies(google: Google, call: ApiCall): Reply {
  const scope = scopeOf(google, call, 'searchAllIamPolicies', ['searchAllIamPolicies'])
  type Bound = { asset: Asset; binding: Binding }
  const isWanted = assetQuery<Bound>(call.query.get('query') ?? '', {
    resource: ({ asset }) => [asset.name],
    project: ({ asset }) => [placeOf(asset).project ?? ''],
    policy: ({ binding }) => [binding.role, ...binding.members],
    roles: ({ binding }) => [binding.role],
    memberTypes: ({ binding }) => binding.members.map((member) => member.split(':')[0] ?? ''),
    'policy.role.permissions': ({ binding }) => [
      ...(google.roles.get(binding.role)?.permissions ?? []),
    ],
  })
  const found = typed(call, assetsIn(google.catalog, scope)).flatMap((asset) => {
    const all = asset.resource.policy?.bindings ?? []
    const bindings = isWanted ? all.filter((binding) => isWanted({ asset, binding })) : all
    return bindings.length === 0 ? [] : [{ asset, bindings }]
  })
  return answer(call, scope.name, found, ({ asset, bindings }) => ({
    resource: asset.name,
    assetType: asset.assetType,
    ...placeOf(asset),
    policy: { bindings },
  }))
}

/** `assetTypes` are whole regular expressions; one that fits no type at all is refused. */
function typed(call: ApiCall, assets: readonly Asset[]): readonly Asset[] {
  const asked = call.query.getAll('assetTypes')
  if (asked.length === 0) return assets
  const patterns = asked.map((text) => {
    try {
      const pattern = new RegExp(`^(?:${text})$`)
      if (ASSET_TYPES.some((type) => pattern.test(type))) return pattern
    } catch {
      // Refused in the same words.
    }
    throw invalidArgument(`No supported asset type matches: ${text}`, 'asset_types')
  })
  return assets.filter(({ assetType }) => patterns.some((pattern) => pattern.test(assetType)))
}

/** A page of it; a token belongs to all parameters but the size of the page. */
function answer<T>(
  call: ApiCall,
  scope: string,
  found: readonly T[],
  print: (item: T) => object,
): Reply {
  if ((call.query.get('orderBy') ?? '') !== '') {
    throw invalidArgument('The emulator does not order what it finds.', 'order_by')
  }
  const parameters = new URLSearchParams(call.query)
  for (const name of ['pageToken', 'pageSize', 'alt', '$alt']) parameters.delete(name)
  const of = [scope, call.person.email, parameters].join('\n')
  const { items, nextPageToken } = page(found, call.query, { of, ...PAGE })
  return json({
    ...(items.length > 0 ? { results: items.map(print) } : {}),
    ...(nextPageToken === undefined ? {} : { nextPageToken }),
  })
}
