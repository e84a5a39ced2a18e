import { z } from 'zod'
import type { Outcome } from '../core/outcome'
import type { DenyPolicy, DenyRule } from '../core/policies/policy'
import type { RoleDefinition } from '../core/policies/snapshot'
import { asOutcome } from './call-failed'
import { conditionSchema } from './parse-policy'
import { encodePath, restClient } from './rest-client'
import { createTransport, type Transport } from './transport'

/** The IAM calls of this app. All of them want the scope `cloud-platform`: read-only is refused. */
export type Iam = {
  /** `roles/…`, `projects/…/roles/…` or `organizations/…/roles/…`. @see https://cloud.google.com/iam/docs/reference/rest/v1/roles/get */
  getRole(token: string, name: string): Promise<Outcome<RoleDefinition>>
  /**
   * The deny policies on `projects/…`, `folders/…` or `organizations/…`, with their rules: the list leaves these out, so
   * each policy is asked for.
   * @see https://cloud.google.com/iam/docs/reference/rest/v2/policies/listPolicies
   */
  listDenyPolicies(token: string, container: string): Promise<Outcome<readonly DenyPolicy[]>>
}

const roleAnswer = z.object({
  title: z.string().optional(),
  includedPermissions: z.array(z.string()).default([]),
  stage: z.string().optional(),
  deleted: z.boolean().optional(),
})

const listAnswer = z.object({
  policies: z.array(z.object({ name: z.string() })).default([]),
  nextPageToken: z.string().default(''),
})

const strings = z.array(z.string()).default([])
const denyAnswer = z.object({
  name: z.string(),
  rules: z
    .array(
      z.object({
        denyRule: z
          .object({
            deniedPrincipals: strings,
            exceptionPrincipals: strings,
            deniedPermissions: strings,
            exceptionPermissions: strings,
            denialCondition: conditionSchema.optional(),
          })
          .optional(),
      }),
    )
    .default([]),
})

/** `endpoint` is where the API lives. Makes no call yet. */
export function iam(endpoint: URL, transport: Transport = createTransport()): Iam {
  const rest = restClient(endpoint, transport)
  return {
    getRole: (token, name) =>
      asOutcome(async () => {
        const path = `/v1/${encodePath(name)}`
        const { title, includedPermissions, stage, deleted } = await rest.get(
          token,
          path,
          {},
          roleAnswer,
        )
        return {
          ...(title === undefined ? {} : { title }),
          permissions: includedPermissions,
          isDisabled: stage === 'DISABLED' || deleted === true,
        }
      }),

    listDenyPolicies: (token, container) =>
      asOutcome(async () => {
        const attachedTo = encodeURIComponent(`cloudresourcemanager.googleapis.com/${container}`)
        const names: string[] = []
        let pageToken = ''
        do {
          const query = pageToken === '' ? {} : { pageToken }
          const path = `/v2/policies/${attachedTo}/denypolicies`
          const page = await rest.get(token, path, query, listAnswer)
          names.push(...page.policies.map(({ name }) => name))
          pageToken = page.nextPageToken
        } while (pageToken !== '')
        return Promise.all(
          names.map(async (name): Promise<DenyPolicy> => {
            const id = name.slice(name.lastIndexOf('/') + 1)
            const path = `/v2/policies/${attachedTo}/denypolicies/${encodeURIComponent(id)}`
            const policy = await rest.get(token, path, {}, denyAnswer)
            const rules = policy.rules.flatMap(({ denyRule }): DenyRule[] =>
              denyRule === undefined ? [] : [denyRule],
            )
            return { name: policy.name, rules }
          }),
        )
      }),
  }
}
