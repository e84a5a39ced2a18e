import type { AuditedAbility } from '../deciding-permissions'
import type { PolicyIndex } from '../policy-index'
import { exposedUpstreams } from './exposed-upstreams'
import type { Finding, FindingKind } from './finding'
import {
  administrationBelow,
  chosenInstead,
  fromGroup,
  lookFirst,
  removal,
  toGroup,
  writerInstead,
} from './mends'
import type { Outsider } from './outsiders'
import type { RiskyGrant } from './risky-grant'

/** What a rule says of a grant; the rest of the finding is the grant itself. */
type Said = Pick<Finding, 'severity' | 'weight' | 'reason' | 'mend'> &
  Partial<Pick<Finding, 'repositories' | 'certainty'>> & {
    member?: string
    chain?: readonly string[]
  }

/** What rules look things up in. */
export type RuleContext = {
  index: PolicyIndex
  domains: readonly string[]
  /** Whether everything below each grant was read, as far as it is shown: else what it reaches cannot be counted or replaced. */
  isWhole: boolean
  /** Who of a member, or of the people in it, is of none of the domains. */
  outsidersOf(member: string): readonly Outsider[]
}

type Rule = (found: RiskyGrant, context: RuleContext) => readonly Said[]

export const GRANT_RULES: Readonly<Record<Exclude<FindingKind, 'dependency-confusion'>, Rule>> = {
  public: (found, context) =>
    found.principal.kind !== 'all-users'
      ? []
      : waysOf(found, context).map(({ does, bearsOn }) => ({
          severity: 'high',
          weight: 'Nobody has to sign in: what is in the repository is published to the world.',
          reason: `Anyone on the internet ${does}.`,
          ...bearsOn,
          mend: removal(
            found,
            'Take the role from `allUsers`. Where the packages are meant to be public, leave it and say so in the description.',
          ),
        })),
  'every-google-account': (found, context) =>
    found.principal.kind !== 'all-authenticated-users'
      ? []
      : waysOf(found, context).map(({ does, bearsOn }) => ({
          severity: 'high',
          weight: 'A Google account is free: this is the whole world, after one sign-in.',
          reason: `Anyone with any Google account ${does}. This is not limited to your organization.`,
          ...bearsOn,
          mend: removal(found, 'Take the role from `allAuthenticatedUsers`.'),
        })),
  'outside-domains': (found, context) => {
    const { domains, outsidersOf } = context
    const outsiders = outsidersOf(found.member)
    const ways = outsiders.length === 0 ? [] : waysOf(found, context)
    return outsiders.flatMap(({ member, chain }) =>
      ways.map(({ does, bearsOn, isThrough }) => ({
        member,
        chain,
        ...bearsOn,
        severity: writes(found) && !isThrough ? 'high' : 'medium',
        weight:
          writes(found) && !isThrough
            ? 'Somebody whom your organization does not manage can replace packages.'
            : 'Somebody whom your organization does not manage can take packages, also after leaving their own company.',
        reason: `\`${member}\` is of none of your domains (${domains.join(', ')}) and ${does}${chain.length === 0 ? '' : `, through \`${chain.join('` in `')}\``}.`,
        mend:
          chain.length === 0
            ? removal(found, 'Take the role away, if the access is no longer wanted.')
            : fromGroup(member, chain[0] ?? ''),
      })),
    )
  },
  'default-service-account': (found, context) =>
    found.principal.kind !== 'service-account' || !found.principal.isDefault || !writes(found)
      ? []
      : [
          {
            severity: 'medium',
            weight:
              'Every workload of the project that was given no account of its own runs as this one: whoever breaks into any of them can replace packages.',
            reason: `The default service account \`${found.member}\` ${publishes(found)}.`,
            repositories: found.repositories('publish'),
            mend: accountOfItsOwn(found, context),
          },
        ],
  'basic-role': (found, context) =>
    !writes(found) || !isBasic(found)
      ? []
      : [
          {
            severity: 'medium',
            weight:
              'Basic roles hold thousands of permissions: nobody who was given one to do something else was meant to publish packages.',
            reason: `\`${found.member}\` ${publishes(found)} through the basic role \`${basicRole(found)}\`.`,
            repositories: found.repositories('publish'),
            mend: mendBasicRole(found, context),
          },
        ],
  'wide-administration': (found, context) =>
    found.holder.kind === 'repository' || !isKnownFor(found, 'administer')
      ? []
      : [
          {
            severity: found.holder.kind === 'project' ? 'low' : 'medium',
            weight:
              found.holder.kind === 'project'
                ? 'It covers every repository of the project, those still to come included.'
                : `It covers every repository of every project under this ${found.holder.kind}, those still to come included.`,
            reason: context.isWhole
              ? `\`${found.member}\` decides who has access to ${count(found.repositories('administer'))}, by one grant on \`${found.holder.name}\`.`
              : `\`${found.member}\` decides who has access here, by a grant on \`${found.holder.name}\`: it reaches other repositories as well, which this page does not read.`,
            repositories: found.repositories('administer'),
            mend: context.isWhole ? administrationBelow(found, context.index) : lookFirst(found),
          },
        ],
  person: (found, { index }) =>
    found.principal.kind !== 'user' || !isKnownFor(found, 'publish') || isBasic(found)
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
              'The account is gone and can do nothing, unless somebody restores it: then the grant works again. A new account of the same name does not get it.',
            reason: `The policy still names \`${found.member}\`.`,
            mend: removal(found, 'Take the role away.'),
          },
        ],
}

