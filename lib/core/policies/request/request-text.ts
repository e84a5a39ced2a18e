import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { AccessRequest } from './access-request'

/** What to send to whoever administers the repository. `link` leads to the request's page. */
export function requestText(name: RepositoryName, request: AccessRequest, link: string): string {
  const { role, member, group, reason, until } = request
  const { repository } = name
  return [
    `Please give ${member.slice(member.indexOf(':') + 1)} the role ${role.title} on the Python repository ${repository}.`,
    '',
    `For:        ${member}`,
    ...(group === undefined ? [] : [`Through:    ${group}`]),
    `Role:       ${role.title} (${role.name}): ${role.allows}`,
    `Repository: ${resourceName(name)}`,
    `Reason:     ${reason}`,
    `Until:      ${until === undefined ? 'no end' : `${until} (UTC)`}`,
    '',
    `What it would change, and the command: ${link}`,
  ].join('\n')
}
