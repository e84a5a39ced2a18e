import { z } from 'zod'
import type { Outcome } from '../core/outcome'
import { asOutcome } from './call-failed'
import { restClient } from './rest-client'
import { createTransport, type Transport } from './transport'

/** The Cloud Identity calls of this app: they want `cloud-platform`, or the scopes for groups. */
export type CloudIdentity = {
  /**
   * The direct members of the group with this e-mail address, as a policy would name them (`user:…`, `group:…`,
   * `serviceAccount:…`). The transitive search is for some editions alone, so groups in groups are asked for one by one.
   * @see https://cloud.google.com/identity/docs/reference/rest/v1/groups.memberships/list
   */
  listMembers(token: string, group: string): Promise<Outcome<readonly string[]>>
}

const lookupAnswer = z.object({ name: z.string().regex(/^groups\/[^/]+$/) })

const membersAnswer = z.object({
  memberships: z
    .array(
      z.object({ preferredMemberKey: z.object({ id: z.string() }), type: z.string().optional() }),
    )
    .default([]),
  nextPageToken: z.string().default(''),
})

/** Of `Membership.Type`; other things than these have no form in a policy. */
const PREFIX: Readonly<Record<string, string>> = {
  USER: 'user',
  GROUP: 'group',
  SERVICE_ACCOUNT: 'serviceAccount',
}

/** `endpoint` is where the API lives. Makes no call yet. */
export function cloudIdentity(
  endpoint: URL,
  transport: Transport = createTransport(),
): CloudIdentity {
  const rest = restClient(endpoint, transport)
  return {
    listMembers: (token, group) =>
      asOutcome(async () => {
        const { name } = await rest.get(
          token,
          '/v1/groups:lookup',
          { 'groupKey.id': group },
          lookupAnswer,
        )
        const members: string[] = []
        let pageToken = ''
        do {
          // Without `FULL` there is no type, and no page is longer than 500 with it.
          const query = {
            view: 'FULL',
            pageSize: '500',
            ...(pageToken === '' ? {} : { pageToken }),
          }
          const page = await rest.get(token, `/v1/${name}/memberships`, query, membersAnswer)
          for (const { preferredMemberKey, type } of page.memberships) {
            members.push(`${PREFIX[type ?? ''] ?? 'other'}:${preferredMemberKey.id.toLowerCase()}`)
          }
          pageToken = page.nextPageToken
        } while (pageToken !== '')
        return members
      }),
  }
}
