import { EVERYTHING, NOTHING, type PermissionSet, permissionSet } from './deciding-permissions'
import { predefinedRole } from './role-table'
import type { PolicySnapshot } from './snapshot'

/** What a binding's role is worth. */
export type RoleReading = {
  name: string
  /** In words, as `Artifact Registry Writer`; the role's name where no title is known. */
  title: string
  /** What it certainly holds. */
  permissions: PermissionSet
  /** What it may hold besides: everything, for a role that could not be read. */
  perhaps: PermissionSet
  /** Why it is not known, as a sentence. */
  because?: string
  /** True where the policy was read in an old version, which leaves the text of the condition out. */
  hidesCondition: boolean
}

/**
 * What a role allows, from the snapshot or the bundled table. A role that neither knows is read as "may hold anything".
 * To a reader that does not ask for version 3, Google prints conditional bindings as `ROLE_withcond_DIGEST`:
 * https://docs.cloud.google.com/iam/docs/troubleshoot-withcond
 */
export function readRole(name: string, roles: PolicySnapshot['roles']): RoleReading {
  const [, plain = name, digest] = /^(.+?)(_withcond_[0-9a-f]+)?$/.exec(name) ?? []
  const hidesCondition = digest !== undefined
  const defined = roles.get(plain)
  if (defined?.ok) {
    const { title, permissions, isDisabled } = defined.value
    // https://docs.cloud.google.com/iam/docs/creating-custom-roles#disabling-custom-role
    const held = isDisabled ? NOTHING : permissionSet(permissions)
    return { name, title: title ?? plain, permissions: held, perhaps: NOTHING, hidesCondition }
  }
  const known = predefinedRole(plain)
  if (known !== undefined) {
    const { title = plain, permissions } = known
    return { name, title, permissions, perhaps: NOTHING, hidesCondition }
  }
  return {
    name,
    title: plain,
    permissions: NOTHING,
    perhaps: EVERYTHING,
    because: plain.startsWith('roles/')
      ? `The role \`${plain}\` is not in our table of Google's roles.`
      : `The custom role \`${plain}\` could not be read.`,
    hidesCondition,
  }
}
