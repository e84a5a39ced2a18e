import type { PolicySnapshot } from './snapshot'

/**
 * The domains that count as the viewer's organization: those whose people may sign in, else the one of the viewer's
 * own sign-in. A consumer account has none: then nobody is called outside.
 */
export function ownDomains(
  { domains }: Pick<PolicySnapshot, 'domains'>,
  viewerEmail: string,
  allowed: readonly string[],
): readonly string[] {
  if (allowed.length > 0) return allowed
  const own = domains.get(`user:${viewerEmail.toLowerCase()}`)
  return own === undefined ? [] : [own]
}
