import { createHash } from 'node:crypto'
import type { WorldPerson } from '../world/world-schema.ts'

/** What Google says about a person, as far as the scopes allow. No `hd` for a consumer account, no picture ever. Of a service account it knows the address only. */
export function personClaims(
  person: Pick<WorldPerson, 'email' | 'hd'> & { name?: string },
  scopes: readonly string[],
): Record<string, unknown> {
  return {
    sub: subject(person.email),
    ...(person.hd === undefined ? {} : { hd: person.hd }),
    ...(scopes.includes('https://www.googleapis.com/auth/userinfo.email')
      ? { email: person.email, email_verified: true }
      : {}),
    ...(person.name !== undefined &&
    scopes.includes('https://www.googleapis.com/auth/userinfo.profile')
      ? { name: person.name }
      : {}),
  }
}

/** The same 21 digits for the same person or service account on every run. */
export function subject(email: string): string {
  const number = BigInt(`0x${createHash('sha256').update(email).digest('hex')}`) % 10n ** 20n
  return `1${number.toString().padStart(20, '0')}`
}

const ALIASES: Readonly<Record<string, string>> = {
  email: 'https://www.googleapis.com/auth/userinfo.email',
  profile: 'https://www.googleapis.com/auth/userinfo.profile',
}

/** Google answers `email` and `profile` with their long names. */
export function grantedScopes(asked: string): string[] {
  return [
    ...new Set(
      asked
        .split(' ')
        .filter((scope) => scope !== '')
        .map((scope) => ALIASES[scope] ?? scope),
    ),
  ]
}
