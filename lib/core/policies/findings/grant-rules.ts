import { LEAST_ROLE } from '../least-role'
import type { PolicyIndex } from '../policy-index'
import { canonicalMember, parsePrincipal } from '../principal'
import type { Finding, FindingKind } from './finding'
import { addBinding, commandLine, removeBinding } from './mend-commands'
import type { RiskyGrant } from './risky-grant'

export type FindingOptions = {
  /** The organization's own domains; with none, nothing is called outside. */
  domains: readonly string[]
}

/** What a rule says of a grant; the rest of the finding is the grant itself. */
type Said = Pick<Finding, 'severity' | 'weight' | 'reason' | 'mend'> &
  Partial<Pick<Finding, 'repositories'>> & { member?: string; chain?: readonly string[] }

type Rule = (found: RiskyGrant, index: PolicyIndex, options: FindingOptions) => readonly Said[]

const WRITER = LEAST_ROLE.publish
/** More repositories than these, and a role on what is above them takes fewer commands and is kept up by itself. */
const FEW = 5

export const GRANT_RULES: Readonly<Record<Exclude<FindingKind, 'dependency-confusion'>, Rule>> = {
  public: (found) =>
    found.principal.kind !== 'all-users'
      ? []
      : [
          {
            severity: 'high',
            weight: 'Nobody has to sign in: what is in the repository is published to the world.',
            reason: `Anyone on the internet ${may(found)}.`,
            mend: removal(
              found,
              'Take the role from `allUsers`. Where the packages are meant to be public, leave it and say so in the description.',
            ),
          },
        ],
  'every-google-account': (found) =>
    found.principal.kind !== 'all-authenticated-users'
      ? []
      : [
          {
            severity: 'high',
            weight: 'A Google account is free: this is the whole world, after one sign-in.',
            reason: `Anyone with any Google account ${may(found)}. This is not limited to your organization.`,
            mend: removal(found, 'Take the role from `allAuthenticatedUsers`.'),
          },
        ],
  'outside-domains': (found, index, { domains }) =>
    domains.length === 0
      ? []
      : outsiders(found.member, index, domains).map(({ member, chain }) => ({
          member,
          chain,
          severity: writes(found) ? 'high' : 'medium',
          weight: writes(found)
            ? 'Somebody whom your organization does not manage can replace packages.'
            : 'Somebody whom your organization does not manage can take packages, also after leaving their own company.',
          reason: `\`${member}\` is of none of your domains (${domains.join(', ')}) and ${may(found)}${chain.length === 0 ? '' : `, through \`${chain.join('` in `')}\``}.`,
          mend:
            chain.length === 0
              ? removal(found, 'Take the role away, if the access is no longer wanted.')
              : fromGroup(member, chain[0] ?? ''),
        })),
  'default-service-account': (found) =>
    found.principal.kind !== 'service-account' || !found.principal.isDefault || !writes(found)
      ? []
      : [
          {
            severity: 'medium',
            weight:
              'Every workload of the project that was given no account of its own runs as this one: whoever breaks into any of them can replace packages.',
            reason: `The default service account \`${found.member}\` can publish.`,
            repositories: found.repositories('publish'),
            mend: removal(
              found,
              'Give the workload that publishes a service account of its own with Artifact Registry Writer, then take the role from the default one.',
            ),
          },
        ],
  'basic-role': (found, index) =>
    !writes(found) || !isBasic(found)
      ? []
      : [
          {
            severity: 'medium',
            weight:
              'Basic roles hold thousands of permissions: nobody who was given one to do something else was meant to publish packages.',
            reason: `\`${found.member}\` can publish through the basic role \`${basicRole(found)}\`.`,
            repositories: found.repositories('publish'),
            mend: {
              text: 'Give Artifact Registry Writer to whoever publishes, then take the basic role away. It covers much else: look first at what they need besides.',
              commands: [...narrower(found, index), removeOf(found)],
            },
          },
        ],
  'wide-administration': (found, index) =>
    found.holder.kind === 'repository' || !found.abilities.includes('administer')
      ? []
      : [
          {
            severity: found.holder.kind === 'project' ? 'low' : 'medium',
            weight:
              found.holder.kind === 'project'
                ? 'It covers every repository of the project, those still to come included.'
                : `It covers every repository of every project under this ${found.holder.kind}, those still to come included.`,
            reason: `\`${found.member}\` decides who has access to ${count(found.repositories('administer'))}, by one grant on \`${found.holder.name}\`.`,
            repositories: found.repositories('administer'),
            mend: {
              text: 'Where only some repositories need this administrator, grant it there, and take it away above.',
              commands: [...narrower(found, index, LEAST_ROLE.administer.role), removeOf(found)],
            },
          },
        ],
  person: (found, index) =>
    found.principal.kind !== 'user' || !writes(found) || isBasic(found)
      ? []
      : [
          {
            severity: 'low',
            weight:
              'It works, but nobody will remember to take it away when the person changes teams.',
            reason: `\`${found.member}\` can publish by a grant of their own, not through a group.`,
            repositories: found.repositories('publish'),
            mend: toGroup(found, index),
          },
        ],
  'deleted-principal': (found) =>
    found.principal.kind !== 'deleted'
      ? []
      : [
          {
            severity: 'low',
            weight:
              'The account is gone and can do nothing, unless somebody restores it: then the grant works again.',
            reason: `The policy still names \`${found.member}\`.`,
            mend: removal(found, 'Take the role away.'),
          },
        ],
}

