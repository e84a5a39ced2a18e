import type { RepositoryMode } from '@/lib/core/inventory/repository-details'
import { success } from '@/lib/core/outcome'
import type { Binding, DenyRule } from '@/lib/core/policies/policy'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { AuditedRepository, Container, RoleDefinition } from '@/lib/core/policies/snapshot'
import { nameOf, UNREAD } from './snapshot-of'

export const NOW = Date.parse('2026-06-01T00:00:00Z')

/**
 * The company of the case tables: `organization` example.com, in it the `folder` Engineering, in it the `project` lab.
 * Lab's repositories are `tools` (standard), `pypi` (remote) and `all` (virtual, over both). Another project, shop,
 * right under the organization, has `front`: virtual, over lab's `tools`.
 */
const PLACES = {
  organization: 'organizations/1',
  folder: 'folders/2',
  project: 'projects/lab-one',
  shop: 'projects/shop-one',
  tools: 'projects/lab-one/locations/us/repositories/tools',
  pypi: 'projects/lab-one/locations/us/repositories/pypi',
  all: 'projects/lab-one/locations/us/repositories/all',
  front: 'projects/shop-one/locations/us/repositories/front',
}
export type Place = keyof typeof PLACES
export const nameOfPlace = (place: Place) => PLACES[place]

/** `[role, member]`, or with a condition as the third. Roles without a slash are Artifact Registry's. */
export type ShortBinding = readonly [role: string, member: string, condition?: string]

export type Company = {
  policies: Partial<Record<Place, readonly ShortBinding[]>>
  /** Direct members; what is not here could not be read. */
  groups?: Record<string, readonly string[]>
  roles?: Record<string, RoleDefinition>
  unread?: readonly Place[]
  /** Domains by sign-in, of people. */
  signIns?: Record<string, string | undefined>
  /** Deny rules on the project; left out, nobody looked. */
  deny?: readonly Partial<DenyRule>[]
  priorities?: { tools: number; pypi: number }
  /** Repositories that nobody could look at: missing, though the virtual ones name them. */
  unseen?: readonly ('tools' | 'pypi')[]
}

export function companyIndex(company: Company) {
  const policy = (place: Place) =>
    company.unread?.includes(place)
      ? UNREAD
      : success({ bindings: (company.policies[place] ?? []).map(bindingOf) })
  const container = (place: Place, parent: Place | undefined, more?: Partial<Container>) => ({
    name: PLACES[place],
    parent: success(parent === undefined ? undefined : PLACES[parent]),
    policy: policy(place),
    ...more,
  })
  const repository = (place: Place, mode: RepositoryMode): AuditedRepository => ({
    name: nameOf(PLACES[place]),
    mode,
    policy: policy(place),
  })
  const upstream = (place: 'tools' | 'pypi') => ({
    id: place,
    repository: nameOf(PLACES[place]),
    resource: PLACES[place],
    priority: company.priorities?.[place] ?? (place === 'tools' ? 100 : 50),
  })
  const denyPolicies =
    company.deny === undefined
      ? undefined
      : success([{ name: 'no-uploads', rules: company.deny.map(denyRule) }])
  return indexPolicies({
    now: NOW,
    containers: [
      container('organization', undefined, { displayName: 'example.com' }),
      container('folder', 'organization', { displayName: 'Engineering' }),
      container('project', 'folder', { projectNumber: '11', denyPolicies }),
      container('shop', 'organization', { projectNumber: '22' }),
    ],
    repositories: [
      repository('tools', { kind: 'standard' }),
      repository('pypi', { kind: 'remote', source: 'PyPI' }),
      repository('all', { kind: 'virtual', upstreams: [upstream('tools'), upstream('pypi')] }),
      repository('front', { kind: 'virtual', upstreams: [upstream('tools')] }),
    ].filter(({ name }) => !company.unseen?.some((id) => id === name.repository)),
    roles: new Map(
      Object.entries(company.roles ?? {}).map(([name, role]) => [name, success(role)]),
    ),
    groups: new Map(
      Object.entries(company.groups ?? {}).map(([email, members]) => [email, success(members)]),
    ),
    domains: new Map(Object.entries(company.signIns ?? {})),
  })
}

function bindingOf([role, member, expression]: ShortBinding): Binding {
  return {
    role: role.includes('/') ? role : `roles/artifactregistry.${role}`,
    members: [member],
    ...(expression === undefined ? {} : { condition: { expression, title: 'c' } }),
  }
}

function denyRule(rule: Partial<DenyRule>): DenyRule {
  return {
    deniedPrincipals: [],
    exceptionPrincipals: [],
    deniedPermissions: [],
    exceptionPermissions: [],
    ...rule,
  }
}
