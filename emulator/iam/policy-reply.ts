import { createHash } from 'node:crypto'
import { invalidArgument } from '../http/google-error.ts'
import type { Policy } from '../world/world-schema.ts'

/** A policy as getIamPolicy prints it for the version that was asked for. */
export function policyReply(policy: Policy | undefined, requestedVersion: number): object {
  if (![0, 1, 3].includes(requestedVersion)) {
    throw invalidArgument(
      `Invalid policy version: ${requestedVersion}`,
      'options.requested_policy_version',
    )
  }
  const bindings = policy?.bindings ?? []
  if (bindings.length === 0) return { etag: policyEtag(policy) }
  const isConditional = bindings.some((binding) => binding.condition !== undefined)
  return {
    version: isConditional && requestedVersion === 3 ? 3 : 1,
    etag: policyEtag(policy),
    bindings: requestedVersion === 3 ? bindings : bindings.map(withoutCondition),
  }
}

/** Changes with the policy. `ACAB` is what Google says where there never was one. */
export function policyEtag(policy: Policy | undefined): string {
  if (policy === undefined) return 'ACAB'
  if (policy.etag !== undefined) return policy.etag
  return createHash('sha256')
    .update(JSON.stringify(policy.bindings))
    .digest()
    .subarray(0, 9)
    .toString('base64')
}

/**
 * To a caller that does not ask for version 3, Google shows a conditional binding without its condition and
 * under a role name of its own: https://cloud.google.com/iam/docs/troubleshooting-withcond
 */
function withoutCondition(binding: Policy['bindings'][number]) {
  if (binding.condition === undefined) return binding
  const { role, members, condition } = binding
  const digest = createHash('sha256')
    .update(JSON.stringify([role, condition]))
    .digest('hex')
  return { role: `${role}_withcond_${digest.slice(0, 20)}`, members }
}
