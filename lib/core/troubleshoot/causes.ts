import type { CauseEntry } from './cause-entry'
import { KEYRING } from './causes/keyring'
import { NETWORK } from './causes/network'
import { PUBLISHING } from './causes/publishing'
import { REPOSITORY } from './causes/repository'
import { SIGNING_IN } from './causes/signing-in'

/**
 * All that can be wrong, by its id. An id is a part of addresses (`/troubleshoot/no-backend`) and of the doctor's code: it is never
 * renamed.
 */
export const CAUSES = {
  ...SIGNING_IN,
  ...KEYRING,
  ...REPOSITORY,
  ...PUBLISHING,
  ...NETWORK,
} as const satisfies Record<string, CauseEntry>

export type Cause = keyof typeof CAUSES

/** Whether `value` (from a URL, say) names a cause; names that every object inherits do not. */
export function isCause(value: string): value is Cause {
  return Object.hasOwn(CAUSES, value)
}

/** In the order in which they are listed. */
export const CAUSE_IDS: readonly Cause[] = Object.keys(CAUSES).filter(isCause)

/** Where to look for it, in the order of the list. */
export const CAUSE_GROUPS: readonly { title: string; causes: readonly Cause[] }[] = [
  { title: 'Signing in', table: SIGNING_IN },
  { title: 'keyring', table: KEYRING },
  { title: 'The repository and its address', table: REPOSITORY },
  { title: 'Publishing', table: PUBLISHING },
  { title: 'The network', table: NETWORK },
].map(({ title, table }) => ({ title, causes: Object.keys(table).filter(isCause) }))

/** What is wrong under this id. */
export function causeEntry(cause: Cause): CauseEntry {
  return CAUSES[cause]
}
