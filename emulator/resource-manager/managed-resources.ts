import { z } from 'zod'
import type { Google } from '../google.ts'
import { permissionDenied } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import { askedPermissions, permissionsReply } from '../iam/permission-test.ts'
import { policyReply } from '../iam/policy-reply.ts'
import { setPolicy } from '../iam/set-policy.ts'
import type { Resource } from '../world/catalog.ts'

export const RESOURCE_MANAGER = 'cloudresourcemanager.googleapis.com'
type Named = { resource: Resource }

/** What projects, folders and organizations have in common: found by name, behind a permission, with a policy. */
export type Kind<T extends Named> = {
  plural: 'projects' | 'folders' | 'organizations'
  find(google: Google, call: ApiCall): T | undefined
  name(call: ApiCall): string
}

/** The resource of a call. Missing and forbidden answer alike. */
export function required<T extends Named>(
  google: Google,
  call: ApiCall,
  kind: Kind<T>,
  verb: string,
): T {
  const permission = `resourcemanager.${kind.plural}.${verb}`
  const found = kind.find(google, call)
  if (found === undefined || !google.access.allows(call.person, permission, found.resource)) {
    throw permissionDenied(RESOURCE_MANAGER, permission, kind.name(call))
  }
  return found
}

const policyRequest = z.object({
  options: z.object({ requestedPolicyVersion: z.int().optional() }).optional(),
})

export function getPolicy<T extends Named>(google: Google, call: ApiCall, kind: Kind<T>): Reply {
  const { options } = parseBody(policyRequest, call.text)
  const { resource } = required(google, call, kind, 'getIamPolicy')
  return json(policyReply(resource.policy, options?.requestedPolicyVersion ?? 0))
}

export function replacePolicy<T extends Named>(
  google: Google,
  call: ApiCall,
  kind: Kind<T>,
): Reply {
  const { resource } = required(google, call, kind, 'setIamPolicy')
  return setPolicy(google, resource, call.text)
}

/** Needs no permission; answers an empty set for what does not exist. */
export function testPermissions<T extends Named>(
  google: Google,
  call: ApiCall,
  kind: Kind<T>,
): Reply {
  const permissions = askedPermissions(call.text)
  const found = kind.find(google, call)
  if (found === undefined) return json({})
  return json(
    permissionsReply(
      permissions.filter((permission) =>
        google.access.allows(call.person, permission, found.resource),
      ),
    ),
  )
}
