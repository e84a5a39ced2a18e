import 'server-only'

import { hasSessionEnded } from '@/lib/auth/person'
import { currentAddress } from './current-address'

/** The address that asks the person to sign in, says why, and leads back to the page being rendered. */
export async function signInPage(): Promise<string> {
  const error = (await hasSessionEnded()) ? 'reauthenticate' : 'SessionRequired'
  return `/?${new URLSearchParams({ error, callbackUrl: await currentAddress() })}`
}
