import { abilitiesFor, type Certainty, type CertaintyByAbility } from './certainty'
import { type AuditedAbility, abilitiesOf } from './deciding-permissions'
import { type Denials, denialsOf, takenBy } from './denials'
import { holdingOf, type Reach } from './holding-of'
import type { Condition } from './policy'
import type { PolicyHolder, PolicyIndex } from './policy-index'
import { canonicalMember, isGone, type Principal, parsePrincipal } from './principal'
import { type ThroughVirtual, throughVirtuals } from './through-virtual'

/** One way in which somebody has access. */
export type AccessPath = {
  role: { name: string; title: string }
  /** Where it is granted: the repository itself, or what it inherits from. */
  on: { name: string; kind: PolicyHolder['kind']; isInherited: boolean }
  /** Whom the binding names, and what leads from the principal to it: empty where it is named itself. */
  member: string
  chain: readonly string[]
  /** `says`: in plain words, as `until 2099-01-01 00:00 UTC`. `text` is missing where Google did not show it. */
  condition?: { says: string; text: Condition | undefined; isInForce: boolean | 'unclear' }
  /** What it gives; for `unknown`, what it may give. Deny policies are not taken off. */
  abilities: readonly AuditedAbility[]
  certainty: Exclude<Certainty, 'denied'>
  /** Why it is unknown, as a sentence. */
  because?: string
}

/** What one principal may do with one repository, and how. */
export type PrincipalAccess = {
  member: string
  principal: Principal
  abilities: CertaintyByAbility
  /** The surest first, and of these the nearest to the repository. */
  paths: readonly AccessPath[]
  /** Grants whose condition is not met here and now: run out, not begun, for another resource; or whose account is deleted. */
  notInForce: readonly AccessPath[]
  through: readonly ThroughVirtual[]
  /** The deny policies that take away something that its grants give, by name. */
  deniedBy: readonly string[]
  /** What these and others do to each ability. */
  denials: Denials
}

/**
 * What a principal, named as a binding would (`user:…`, `group:…`, `allUsers`), may do with a repository of the
 * snapshot: its own grants, those of its groups, and those of everyone.
 * A repository that is not in the snapshot gives `unknown` for everything.
 */
export function accessOf(index: PolicyIndex, member: string, repository: string): PrincipalAccess {
  const reached = holdingOf(index, member, repository)
  const { holding, reaches } = reached
  const principal = parsePrincipal(member)
  const paths: AccessPath[] = []
  const notInForce: AccessPath[] = []
  for (const reach of reaches) {
    const path = pathOf(reach, repository)
    if (path.abilities.length === 0) continue
    if (reach.verdict === 'unmet' || isGone(principal)) notInForce.push(path)
    else paths.push(path)
  }
  const mode = index.repositories.get(repository)?.mode ?? { kind: 'unknown', value: '' }
  const denials = denialsOf(reached, mode)
  return {
    member: canonicalMember(member),
    principal,
    abilities: abilitiesFor(holding, mode),
    paths: paths.sort((a, b) => SUREST[a.certainty] - SUREST[b.certainty]),
    notInForce,
    through: throughVirtuals(index, member, repository),
    deniedBy: takenBy(denials),
    denials,
  }
}

const SUREST = { granted: 0, conditional: 1, unknown: 2 }

function pathOf({ grant, holder, member, identity, verdict }: Reach, repository: string) {
  const { role, condition } = grant
  const path: AccessPath = {
    role: { name: role.name, title: role.title },
    on: { name: holder.name, kind: holder.kind, isInherited: holder.name !== repository },
    member,
    chain: identity.chain,
    ...(condition === undefined
      ? {}
      : {
          condition: {
            says: condition.says,
            text: condition.text,
            isInForce: verdict === 'unclear' ? verdict : verdict === 'met',
          },
        }),
    abilities: abilitiesOf(role.permissions | role.perhaps),
    ...certaintyOfPath({ grant, holder, member, identity, verdict }),
  }
  return path
}

function certaintyOfPath({
  grant,
  identity,
  verdict,
}: Reach): Pick<AccessPath, 'certainty' | 'because'> {
  if (!identity.isCertain) {
    const [set = ''] = identity.chain
    return { certainty: 'unknown', because: `Nobody could see who is in \`${set}\`.` }
  }
  const { because } = grant.role
  if (because !== undefined) return { certainty: 'unknown', because }
  return { certainty: verdict === 'unclear' ? 'conditional' : 'granted' }
}
