import type { AuditedAbility } from '../deciding-permissions'
import { LEAST_ROLE } from '../least-role'
import type { PolicyHolder, PolicyIndex } from '../policy-index'
import type { Finding } from './finding'
import {
  addBinding,
  type Chosen,
  changeGroup,
  joinChosenGroup,
  type Place,
  removeBinding,
} from './mend-commands'
import type { RiskyGrant } from './risky-grant'

type Mend = Finding['mend']

/** More places than these, and nobody would paste a command for each. */
const FEW = 5

/** Takes the role away, and gives nothing instead. */
export function removal(found: RiskyGrant, text: string): Mend {
  return instead(found, text, [])
}

/** Gives something first: `adds`. Where a part of it cannot be written, none of it is. */
function instead(found: RiskyGrant, text: string, adds: readonly (string | undefined)[]): Mend {
  const { holder, repository, member, grant } = found
  const condition = grant.condition?.text
  const isHidden = grant.condition !== undefined && condition === undefined
  const remove = isHidden
    ? undefined
    : removeBinding({ holder, repository, member, role: grant.role.name, condition })
  const commands = [...adds, remove].filter((command) => command !== undefined)
  if (commands.length === adds.length + 1) return { text, commands }
  return {
    text: `${text} Its condition, by which gcloud knows the binding, is not known in full here: look at the policy first.`,
    commands: [],
  }
}

/** Where only a part of what is below a grant was read, what replaces it cannot be said. */
export function lookFirst({ holder, member }: RiskyGrant): Mend {
  return {
    text: `The grant is on \`${holder.name}\`, and reaches what this page did not read. Look at the audit (\`/audit\`) first: it shows what else \`${member}\` would lose, and what to grant instead.`,
    commands: [],
  }
}

/** For a basic role: Writer in its place. */
export function writerInstead(found: RiskyGrant, index: PolicyIndex): Mend {
  const { holder, repository, member, grant } = found
  const { condition } = grant
  const { role } = LEAST_ROLE.publish
  const text = 'Give Artifact Registry Writer to whoever publishes, then take the basic role away.'
  const few = condition === undefined ? placesOf(found, 'publish', index) : undefined
  const places = few ?? [{ holder, repository }]
  const adds = places.map((place) =>
    addBinding({ ...place, member, role, condition: condition?.text }),
  )
  if (grant.role.name === 'roles/owner') {
    return {
      text: `${text} Nothing here takes it away: an owner decides on everything in the project, and another one has to be there first.`,
      commands: adds.filter((command) => command !== undefined),
    }
  }
  return instead(found, `${text} It covers much else: look first at what they need besides.`, adds)
}

/** For whoever administers more than one repository: the same on each, where they are few; else on each project. */
export function administrationBelow(found: RiskyGrant, index: PolicyIndex): Mend {
  const { member, grant, holder } = found
  const { name: role } = grant.role
  const text =
    'Where only some repositories need this administrator, grant it there, and take it away above.'
  const isOfRegistry = role.startsWith('roles/artifactregistry.')
  if (!isOfRegistry || grant.condition !== undefined) {
    const why = isOfRegistry ? 'holds under a condition' : 'covers more than Artifact Registry'
    return {
      text: `${text} \`${role}\` ${why}: no command is written for it. Grant \`${LEAST_ROLE.administer.role}\` on those repositories, look at what else it is for, and then take it away.`,
      commands: [],
    }
  }
  const places = placesOf(found, 'administer', index) ?? projectsOf(found, index)
  if (places === undefined) {
    return {
      text: `${text} They are too many here for a command each: grant \`${role}\` where it is needed first. Taken from \`${holder.name}\` alone, it would be taken from all of them, and perhaps from whoever runs the command.`,
      commands: [],
    }
  }
  return instead(
    found,
    `${text} Leave out those that do not; what is not on this page loses it, too.`,
    places.map((place) => addBinding({ ...place, member, role, condition: undefined })),
  )
}

/** The repositories that a grant gives an ability on, or, where it is on one, that; `undefined` where they are many. */
function placesOf(
  { holder, repository, repositories }: RiskyGrant,
  ability: AuditedAbility,
  index: PolicyIndex,
): readonly Place[] | undefined {
  if (holder.kind === 'repository') return [{ holder, repository }]
  const names = repositories(ability)
  if (names.length > FEW) return undefined
  return names.flatMap((name): Place[] => {
    const each = index.holderOf(name)
    return each === undefined ? [] : [{ holder: each, repository: index.repositories.get(name) }]
  })
}

/** The projects of what it administers, where it is above them and they are few. */
function projectsOf(
  { holder, repositories }: RiskyGrant,
  index: PolicyIndex,
): readonly Place[] | undefined {
  if (holder.kind === 'project') return undefined
  const holders = new Set<PolicyHolder>()
  for (const name of repositories('administer')) {
    const project = index.holderOf(`projects/${index.repositories.get(name)?.name.project}`)
    if (project === undefined) return undefined
    holders.add(project)
  }
  if (holders.size > FEW) return undefined
  return [...holders].map((each) => ({ holder: each, repository: undefined }))
}

export function fromGroup(member: string, group: string): Mend {
  return {
    text: 'Take the member out of the group, if the access is no longer wanted.',
    commands: group.startsWith('group:') ? [changeGroup('delete', group, member)] : [],
  }
}

/** The same role for a member that has to be chosen first; Writer in place of one that is not Artifact Registry's. */
export function chosenInstead(found: RiskyGrant, chosen: Chosen, text: string): Mend {
  const { holder, repository, grant } = found
  const isOfRegistry = grant.role.name.startsWith('roles/artifactregistry.')
  const role = isOfRegistry ? grant.role.name : LEAST_ROLE.publish.role
  const condition = grant.condition?.text
  return instead(found, text, [addBinding({ holder, repository, member: chosen, role, condition })])
}

/** A group that can publish by the same policy is proposed; else one has to be chosen first. */
export function toGroup(found: RiskyGrant, index: PolicyIndex): Mend {
  const { holder, repository, member, grant } = found
  const groups = holder.grants
    .filter(({ role, condition }) => role.name === grant.role.name && !condition)
    .flatMap(({ members }) => members.filter((one) => one.startsWith('group:')))
  const [group] = groups
  if (group === undefined) {
    const role = grant.role.name
    const condition = grant.condition?.text
    return instead(
      found,
      'Choose a group of those who publish (`GROUP=py-devs@example.com`): it gets the same role here, the person is put into it, and only then loses the grant of their own.',
      [
        addBinding({ holder, repository, member: 'group', role, condition }),
        joinChosenGroup(member),
      ],
    )
  }
  const isInside = index.membership.identitiesOf(member).get(group)?.isCertain === true
  return instead(
    found,
    isInside
      ? `\`${group}\` has the same role here, and the person is in it: take the grant of their own away.`
      : `\`${group}\` has the same role here: put the person into it, and take the grant of their own away.`,
    isInside ? [] : [changeGroup('add', group, member)],
  )
}