function isReadBelow({ holder }: RiskyGrant, { isWhole }: RuleContext): boolean {
  return isWhole || holder.kind === 'repository'
}

function accountOfItsOwn(found: RiskyGrant, context: RuleContext): Finding['mend'] {
  if (!isReadBelow(found, context)) return lookFirst(found)
  const besides = isBasic(found)
    ? ' The basic role covers much else: look first at what runs as it.'
    : ''
  return chosenInstead(
    found,
    'account',
    `Give the workload that publishes a service account of its own (\`ACCOUNT=publisher@my-project.iam.gserviceaccount.com\`): that gets the role, and only then the default one loses it.${besides}`,
  )
}

function mendBasicRole(found: RiskyGrant, context: RuleContext): Finding['mend'] {
  if (!isReadBelow(found, context)) return lookFirst(found)
  const { principal } = found
  // It is to publish no longer: it gets no other role.
  if (principal.kind === 'service-account' && principal.isDefault) {
    return accountOfItsOwn(found, context)
  }
  return principal.kind === 'project-role'
    ? chosenInstead(
        found,
        'group',
        'Choose a group of those who publish (`GROUP=py-devs@example.com`): it gets the role, and only then everybody with the basic role loses it.',
      )
    : writerInstead(found, context.index)
}

/** What a grant lets its members do with what it is about, and with what is behind that. */
function waysOf(found: RiskyGrant, { index }: RuleContext) {
  const own = { does: may(found), bearsOn: {}, isThrough: false }
  const exposed = exposedUpstreams(found, index)
  if (exposed === undefined) return [own]
  const { repositories, through, certainty } = exposed
  const verb = certainty === 'unknown' ? 'may be able to' : 'can'
  const condition = certainty === 'conditional' ? ', under a condition' : ''
  const fronts = through.map((name) => `\`${name}\``).join(', ')
  const place = through.length === 1 ? 'a virtual repository' : 'virtual repositories'
  return [
    own,
    {
      does: `${verb} install from it through ${place} in front of it: ${fronts}${condition}`,
      bearsOn: { repositories, certainty },
      isThrough: true,
    },
  ]
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

function publishes({ certainty, grant }: RiskyGrant): string {
  if (certainty === 'unknown') {
    return `may be able to publish (${(grant.role.because ?? '').replace(/\.$/, '')})`
  }
  return certainty === 'conditional' ? 'can publish, under a condition' : 'can publish'
}

/** Roles that could not be read are no finding of the lesser kinds: they are named among what cannot be seen. */
function isKnownFor({ abilities, certainty }: RiskyGrant, ability: AuditedAbility): boolean {
  return certainty !== 'unknown' && abilities.includes(ability)
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
