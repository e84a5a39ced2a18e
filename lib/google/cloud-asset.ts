import { z } from 'zod'
import type { RepositoryDetails } from '../core/inventory/repository-details'
import type { Outcome } from '../core/outcome'
import type { Policy } from '../core/policies/policy'
import type { RepositoryName } from '../core/repository-name'
import { asOutcome } from './call-failed'
import { pacedTransport } from './paced-transport'
import { policySchema } from './parse-policy'
import { parseRepository, repositoryNameOf } from './parse-repository'
import type { ManagedResource } from './resource-manager'
import { encodePath, restClient } from './rest-client'
import { createTransport, PATIENCE, type Transport } from './transport'

/** One page of a search. `nextPageToken` is empty after the last. */
export type Page<T> = { items: readonly T[]; nextPageToken: string }

/** `scope`: `organizations/NUMBER`, `folders/NUMBER` or `projects/ID`. `pageToken`: empty for the first page. */
export type Search = { scope: string; pageToken: string }

/** `details` is undefined where the search did not say what kind of repository it is. */
export type FoundRepository = { name: RepositoryName; details: RepositoryDetails | undefined }

/** `resource`: the name of a container or of a repository, as everywhere here. */
export type AttachedPolicy = { resource: string; policy: Policy }

/**
 * The Cloud Asset Inventory calls of this app: a whole organization in a few pages of 500. They want the scope
 * `cloud-platform`, and a role such as Cloud Asset Viewer on what is searched. What changed in the last minutes may be missing.
 * Why not `effectiveIamPolicies:batchGet`: docs/decisions/0009-effective-policies-are-not-asked-for.md
 */
export type CloudAsset = {
  /**
   * Python repositories, and those that may be some.
   * @see https://docs.cloud.google.com/asset-inventory/docs/reference/rest/v1/TopLevel/searchAllResources
   */
  searchRepositories(token: string, search: Search): Promise<Outcome<Page<FoundRepository>>>
  /** Projects, folders and organizations. */
  searchContainers(token: string, search: Search): Promise<Outcome<Page<ManagedResource>>>
  /**
   * The allow policies of all of these, whole: no query narrows them. What has no policy is not among them.
   * @see https://docs.cloud.google.com/asset-inventory/docs/reference/rest/v1/TopLevel/searchAllIamPolicies
   */
  searchPolicies(token: string, search: Search): Promise<Outcome<Page<AttachedPolicy>>>
}

const REPOSITORY = 'artifactregistry.googleapis.com/Repository'
const CONTAINERS = ['Organization', 'Folder', 'Project'].map(
  (type) => `cloudresourcemanager.googleapis.com/${type}`,
)

/** The most that there are on a page. */
const PAGE_SIZE = '500'

/**
 * Google's quota is 400 searches a minute for each consumer project, which is this site for all of its people. Some are left to
 * other instances of it.
 * @see https://docs.cloud.google.com/asset-inventory/docs/quota
 */
const PACE = { calls: 300, milliseconds: 60_000 }

/**
 * A quota of a minute is over in one: worth a wait, as one refusal means thousands of other calls instead. Where Google does
 * not say how long, the retries together wait the minute.
 */
const PATIENT = {
  ...PATIENCE,
  attemptTimeout: 30_000,
  longestRetryAfterSeconds: 60,
  quotaPauseSeconds: Math.ceil(60 / PATIENCE.retries),
}

const nextPageToken = z.string().default('')

const repositoriesAnswer = z.object({
  results: z
    .array(
      z.object({
        name: z.string(),
        versionedResources: z.array(z.object({ resource: z.unknown() })).default([]),
      }),
    )
    .default([]),
  nextPageToken,
})

const containersAnswer = z.object({
  results: z
    .array(
      z.object({
        name: z.string(),
        displayName: z.string().optional(),
        /** With its number: `projects/415104041262`. */
        project: z.string().optional(),
        parentFullResourceName: z.string().optional(),
      }),
    )
    .default([]),
  nextPageToken,
})

const policiesAnswer = z.object({
  results: z.array(z.object({ resource: z.string(), policy: policySchema })).default([]),
  nextPageToken,
})

/** `endpoint` is where the API lives. Makes no call yet. */
export function cloudAsset(
  endpoint: URL,
  transport: Transport = pacedTransport(createTransport(PATIENT), PACE),
): CloudAsset {
  const rest = restClient(endpoint, transport)
  const path = (scope: string, method: string) => `/v1/${encodePath(scope)}:${method}`
  const query = (pageToken: string, assetTypes: readonly string[], readMask?: string) => ({
    pageSize: PAGE_SIZE,
    assetTypes,
    ...(readMask === undefined ? {} : { readMask }),
    ...(pageToken === '' ? {} : { pageToken }),
  })
  return {
    searchRepositories: (token, { scope, pageToken }) =>
      asOutcome(async () => {
        const page = await rest.get(
          token,
          path(scope, 'searchAllResources'),
          // Only the whole resource tells the format, and a mask is the only way to it.
          query(pageToken, [REPOSITORY], 'name,versionedResources'),
          repositoriesAnswer,
        )
        const items = page.results.flatMap(
          ({ name: fullName, versionedResources }): FoundRepository[] => {
            const name = repositoryNameOf(relativeName(fullName))
            if (name === undefined) return []
            const [version] = versionedResources
            if (version === undefined) return [{ name, details: undefined }]
            const details = parseRepository(version.resource)
            return details === undefined ? [] : [{ name, details }]
          },
        )
        return { items, nextPageToken: page.nextPageToken }
      }),

    searchContainers: (token, { scope, pageToken }) =>
      asOutcome(async () => {
        const page = await rest.get(
          token,
          path(scope, 'searchAllResources'),
          query(pageToken, CONTAINERS, 'name,displayName,project,parentFullResourceName'),
          containersAnswer,
        )
        const items = page.results.map((found) => ({
          name: relativeName(found.name),
          displayName: found.displayName,
          projectNumber: /^projects\/(\d+)$/.exec(found.project ?? '')?.[1],
          parent:
            found.parentFullResourceName === undefined
              ? undefined
              : relativeName(found.parentFullResourceName),
        }))
        return { items, nextPageToken: page.nextPageToken }
      }),

    searchPolicies: (token, { scope, pageToken }) =>
      asOutcome(async () => {
        const page = await rest.get(
          token,
          path(scope, 'searchAllIamPolicies'),
          query(pageToken, [REPOSITORY, ...CONTAINERS]),
          policiesAnswer,
        )
        const items = page.results.map(({ resource, policy }) => ({
          resource: relativeName(resource),
          policy,
        }))
        return { items, nextPageToken: page.nextPageToken }
      }),
  }
}

/** Of `//service/…`. The search has projects with their IDs. @see https://docs.cloud.google.com/asset-inventory/docs/asset-names */
function relativeName(fullName: string): string {
  return fullName.replace(/^\/\/[^/]+\//, '')
}
