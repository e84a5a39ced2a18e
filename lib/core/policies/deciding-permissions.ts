import type { Ability } from '../access'

/** What an audit asks about: the abilities of the other pages, and deleting, in the order of their power. */
export const AUDITED_ABILITIES = ['install', 'publish', 'delete', 'administer'] as const
export type AuditedAbility = Ability | 'delete'

/**
 * The permissions that decide, in the order of their bits in a {@link PermissionSet}.
 * https://docs.cloud.google.com/artifact-registry/docs/access-control
 */
const PERMISSIONS = [
  'repositories.downloadArtifacts',
  'repositories.uploadArtifacts',
  'repositories.deleteArtifacts',
  'versions.delete',
  'packages.delete',
  'repositories.setIamPolicy',
  'repositories.readViaVirtualRepository',
] as const

/** A set of deciding permissions, one bit for each. */
export type PermissionSet = number

export const NOTHING: PermissionSet = 0
export const EVERYTHING: PermissionSet = (1 << PERMISSIONS.length) - 1

const bit = (permission: (typeof PERMISSIONS)[number]): PermissionSet =>
  1 << PERMISSIONS.indexOf(permission)

/** Which permissions give an ability: any one of them is enough. */
export const GIVEN_BY: Readonly<Record<AuditedAbility, PermissionSet>> = {
  install: bit('repositories.downloadArtifacts'),
  publish: bit('repositories.uploadArtifacts'),
  // Through the API a version, a package or, for other products' roles, any artifact is deleted.
  delete: bit('repositories.deleteArtifacts') | bit('versions.delete') | bit('packages.delete'),
  administer: bit('repositories.setIamPolicy'),
}

/** What the service agent of a virtual repository's project reads another project's upstream with: either. */
export const READ_AS_AGENT: PermissionSet =
  bit('repositories.downloadArtifacts') | bit('repositories.readViaVirtualRepository')

/** The deciding ones among permissions named in full (`artifactregistry.repositories.downloadArtifacts`). */
export function permissionSet(names: Iterable<string>): PermissionSet {
  const held = new Set(names)
  return PERMISSIONS.reduce(
    (set, name, index) => (held.has(`artifactregistry.${name}`) ? set | (1 << index) : set),
    NOTHING,
  )
}

/** The deciding permissions that `matches`, asked with `repositories.uploadArtifacts`, is true for. */
export function permissionsWhere(matches: (name: string) => boolean): PermissionSet {
  return PERMISSIONS.reduce(
    (set, name, index) => (matches(name) ? set | (1 << index) : set),
    NOTHING,
  )
}

/** What a set of permissions lets one do, in the order of power. */
export function abilitiesOf(permissions: PermissionSet): AuditedAbility[] {
  return AUDITED_ABILITIES.filter((ability) => (permissions & GIVEN_BY[ability]) !== 0)
}
