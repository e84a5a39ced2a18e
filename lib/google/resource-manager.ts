import { z } from 'zod'
import type { Outcome } from '../core/outcome'
import { asOutcome, CallFailed } from './call-failed'
import { createTransport, type Transport } from './transport'

/** A project as the search gives it. */
export type Project = { id: string; displayName: string }

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
}

const searchAnswer = z.object({
  projects: z
    .array(
      z.object({
        projectId: z.string(),
        displayName: z.string().optional(),
        state: z.string().optional(),
      }),
    )
    .default([]),
  nextPageToken: z.string().default(''),
})

/** `endpoint` is where the API lives. Makes no call yet. */
export function resourceManager(
  endpoint: URL,
  transport: Transport = createTransport(),
): ResourceManager {
  return {
    searchProjects: (token, onPage) =>
      asOutcome(async () => {
        let pageToken = ''
        do {
          const url = new URL('/v3/projects:search', endpoint)
          url.searchParams.set('pageSize', '500')
          if (pageToken) url.searchParams.set('pageToken', pageToken)
          const answer = await transport(url, { headers: { authorization: `Bearer ${token}` } })
          const page = searchAnswer.parse(await readJson(answer))
          onPage(
            page.projects
              .filter(({ state }) => state === undefined || state === 'ACTIVE')
              .map(({ projectId, displayName }) => ({
                id: projectId,
                displayName: displayName ?? projectId,
              })),
          )
          pageToken = page.nextPageToken
        } while (pageToken !== '')
      }),
  }
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json()
  } catch {
    throw new CallFailed({ kind: 'unexpected-answer', detail: 'the body is not JSON' })
  }
}
