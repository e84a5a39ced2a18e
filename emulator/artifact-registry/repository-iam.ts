import { z } from 'zod'
import type { Google } from '../google.ts'
import { GoogleError, invalidArgument } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import { checkPolicy } from '../iam/check-policy.ts'
import { askedPermissions, permissionsReply } from '../iam/permission-test.ts'
import { policyEtag, policyReply } from '../iam/policy-reply.ts'
import type { Resource } from '../world/catalog.ts'
import { policySchema } from '../world/world-schema.ts'
import { isKnownTo, refuseWhenDisabled, repositoryOf } from './project-scope.ts'

export function getRepositoryPolicy(google: Google, call: ApiCall): Reply {
  const repository = repositoryOf(google, call, 'artifactregistry.repositories.getIamPolicy')
  const version = Number(call.query.get('options.requestedPolicyVersion') ?? '0')
  return json(policyReply(repository.resource.policy, version))
}

/**
 * Needs no permission. On what does not exist, or does not concern the caller, it answers an empty set, not an error
 * (google/iam/v1/iam_policy.proto): so it gives nothing away either.
 */
export function testRepositoryPermissions(google: Google, call: ApiCall): Reply {
  const permissions = askedPermissions(call.text)
  const project = google.catalog.project(call.param('project'))
  if (project === undefined || !isKnownTo(google, call.person, project)) return json({})
  refuseWhenDisabled(project)
  const name = `projects/${project.data.projectId}/locations/${call.param('location')}/repositories/${call.param('repository')}`
  const repository = project.repositories.get(name)
  if (repository === undefined) return json({})
  return json(
    permissionsReply(
      permissions.filter((permission) =>
        google.access.allows(call.person, permission, repository.resource),
      ),
    ),
  )
}

const setSchema = z.object({ policy: policySchema, updateMask: z.string().optional() })

/** Changes this run's memory, never the world's file. */
export function setRepositoryPolicy(google: Google, call: ApiCall): Reply {
  const { resource } = repositoryOf(google, call, 'artifactregistry.repositories.setIamPolicy')
  const { policy } = parseBody(setSchema, call.text)
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
  resource.policy = { bindings: policy.bindings }
  google.access.policiesChanged()
  return json(policyReply(resource.policy, 3))
}

function lineage(resource: Resource): string[] {
  return [resource.name, ...(resource.parent === undefined ? [] : lineage(resource.parent))]
}
