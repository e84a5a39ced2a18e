import { z } from 'zod'
import type { Outcome } from '../core/outcome'
import type { Policy } from '../core/policies/policy'
import { asOutcome } from './call-failed'
import { POLICY_VERSION, policySchema } from './parse-policy'
import { encodePath, restClient } from './rest-client'
import { createTransport, type Transport } from './transport'

/** A project as the search gives it. */
export type Project = { id: string; number: string | undefined; displayName: string }

/** A project, a folder or an organization. */
export type ManagedResource = {
  /** `projects/ID`, `folders/NUMBER`, `organizations/NUMBER`. */
  name: string
  displayName: string | undefined
  /** Of a project. */
  projectNumber: string | undefined
  /** `folders/NUMBER` or `organizations/NUMBER`; `undefined` where nothing is above. */
  parent: string | undefined
}

/** The Resource Manager calls of this app, by plain REST: its official client brings a second google-gax. */
export type ResourceManager = {
  /**
   * Every active project that the person can see. Calls `onPage` as each page arrives; what came before a
   * failure stays. Someone whose only grants are on repositories sees none.
   * @see https://cloud.google.com/resource-manager/reference/rest/v3/projects/search
   */
  searchProjects(
    token: string,
    onPage: (projects: readonly Project[]) => void,
  ): Promise<Outcome<void>>
  /** `name` as in {@link ManagedResource}. @see https://cloud.google.com/resource-manager/reference/rest/v3/projects/get */
  getResource(token: string, name: string): Promise<Outcome<ManagedResource>>
  /** The allow policy of `name`. @see https://cloud.google.com/resource-manager/reference/rest/v3/projects/getIamPolicy */
  getPolicy(token: string, name: string): Promise<Outcome<Policy>>
}

const searchAnswer = z.object({
  projects: z
    .array(
      z.object({
        /** With its number: `projects/415104041262`. */
        name: z.string().optional(),
        projectId: z.string(),
        displayName: z.string().optional(),
        state: z.string().optional(),
      }),
    )
    .default([]),
  nextPageToken: z.string().default(''),
})

const resourceAnswer = z.object({
  /** Of a project with its number: `projects/415104041262`. */
  name: z.string(),
  projectId: z.string().optional(),
  displayName: z.string().optional(),
  parent: z.string().optional(),
})

/** `endpoint` is where the API lives. Makes no call yet. */
export function resourceManager(
  endpoint: URL,
  transport: Transport = createTransport(),
): ResourceManager {
  const rest = restClient(endpoint, transport)
  return {
    searchProjects: (token, onPage) =>
      asOutcome(async () => {
        let pageToken = ''
        do {
          const query = { pageSize: '500', ...(pageToken === '' ? {} : { pageToken }) }
          const page = await rest.get(token, '/v3/projects:search', query, searchAnswer)
          onPage(
            page.projects
              .filter(({ state }) => state === undefined || state === 'ACTIVE')
              .map(({ name, projectId, displayName }) => ({
                id: projectId,
                number: numberIn(name),
                displayName: displayName ?? projectId,
              })),
          )
          pageToken = page.nextPageToken
        } while (pageToken !== '')
      }),

    getResource: (token, name) =>
      asOutcome(async () => {
        const found = await rest.get(token, `/v3/${encodePath(name)}`, {}, resourceAnswer)
        return {
          name: found.projectId === undefined ? found.name : `projects/${found.projectId}`,
          displayName: found.displayName,
          projectNumber: numberIn(found.name),
          parent: found.parent,
        }
      }),

    getPolicy: (token, name) =>
      asOutcome(() =>
        rest.post(
          token,
          `/v3/${encodePath(name)}:getIamPolicy`,
          { options: { requestedPolicyVersion: POLICY_VERSION } },
          policySchema,
        ),
      ),
  }
}

function numberIn(name: string | undefined): string | undefined {
  return /^projects\/(\d+)$/.exec(name ?? '')?.[1]
}
