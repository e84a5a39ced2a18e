import type { Credentials } from './guide'

/** Whether these credentials are a user name and a password that the tool itself is given, so that keyring is not asked. */
export function isPassword(credentials: Credentials): boolean {
  return credentials === 'access-token' || credentials === 'key-password'
}
