import predefined from '../roles.json' with { type: 'json' }
import type { WorldRole } from '../world/world-schema.ts'
import { SERVICE_ACCOUNT_ROLES } from './service-account-roles.ts'

export type Role = {
  name: string
  title: string
  description?: string | undefined
  stage: string
  includedPermissions: readonly string[]
}

/** Every role a world can use: Google's predefined ones (`roles.json`) and the world's own. */
export type Roles = ReadonlyMap<string, { role: Role; permissions: ReadonlySet<string> }>

const NONE: ReadonlySet<string> = new Set()
const PREDEFINED: Roles = new Map(
  [...predefined, ...SERVICE_ACCOUNT_ROLES].map((role) => [role.name, entry(role)]),
)

export function isPredefinedRole(name: string): boolean {
  return PREDEFINED.has(name)
}

export function rolesOf(worldRoles: readonly WorldRole[]): Roles {
  return new Map([...PREDEFINED, ...worldRoles.map((role) => [role.name, entry(role)] as const)])
}

/** Whether a binding on a resource with these ancestors (itself included) may name this role. */
export function isRoleUsableOn(role: string, resourceAndAncestors: readonly string[]): boolean {
  const owner = /^((?:projects|organizations)\/[^/]+)\/roles\//.exec(role)?.[1]
  return owner === undefined || resourceAndAncestors.includes(owner)
}

function entry(role: Role) {
  // A disabled role grants nothing: https://cloud.google.com/iam/docs/creating-custom-roles#disabling-custom-role
  const permissions = role.stage === 'DISABLED' ? NONE : new Set(role.includedPermissions)
  return { role, permissions }
}
