import type { Google } from '../google.ts'
import type { Principal } from './access.ts'
import { isFederated } from './groups.ts'

/** Whose token it is, for IAM. Nobody, where a service account is disabled: its tokens stop working, too. */
export function principalOf(
  google: Pick<Google, 'people' | 'catalog'>,
  email: string,
): Principal | undefined {
  const person = google.people.get(email)
  if (person !== undefined) return person
  const account = google.catalog.serviceAccounts.get(email)
  if (account !== undefined) return account.disabled ? undefined : { email }
  return isFederated(email) ? { email } : undefined
}
