import type { Google } from '../google.ts'
import {
  errorInfo,
  GoogleError,
  helpLink,
  notFound,
  permissionDenied,
} from '../http/google-error.ts'
import type { ApiCall } from '../http/route.ts'
import type { Target } from '../iam/access.ts'
import type { Project, Repository } from '../world/catalog.ts'
import { LOCATIONS } from './locations.ts'

export const ARTIFACT_REGISTRY = 'artifactregistry.googleapis.com'

/** The project of a call, once Google would let the call that far. */
export function projectOf(google: Google, call: ApiCall): Project {
  const id = call.param('project')
  const project = google.catalog.project(id)
  // Not existing, and not concerning the caller in any way, look the same.
  if (project === undefined || !isKnownTo(google, call.person, project)) throw consumerInvalid(id)
  refuseWhenDisabled(project)
  return project
}

export function refuseWhenDisabled(project: Project): void {
  if (project.data.services[ARTIFACT_REGISTRY] === 'DISABLED') {
    throw disabledService(project, ARTIFACT_REGISTRY, 'Artifact Registry API')
  }
}

/** Whether the person holds anything in the project, be it on one repository only. */
export function isKnownTo(google: Google, person: ApiCall['person'], project: Project): boolean {
  return (
    google.access.holdsAnything(person, project.resource) ||
    [...project.repositories.values()].some((repository) =>
      google.access.holdsAnything(person, repository.resource),
    )
  )
}

/** The project or, below it, the location. Permissions on a location come from the project's policy. */
export function checkOn(
  google: Google,
  call: ApiCall,
  permission: string,
  project: Project,
  location?: string,
): void {
  const name = `projects/${project.data.projectId}${location === undefined ? '' : `/locations/${location}`}`
  const target: Target = {
    holder: project.resource,
    name,
    type: location === undefined ? project.resource.type : `${ARTIFACT_REGISTRY}/Location`,
    service: location === undefined ? project.resource.service : ARTIFACT_REGISTRY,
  }
  if (!google.access.allows(call.person, permission, target)) {
    throw permissionDenied(ARTIFACT_REGISTRY, permission, name)
  }
}

/** The repository of a call, whose permission the caller must hold; missing is 403 unless they hold it above. */
export function repositoryOf(google: Google, call: ApiCall, permission: string): Repository {
  const project = projectOf(google, call)
  const location = call.param('location')
  const name = `projects/${project.data.projectId}/locations/${location}/repositories/${call.param('repository')}`
  const repository = project.repositories.get(name)
  const target = repository?.resource ?? {
    holder: project.resource,
    name,
    type: `${ARTIFACT_REGISTRY}/Repository`,
    service: ARTIFACT_REGISTRY,
  }
  if (!google.access.allows(call.person, permission, target)) {
    throw permissionDenied(ARTIFACT_REGISTRY, permission, name)
  }
  if (!LOCATIONS.has(location) || repository === undefined) throw notFound()
  return repository
}

function consumerInvalid(project: string): GoogleError {
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: `Permission denied on resource project ${project}.`,
    details: [
      helpLink('Google developers console', 'https://console.developers.google.com'),
      errorInfo('CONSUMER_INVALID', 'googleapis.com', {
        consumer: `projects/${project}`,
        service: ARTIFACT_REGISTRY,
        containerInfo: project,
      }),
    ],
  })
}

/** Google's refusal of an API that a project has not switched on. */
export function disabledService(project: Project, service: string, title: string): GoogleError {
  const number = project.data.projectNumber
  const url = `https://console.developers.google.com/apis/api/${service}/overview?project=${number}`
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: `${title} has not been used in project ${number} before or it is disabled. Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    details: [
      errorInfo('SERVICE_DISABLED', 'googleapis.com', {
        consumer: `projects/${number}`,
        service,
        serviceTitle: title,
        containerInfo: number,
        activationUrl: url,
      }),
      helpLink('Google developers console API activation', url),
    ],
  })
}
