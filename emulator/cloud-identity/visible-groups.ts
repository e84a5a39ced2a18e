import { disabledService } from '../artifact-registry/project-scope.ts'
import type { Google } from '../google.ts'
import { GoogleError } from '../http/google-error.ts'
import { payingProject } from '../http/paying-project.ts'
import type { ApiCall } from '../http/route.ts'
import { memberships } from '../iam/groups.ts'
import { type Group, groupName } from './group-json.ts'

const CLOUD_IDENTITY = 'cloudidentity.googleapis.com'

/** The group of a call by its name, where the caller may see who is in it. */
export function groupOf(google: Google, call: ApiCall): Group {
  const name = `groups/${call.param('group')}`
  return visible(google, call, (group) => groupName(group) === name, name)
}

/** The one group that fits. `asked` is how a refusal names it: "you may not" and "there is none" read alike. */
export function visible(
  google: Google,
  call: ApiCall,
  fits: (group: Group) => boolean,
  asked: string,
): Group {
  const payer = payingProject(google, call)
  if (payer !== undefined && payer.data.services[CLOUD_IDENTITY] !== 'ENABLED') {
    throw disabledService(payer, CLOUD_IDENTITY, 'Cloud Identity API')
  }
  const found = google.groups.find(fits)
  if (found === undefined || !maySee(google, call, found)) throw refused(asked)
  return found
}

/** Members see each other; the rest of a company only where the group is set up so. No role in a project helps. */
export function maySee(google: Google, { person }: ApiCall, { email, viewers }: Group): boolean {
  if (viewers === 'everybody') return true
  const own = memberships(google.groups, person.email)
  if (person.hd !== undefined) own.add(`domain:${person.hd}`)
  return own.has(`group:${email}`) || viewers.some((viewer) => own.has(viewer))
}

/** https://github.com/terraform-google-modules/terraform-example-foundation/issues/1206 */
export function refused(resource: string): GoogleError {
  const message = `Error(2028): Permission denied for resource ${resource} (or it may not exist).`
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ResourceInfo',
        resourceType: `${CLOUD_IDENTITY}/Group`,
        resourceName: resource,
        owner: `domain:${CLOUD_IDENTITY}`,
        description: message,
      },
    ],
  })
}
