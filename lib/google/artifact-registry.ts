import { z } from 'zod'
import type { RepositoryDetails } from '../core/inventory/repository-details'
import type { Outcome } from '../core/outcome'
import type { Policy } from '../core/policies/policy'
import { type RepositoryName, resourceName } from '../core/repository-name'
import { callOptions, createArtifactRegistryClient } from './artifact-registry-client'
import { asOutcome } from './call-failed'
import { POLICY_VERSION, policySchema } from './parse-policy'
import { parseRepository } from './parse-repository'
import { createTransport, type Transport } from './transport'

/** The Artifact Registry calls of this app. Every one takes the token of the person who asks. */
export type ArtifactRegistry = {
  /** The IDs of the locations that the project may use. */
  listLocations(token: string, project: string): Promise<Outcome<readonly string[]>>
  /** Python repositories only. Calls `onPage` as each page arrives; what came before a failure stays. */
  listRepositories(
    token: string,
    parent: { project: string; location: string },
    onPage: (repositories: readonly RepositoryDetails[]) => void,
  ): Promise<Outcome<void>>
  /** `undefined` when it exists but is not a Python repository. */
  getRepository(
    token: string,
    name: RepositoryName,
  ): Promise<Outcome<RepositoryDetails | undefined>>
  /** Those of `permissions` that the person holds. */
  testPermissions(
    token: string,
    name: RepositoryName,
    permissions: readonly string[],
  ): Promise<Outcome<ReadonlySet<string>>>
  /** The repository's own allow policy, without what it inherits. */
  getPolicy(token: string, name: RepositoryName): Promise<Outcome<Policy>>
  /** The names of up to `limit` packages, in Google's order. */
  listPackages(
    token: string,
    name: RepositoryName,
    limit: number,
  ): Promise<Outcome<readonly string[]>>
}

const PAGE_SIZE = 1000

const nextPage = z.object({ nextPageToken: z.string().nullish() }).nullish()

/** `endpoint` is where the API lives. Makes no call yet. */
export function artifactRegistry(
  endpoint: URL,
  transport: Transport = createTransport(),
): ArtifactRegistry {
  const client = createArtifactRegistryClient(endpoint, transport)
  return {
    listLocations: (token, project) =>
      asOutcome(async () => {
        const ids: string[] = []
        const request = { name: `projects/${project}`, pageSize: PAGE_SIZE }
        for await (const location of client.listLocationsAsync(request, callOptions(token))) {
          ids.push(z.string().parse(location.locationId))
        }
        return ids
      }),

    listRepositories: (token, { project, location }, onPage) =>
      asOutcome(async () => {
        let pageToken = ''
        do {
          const [repositories, , answer] = await client.listRepositories(
            { parent: `projects/${project}/locations/${location}`, pageSize: PAGE_SIZE, pageToken },
            callOptions(token),
          )
          onPage(repositories.map(parseRepository).filter((details) => details !== undefined))
          pageToken = nextPage.parse(answer)?.nextPageToken ?? ''
        } while (pageToken !== '')
      }),

    getRepository: (token, name) =>
      asOutcome(async () => {
        const [repository] = await client.getRepository(
          { name: resourceName(name) },
          callOptions(token),
        )
        return parseRepository(repository)
      }),

    testPermissions: (token, name, permissions) =>
      asOutcome(async () => {
        const [answer] = await client.testIamPermissions(
          { resource: resourceName(name), permissions: [...permissions] },
          callOptions(token),
        )
        return new Set(z.array(z.string()).parse(answer.permissions ?? []))
      }),

    getPolicy: (token, name) =>
      asOutcome(async () => {
        const [policy] = await client.getIamPolicy(
          {
            resource: resourceName(name),
            options: { requestedPolicyVersion: POLICY_VERSION },
          },
          callOptions(token),
        )
        return policySchema.parse(policy)
      }),

    listPackages: (token, name, limit) =>
      asOutcome(async () => {
        const [packages] = await client.listPackages(
          { parent: resourceName(name), pageSize: limit },
          callOptions(token),
        )
        return packages.map((item) => {
          const id = z.string().parse(item.name).split('/packages/')[1] ?? ''
          return decodeURIComponent(id)
        })
      }),
  }
}
