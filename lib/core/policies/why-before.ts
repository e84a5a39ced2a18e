import type { Access } from '../access'
import type { RepositoryMode } from '../inventory/repository-details'
import { isPossible } from './certainty'
import type { AuditedAbility } from './deciding-permissions'
import { LEAST_ROLE } from './least-role'
import { type RequestedRole, requestedRoleFor } from './request/requested-role'

/**
 * What can be said of Google's answer before any policy is read: of a no, what is missing and what to ask for; of a yes
 * nothing more than that. `mode` is undefined where the repository could not be read.
 */
export function whyBefore(
  { is, because }: Access,
  ability: AuditedAbility,
  mode: RepositoryMode | undefined,
): { because: string; ask?: RequestedRole } {
  if (is !== 'denied' || (mode !== undefined && !isPossible(ability, mode))) return { because }
  // Where the repository could not be read, the answer says more than which role is missing.
  return {
    because: mode === undefined ? because : whatIsMissing(ability),
    ask: requestedRoleFor(ability),
  }
}

/** The missing permission, the least role that has it, and the smallest place to grant it: in words. */
function whatIsMissing(ability: AuditedAbility): string {
  const { permission, title } = LEAST_ROLE[ability]
  return `\`${permission}\` is missing. The least role that has it is ${title}, on this repository.`
}
