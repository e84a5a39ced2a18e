import type { World } from '../world/world-schema.ts'

/**
 * Every member string that stands for one e-mail address (or federated principal) through groups: its own and those of all groups it
 * is in, directly or through other groups. Groups may contain each other in a circle.
 */
export function memberships(groups: World['groups'], email: string): Set<string> {
  const found = new Set(identities(email))
  // A Set visits what is added to it while it is walked: this is the whole transitive closure.
  for (const member of found) {
    for (const group of groups) {
      if (group.members.includes(member)) found.add(`group:${group.email}`)
    }
  }
  return found
}

const POOL = /^principal:(\/\/iam\.googleapis\.com\/projects\/\d+\/.+)\/subject\/.+$/

/** Without a Google account: known by the pool of workload identity that it came through. */
export function isFederated(email: string): boolean {
  return POOL.test(email)
}

function identities(email: string): string[] {
  const pool = POOL.exec(email)?.[1]
  if (pool !== undefined) return [email, `principalSet:${pool}/*`]
  return [email.endsWith('.gserviceaccount.com') ? `serviceAccount:${email}` : `user:${email}`]
}
