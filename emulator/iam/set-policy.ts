import { z } from 'zod'
import type { Google } from '../google.ts'
import { GoogleError, invalidArgument } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'
import { json, type Reply } from '../http/route.ts'
import type { Resource } from '../world/catalog.ts'
import { policySchema } from '../world/world-schema.ts'
import { checkPolicy } from './check-policy.ts'
import { policyEtag, policyReply } from './policy-reply.ts'

const setSchema = z.object({ policy: policySchema, updateMask: z.string().optional() })

/**
 * Puts a policy in the place of a resource's own, in this run's memory, never in the world's file. Whoever may do so was
 * checked before.
 */
export function setPolicy(google: Google, resource: Resource, text: string): Reply {
  const { policy } = parseBody(setSchema, text)
  if (policy.etag !== undefined && policy.etag !== policyEtag(resource.policy)) {
    throw new GoogleError({
      code: 409,
      status: 'ABORTED',
      message:
        'There were concurrent policy changes. Please retry the whole read-modify-write with exponential backoff.',
    })
  }
  const fault = checkPolicy(policy, google.roles, lineage(resource))[0]
  if (fault !== undefined) throw invalidArgument(fault.message, `policy.${fault.path.join('.')}`)
  if (policy.bindings.some((binding) => binding.condition !== undefined) && policy.version !== 3) {
    throw invalidArgument('Conditional bindings need policy version 3.', 'policy.version')
  }
  refuseUnknownGroups(google, policy.bindings)
  resource.policy = { bindings: policy.bindings }
  google.access.policiesChanged()
  return json(policyReply(resource.policy, 3))
}

/** https://docs.cloud.google.com/iam/docs/policies: only what is there can be named. Of people this emulator does not know all. */
function refuseUnknownGroups(google: Google, bindings: readonly { members: string[] }[]): void {
  const groups = new Set(google.groups.map(({ email }) => `group:${email}`))
  for (const member of bindings.flatMap(({ members }) => members)) {
    if (member.startsWith('group:') && !groups.has(member)) {
      throw invalidArgument(`Group ${member.slice('group:'.length)} does not exist.`)
    }
  }
}

function lineage(resource: Resource): string[] {
  return [resource.name, ...(resource.parent === undefined ? [] : lineage(resource.parent))]
}
