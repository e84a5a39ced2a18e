import { invalidArgument } from '../http/google-error.ts'
import { folderV3, organizationV3, projectV3 } from '../resource-manager/resource-json.ts'
import type { Catalog } from '../world/catalog.ts'
import { type Asset, fullName, placeOf } from './assets.ts'

/** Of a ResourceSearchResult, those that there can be here. */
const FIELDS = new Set([
  'name',
  'assetType',
  'project',
  'folders',
  'organization',
  'displayName',
  'description',
  'location',
  'labels',
  'createTime',
  'updateTime',
  'state',
  'additionalAttributes',
  'parentFullResourceName',
  'parentAssetType',
  'versionedResources',
])
/** These are empty here, and so never printed. */
const EMPTY_FIELDS = new Set([
  ...['tags', 'effectiveTags', 'networkTags', 'kmsKey', 'kmsKeys', 'attachedResources'],
  ...['relationships', 'tagKeys', 'tagValues', 'tagValueIds', 'sccSecurityMarks', 'enrichments'],
])

/** A field mask in either alphabet (`assetType`, `asset_type`); `undefined`: what is printed unless more is asked for. */
export function readMask(text: string): ((field: string) => boolean) | undefined {
  if (text === '') return undefined
  if (text === '*') return () => true
  const asked = text
    .split(',')
    .map((path) => path.trim().replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()))
  for (const field of asked) {
    if (FIELDS.has(field) || EMPTY_FIELDS.has(field)) continue
    throw invalidArgument(`Invalid field path in read_mask: "${field}"`, 'read_mask')
  }
  return (field) => asked.includes(field)
}

/**
 * One result of searchAllResources. The whole resource is in it only where the mask asks for it: so the format and the mode of a
 * repository are not there by default.
 */
export function assetJson(
  asset: Asset,
  catalog: Catalog,
  mask: ((field: string) => boolean) | undefined,
): object {
  const isAsked = mask ?? ((field: string) => field !== 'versionedResources')
  const all: Record<string, unknown> = searchable(asset)
  if (isAsked('versionedResources')) {
    all['versionedResources'] = [versionOf(asset, catalog)].filter((each) => each !== undefined)
  }
  return Object.fromEntries(
    Object.entries(all).filter(([field, value]) => value !== undefined && isAsked(field)),
  )
}

/** The fields that a query can ask about, and that are printed by default. */
export function searchable(asset: Asset): Record<string, unknown> {
  const { name, assetType, displayName, project, repository, resource } = asset
  const isProject = project !== undefined && resource === project.resource
  const { parent } = resource
  return {
    name,
    assetType,
    ...placeOf(asset),
    displayName,
    description: repository?.data.description,
    location: repository?.location ?? 'global',
    labels: repository?.data.labels ?? (isProject ? project.data.labels : undefined),
    createTime: inSeconds(
      repository?.data.createTime ?? (isProject ? project.data.createTime : undefined),
    ),
    updateTime: inSeconds(repository?.data.updateTime),
    state: assetType.startsWith('cloudresourcemanager.') ? 'ACTIVE' : undefined,
    additionalAttributes: isProject ? { projectId: project.data.projectId } : undefined,
    parentFullResourceName: parent === undefined ? undefined : fullName(parent),
    parentAssetType: parent?.type,
  }
}

/** "The granularity is in seconds": the message's documentation. */
function inSeconds(time: string | undefined): string | undefined {
  return time?.replace(/\.\d+/, '')
}

function versionOf({ repository, project, resource }: Asset, catalog: Catalog) {
  if (repository !== undefined)
    return { version: 'v1', resource: JSON.parse(repository.json.names) }
  if (project?.resource === resource) return { version: 'v3', resource: projectV3(project) }
  const folder = catalog.folders.get(resource.name)
  if (folder !== undefined) return { version: 'v3', resource: folderV3(folder) }
  const organization = catalog.organizations.get(resource.name)
  return organization && { version: 'v3', resource: organizationV3(organization) }
}
