import type { World } from '../world/world-schema.ts'

/**
 * Every member string that stands for one e-mail address through groups: its own and those of all groups it
 * is in, directly or through other groups. Groups may contain each other in a circle.
 */
export function memberships(groups: World['groups'], email: string): Set<string> {
  const self = email.endsWith('.gserviceaccount.com') ? `serviceAccount:${email}` : `user:${email}`
  const found = new Set([self])
  // A Set visits what is added to it while it is walked: this is the whole transitive closure.
  for (const member of found) {
    for (const group of groups) {
      if (group.members.includes(member)) found.add(`group:${group.email}`)
    }
  }
  return found
}
