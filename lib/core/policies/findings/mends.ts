import { LEAST_ROLE } from '../least-role'
import type { PolicyIndex } from '../policy-index'
import type { Finding } from './finding'
import { addBinding, commandLine, removeBinding } from './mend-commands'
import type { RiskyGrant } from './risky-grant'

const WRITER = LEAST_ROLE.publish
/** More repositories than these, and a role on what is above them takes fewer commands and is kept up by itself. */
const FEW = 5

export function removeOf({ holder, repository, member, grant }: RiskyGrant): string {
  const { role, condition } = grant
  const isConditional = condition !== undefined
  return removeBinding({ holder, repository, member, role: role.name, isConditional })
}

export function removal(found: RiskyGrant, text: string): Finding['mend'] {
  return { text, commands: [removeOf(found)] }
}

/** Gives a narrower role on the repositories that it is about, or, where they are many, where the wide one was. */
export function narrower(found: RiskyGrant, index: PolicyIndex, role = WRITER.role): string[] {
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

export function fromGroup(member: string, group: string): Finding['mend'] {
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
export function toGroup(found: RiskyGrant, index: PolicyIndex): Finding['mend'] {
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
