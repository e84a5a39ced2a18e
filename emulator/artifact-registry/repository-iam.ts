import type { Google } from '../google.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import { askedPermissions, permissionsReply } from '../iam/permission-test.ts'
import { policyReply } from '../iam/policy-reply.ts'
import { setPolicy } from '../iam/set-policy.ts'
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

export function setRepositoryPolicy(google: Google, call: ApiCall): Reply {
  const { resource } = repositoryOf(google, call, 'artifactregistry.repositories.setIamPolicy')
  return setPolicy(google, resource, call.text)
}
