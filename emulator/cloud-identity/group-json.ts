import { createHash } from 'node:crypto'
import type { World } from '../world/world-schema.ts'

export type Group = World['groups'][number]

export const groupName = ({ email }: Group) => `groups/${idOf(`group:${email}`)}`

/** Of `Membership.Type`. */
const TYPES: Readonly<Record<string, string>> = {
  user: 'USER',
  group: 'GROUP',
  serviceAccount: 'SERVICE_ACCOUNT',
}

/** One of `memberships.list`. What kind of member it is stands in the full view only. */
export function membershipJson(group: Group, member: string, isFull: boolean) {
  const [kind = ''] = member.split(':')
  return {
    name: `${groupName(group)}/memberships/${idOf(member)}`,
    preferredMemberKey: { id: emailOf(member) },
    roles: [{ name: 'MEMBER' }],
    ...(isFull ? { type: TYPES[kind] ?? 'OTHER' } : {}),
  }
}

/** One of `memberships.searchTransitiveMemberships`: it has the kind of member in its name. */
export function relationJson(member: string, relation: { direct: boolean; indirect: boolean }) {
  const { direct, indirect } = relation
  return {
    member: `${member.startsWith('group:') ? 'groups' : 'users'}/${idOf(member)}`,
    preferredMemberKey: [{ id: emailOf(member) }],
    relationType: direct && indirect ? 'DIRECT_AND_INDIRECT' : direct ? 'DIRECT' : 'INDIRECT',
    roles: [{ role: 'MEMBER' }],
  }
}

const emailOf = (member: string) => member.slice(member.indexOf(':') + 1)

/** Google's are opaque, and so are these. */
function idOf(member: string): string {
  return createHash('sha256').update(member).digest('hex').slice(0, 16)
}
