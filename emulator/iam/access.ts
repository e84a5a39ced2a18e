import type { Catalog, Resource } from '../world/catalog.ts'
import type { Binding, World } from '../world/world-schema.ts'
import { type Condition, type ConditionContext, parseCondition } from './condition.ts'
import { isDenied } from './deny.ts'
import { isFederated, memberships } from './groups.ts'
import type { Roles } from './roles.ts'

/** `email`: of a person or a service account, or the whole `principal://…` of a federated identity. */
export type Principal = { email: string; hd?: string | undefined }

/** What a permission is asked about: a resource with a policy, or something below one (a location). */
export type Target = { holder: Resource; name: string; type: string; service: string }

/** Who may do what: every allow policy from the resource up to the organization, added together, less the deny policies. */
export type Access = {
  allows(principal: Principal, permission: string, on: Resource | Target): boolean
  /** Whether any permission at all is held here, so that its existence is no secret. */
  holdsAnything(principal: Principal, on: Resource): boolean
  /** Must be called after a policy has been changed. */
  policiesChanged(): void
}

type Grants = {
  always: ReadonlySet<string>
  sometimes: readonly { condition: Condition; permissions: ReadonlySet<string> }[]
}

const NOTHING: Grants = { always: new Set(), sometimes: [] }

export function createAccess(options: {
  catalog: Catalog
  groups: World['groups']
  roles: Roles
  now: () => number
}): Access {
  const { catalog, groups, roles, now } = options
  const members = new Map<string, ReadonlySet<string>>()
  let grants = new WeakMap<Resource, Map<string, Grants>>()

  const membersOf = (principal: Principal): ReadonlySet<string> => {
    const known = members.get(principal.email)
    if (known !== undefined) return known
    const found = memberships(groups, principal.email)
    found.add('allUsers')
    // https://cloud.google.com/iam/docs/principals-overview: it leaves federated identities out.
    if (!isFederated(principal.email)) found.add('allAuthenticatedUsers')
    if (principal.hd !== undefined) found.add(`domain:${principal.hd}`)
    members.set(principal.email, found)
    return found
  }

  const isMember = (principal: Principal, member: string): boolean =>
    membersOf(principal).has(member) || isProjectMember(principal, member)

  /** `projectOwner:P` is whoever P's own policy makes an owner. */
  const isProjectMember = (principal: Principal, member: string): boolean => {
    const [, kind, id] = /^project(Owner|Editor|Viewer):(.+)$/.exec(member) ?? []
    if (kind === undefined || id === undefined) return false
    const role = `roles/${kind.toLowerCase()}`
    return (catalog.project(id)?.resource.policy?.bindings ?? []).some(
      (binding) =>
        binding.role === role &&
        binding.condition === undefined &&
        binding.members.some((other) => membersOf(principal).has(other)),
    )
  }

  const grantsOn = (principal: Principal, resource: Resource): Grants => {
    const people = grants.get(resource) ?? new Map<string, Grants>()
    const known = people.get(principal.email)
    if (known !== undefined) return known
    const inherited = resource.parent === undefined ? NOTHING : grantsOn(principal, resource.parent)
    const own = (resource.policy?.bindings ?? []).filter((binding) =>
      binding.members.some((member) => isMember(principal, member)),
    )
    const all = own.length === 0 ? inherited : merge(inherited, own, roles)
    grants.set(resource, people.set(principal.email, all))
    return all
  }

  const isDeniedOn = (principal: Principal, permission: string, on: Resource): boolean => {
    for (let at: Resource | undefined = on; at !== undefined; at = at.parent) {
      if (isDenied(at.denyPolicies, membersOf(principal), permission)) return true
    }
    return false
  }

  const contextOf = (on: Resource | Target): ConditionContext => ({ time: now(), resource: on })

  return {
    allows(principal, permission, on) {
      const holder = 'holder' in on ? on.holder : on
      const { always, sometimes } = grantsOn(principal, holder)
      const isGranted =
        always.has(permission) ||
        sometimes.some(
          (grant) => grant.permissions.has(permission) && grant.condition(contextOf(on)),
        )
      return isGranted && !isDeniedOn(principal, permission, holder)
    },
    holdsAnything(principal, on) {
      const { always, sometimes } = grantsOn(principal, on)
      return always.size > 0 || sometimes.some((grant) => grant.condition(contextOf(on)))
    },
    policiesChanged() {
      grants = new WeakMap()
    },
  }
}

function merge(inherited: Grants, bindings: readonly Binding[], roles: Roles): Grants {
  const always = new Set(inherited.always)
  const sometimes = [...inherited.sometimes]
  for (const { role, condition } of bindings) {
    const permissions = roles.get(role)?.permissions ?? new Set<string>()
    if (condition !== undefined) {
      sometimes.push({ condition: parseCondition(condition.expression), permissions })
    } else {
      for (const permission of permissions) always.add(permission)
    }
  }
  return { always, sometimes }
}
