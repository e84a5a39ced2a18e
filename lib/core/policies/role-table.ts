import { type PermissionSet, permissionSet } from './deciding-permissions'
import table from './predefined-roles.json' with { type: 'json' }
import without from './roles-without-access.json' with { type: 'json' }

/** Where the bundled table comes from, and of which day it is: to be shown beside what follows from it. */
export const ROLE_TABLE = { source: table.source, date: table.date }

const GRANTING: Readonly<Record<string, { title: string; holds: readonly string[] } | undefined>> =
  table.granting
const WITHOUT: Readonly<Record<string, string | undefined>> = without

/** A predefined role as of {@link ROLE_TABLE}'s date; `undefined` for a role it does not know. */
export function predefinedRole(
  name: string,
): { title: string | undefined; permissions: PermissionSet } | undefined {
  const found = Object.hasOwn(GRANTING, name) ? GRANTING[name] : undefined
  if (found !== undefined) {
    return {
      title: found.title,
      permissions: permissionSet(found.holds.map((permission) => `artifactregistry.${permission}`)),
    }
  }
  const [, service = '', role] = /^roles\/(?:([^.]+)\.)?([\w.]+)$/.exec(name) ?? []
  const known = Object.hasOwn(WITHOUT, service) ? WITHOUT[service] : undefined
  return role !== undefined && known?.split(' ').includes(role)
    ? { title: undefined, permissions: 0 }
    : undefined
}

/** The names of the predefined roles that hold a permission (`repositories.getIamPolicy`), Google's own agents' apart. */
export function rolesHolding(permission: string): string[] {
  return Object.entries(GRANTING)
    .filter(
      ([name, role]) => !/serviceAgent$/i.test(name) && role?.holds.includes(permission) === true,
    )
    .map(([name]) => name)
}
