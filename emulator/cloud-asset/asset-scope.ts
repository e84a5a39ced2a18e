import { disabledService } from '../artifact-registry/project-scope.ts'
import type { Google } from '../google.ts'
import { GoogleError } from '../http/google-error.ts'
import { payingProject } from '../http/paying-project.ts'
import type { ApiCall } from '../http/route.ts'
import type { Resource } from '../world/catalog.ts'
import type { AssetMethod } from './asset-quotas.ts'

const CLOUD_ASSET = 'cloudasset.googleapis.com'

/**
 * The organization, folder or project that a call asks about: once the API is on, and the quota has room, in the project that pays
 * (not in the scope), and the caller holds these permissions on the scope.
 */
export function scopeOf(
  google: Google,
  call: ApiCall,
  method: AssetMethod,
  permissions: readonly string[],
): Resource {
  const payer = payingProject(google, call)
  if (payer !== undefined && payer.data.services[CLOUD_ASSET] !== 'ENABLED') {
    throw disabledService(payer, CLOUD_ASSET, 'Cloud Asset API')
  }
  google.quotas.take(method, payer?.data.projectNumber)
  const scope = askedScope(google, call)
  const mayAsk =
    scope !== undefined &&
    permissions.every((permission) =>
      google.access.allows(call.person, `cloudasset.assets.${permission}`, scope),
    )
  if (!mayAsk) throw denied()
  return scope
}

function askedScope({ catalog }: Google, call: ApiCall): Resource | undefined {
  const project = call.find('project')
  const folder = call.find('folder')
  if (project !== undefined) return catalog.project(project)?.resource
  if (folder !== undefined) return catalog.folders.get(`folders/${folder}`)?.resource
  return catalog.organizations.get(`organizations/${call.param('organization')}`)?.resource
}

/** It does not say which permission is missing: https://cloud.google.com/asset-inventory/docs/faq */
function denied(): GoogleError {
  const message = 'Request denied by Cloud IAM.'
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.DebugInfo',
        detail: `[ORIGINAL ERROR] generic::permission_denied: ${message}`,
      },
    ],
  })
}