const VERBS = {
  install: 'install from it',
  publish: 'publish to it',
  delete: 'delete from it',
  administer: 'decide who has access',
}

function may({ abilities, grant, certainty }: RiskyGrant): string {
  if (certainty === 'unknown')
    return `may be allowed anything: ${grant.role.because ?? ''}`.replace(/\.$/, '')
  const words = abilities.map((ability) => VERBS[ability]).join(', ')
  return `can ${words}${certainty === 'conditional' ? ', under a condition' : ''}`
}

function writes({ abilities }: RiskyGrant): boolean {
  return abilities.includes('publish')
}

function basicRole({ grant, principal }: RiskyGrant): string | undefined {
  if (/^roles\/(?:owner|editor)$/.test(grant.role.name)) return grant.role.name
  return principal.kind === 'project-role' && principal.role !== 'viewer'
    ? `roles/${principal.role}`
    : undefined
}

function isBasic(found: RiskyGrant): boolean {
  return basicRole(found) !== undefined
}

function count(names: readonly string[]): string {
  return names.length === 1 ? 'one repository' : `${names.length} repositories`
}

function removeOf({ holder, repository, member, grant }: RiskyGrant): string {
  const { role, condition } = grant
  const isConditional = condition !== undefined
  return removeBinding({ holder, repository, member, role: role.name, isConditional })
}

function removal(found: RiskyGrant, text: string): Finding['mend'] {
  return { text, commands: [removeOf(found)] }
}

/** Gives a narrower role on the repositories that it is about, or, where they are many, where the wide one was. */
function narrower(found: RiskyGrant, index: PolicyIndex, role = WRITER.role): string[] {
  const { holder, repository, member } = found
  const names = found.repositories(role === WRITER.role ? 'publish' : 'administer')
  if (holder.kind === 'repository' || names.length > FEW) {
    return role === WRITER.role ? [addBinding({ holder, repository, member, role })] : []
  }
  return names.flatMap((name) => {
    const each = { holder: index.holderOf(name), repository: index.repositories.get(name) }
    return each.holder === undefined
      ? []
      : [addBinding({ holder: each.holder, repository: each.repository, member, role })]
  })
}

/** Who of a member, or of the people in it, is outside: by the sign-in where it is known, else by the address. */
function outsiders(member: string, index: PolicyIndex, domains: readonly string[]) {
  const own = new Set(domains.map((domain) => domain.toLowerCase()))
  const found: { member: string; chain: string[] }[] = []
  const seen = new Map<string, string[]>([[member, []]])
  for (const [each, chain] of seen) {
    const domain = domainOf(each, index)
    if (domain !== undefined && !own.has(domain)) found.push({ member: each, chain })
    for (const inside of index.membership.membersOf(each) ?? []) {
      if (!seen.has(inside)) seen.set(inside, [each, ...chain])
    }
  }
  return found
}

function domainOf(member: string, index: PolicyIndex): string | undefined {
  const principal = parsePrincipal(member)
  if (principal.kind === 'domain') return principal.domain
  if (principal.kind !== 'user' && principal.kind !== 'group') return undefined
  const known = index.snapshot.domains.get(canonicalMember(member))
  return (known ?? principal.email.slice(principal.email.indexOf('@') + 1)).toLowerCase()
}

function fromGroup(member: string, group: string): Finding['mend'] {
  return {
    text: 'Take the member out of the group, if the access is no longer wanted.',
    commands: group.startsWith('group:')
      ? [
          commandLine([
            ...['gcloud', 'identity', 'groups', 'memberships', 'delete'],
            `--group-email=${group.slice('group:'.length)}`,
            `--member-email=${member.slice(member.indexOf(':') + 1)}`,
          ]),
        ]
      : [],
  }
}

/** A group that can publish by the same policy is proposed; else one has to be chosen first. */
function toGroup(found: RiskyGrant, index: PolicyIndex): Finding['mend'] {
  const groups = found.holder.grants
    .filter(({ role, condition }) => role.name === found.grant.role.name && !condition)
    .flatMap(({ members }) => members.filter((member) => member.startsWith('group:')))
  const [group] = groups
  if (group === undefined) {
    return removal(
      found,
      'Put the person into a group, give the group the same role here, and then take it from the person.',
    )
  }
  const isInside = index.membership.identitiesOf(found.member).get(group)?.isCertain === true
  const join = commandLine([
    ...['gcloud', 'identity', 'groups', 'memberships', 'add'],
    `--group-email=${group.slice('group:'.length)}`,
    `--member-email=${found.member.slice('user:'.length)}`,
  ])
  return {
    text: isInside
      ? `\`${group}\` has the same role here, and the person is in it: take the grant of their own away.`
      : `\`${group}\` has the same role here: put the person into it, and take the grant of their own away.`,
    commands: [...(isInside ? [] : [join]), removeOf(found)],
  }
}
