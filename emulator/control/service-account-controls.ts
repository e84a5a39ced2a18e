import { z } from 'zod'
import type { Google } from '../google.ts'
import { notFound } from '../http/google-error.ts'
import { GOOGLE_TOKEN_URI } from '../openid/jwt-bearer.ts'
import type { ServiceAccountKey } from '../openid/service-account-keys.ts'
import type { ServiceAccount } from '../world/catalog.ts'

/** `google`: the key file that Google would write, to be used through the emulator's proxy. */
export const keyOptions = z.strictObject({ hosts: z.enum(['emulator', 'google']).optional() })
export type KeyOptions = z.infer<typeof keyOptions>

export function createServiceAccountKey(
  google: Google,
  email: string,
  { hosts = 'emulator' }: KeyOptions = {},
): Promise<ServiceAccountKey> {
  const tokenUri = hosts === 'google' ? GOOGLE_TOKEN_URI : `${google.origin()}/token`
  return google.serviceAccountKeys.create(serviceAccountOf(google, email), tokenUri)
}

export function deleteServiceAccountKey(google: Google, email: string, id: string): void {
  if (!google.serviceAccountKeys.delete(serviceAccountOf(google, email), id))
    throw notFound(`There is no key ${id} of ${email}.`)
}

export function setServiceAccountDisabled(google: Google, email: string, disabled: boolean): void {
  serviceAccountOf(google, email).disabled = disabled
}

export function serviceAccountOf(google: Google, email: string): ServiceAccount {
  const account = google.catalog.serviceAccounts.get(email)
  if (account === undefined) throw notFound(`There is no service account ${email} in this world.`)
  return account
}
