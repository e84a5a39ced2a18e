import { ARTIFACT_REGISTRY } from '../artifact-registry/project-scope.ts'
import type { Google } from '../google.ts'
import { CLOUD_PLATFORM, CLOUD_PLATFORM_READ_ONLY } from '../http/auth-errors.ts'
import { isDenied } from '../iam/deny.ts'
import type { Repository, Resource } from '../world/catalog.ts'
import type { IndexAddress } from './index-address.ts'
import type { IndexCaller } from './index-caller.ts'
import { accessDenied, credentialsWanted, IndexError } from './index-error.ts'

const PERMISSIONS = {
  download: 'artifactregistry.repositories.downloadArtifacts',
  upload: 'artifactregistry.repositories.uploadArtifacts',
}

/** The repository that is addressed, once this caller may do this with it. */
export function repositoryFor(
  google: Google,
  address: IndexAddress,
  caller: IndexCaller | 'missing' | 'invalid',
  purpose: keyof typeof PERMISSIONS,
): Repository {
  const permission = PERMISSIONS[purpose]
  const project = google.catalog.project(address.project)
  const repository = project?.repositories.get(
    // Google takes a project's number too.
    address.resource.replace(/^projects\/[^/]+/, `projects/${project.data.projectId}`),
  )
  if (caller === 'missing') {
    if (repository === undefined || !isPublic(google, permission, repository.resource))
      throw credentialsWanted(address.location)
    return pythonOnly(repository)
  }
  if (caller === 'invalid') throw credentialsWanted(address.location)
  const { principal, scopes } = caller
  const accepted =
    purpose === 'upload' ? [CLOUD_PLATFORM] : [CLOUD_PLATFORM, CLOUD_PLATFORM_READ_ONLY]
  if (!accepted.some((scope) => scopes.includes(scope)))
    throw new IndexError(403, 'Request had insufficient authentication scopes.')
  if (
    project?.data.services[ARTIFACT_REGISTRY] === 'DISABLED' &&
    google.access.holdsAnything(principal, project.resource)
  ) {
    const number = project.data.projectNumber
    throw new IndexError(
      403,
      `Artifact Registry API has not been used in project ${number} before or it is disabled.`,
    )
  }
  if (
    repository === undefined ||
    !google.access.allows(principal, permission, repository.resource)
  ) {
    throw accessDenied(permission, address.resource)
  }
  return pythonOnly(repository)
}

/** How Google refuses another format on this host is not known: a guess. */
function pythonOnly(repository: Repository): Repository {
  if (repository.data.format === 'PYTHON') return repository
  throw new IndexError(400, `Repository ${repository.data.name} is not of format PYTHON.`)
}

const ANYBODY: ReadonlySet<string> = new Set(['allUsers'])

/** Whether somebody without credentials may: `allUsers` is everybody, `allAuthenticatedUsers` is not. */
function isPublic(google: Google, permission: string, resource: Resource): boolean {
  const lineage: Resource[] = []
  for (let at: Resource | undefined = resource; at !== undefined; at = at.parent) lineage.push(at)
  const isGranted = lineage.some(({ policy }) =>
    (policy?.bindings ?? []).some(
      ({ role, members, condition }) =>
        condition === undefined &&
        members.includes('allUsers') &&
        google.roles.get(role)?.permissions.has(permission) === true,
    ),
  )
  return (
    isGranted && !lineage.some(({ denyPolicies }) => isDenied(denyPolicies, ANYBODY, permission))
  )
}
