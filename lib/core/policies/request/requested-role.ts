import { AUDITED_ABILITIES, type AuditedAbility } from '../deciding-permissions'
import { LEAST_ROLE } from '../least-role'

/** A role that can be asked for: the least one for an ability. `id` stands in addresses. */
export type RequestedRole = {
  id: string
  ability: AuditedAbility
  name: string
  title: string
  /** What it lets one do, all in all. */
  allows: string
}

const ALLOWS: Readonly<Record<AuditedAbility, string>> = {
  install: 'install packages',
  publish: 'install and publish packages',
  delete: 'install, publish and delete packages',
  administer: 'install, publish, delete, change the repository, and decide who has access',
}

/** The least role for an ability. */
export function requestedRoleFor(ability: AuditedAbility): RequestedRole {
  const { role, title } = LEAST_ROLE[ability]
  const id = role.slice('roles/artifactregistry.'.length)
  return { id, ability, name: role, title, allows: ALLOWS[ability] }
}

/** From the least to the most. */
export const REQUESTED_ROLES: readonly RequestedRole[] = AUDITED_ABILITIES.map(requestedRoleFor)

/** Reads `writer`, `roles/artifactregistry.writer` or `publish`; `undefined` for any other role. */
export function parseRequestedRole(text: string): RequestedRole | undefined {
  return REQUESTED_ROLES.find(({ id, name, ability }) => [id, name, ability].includes(text))
}
