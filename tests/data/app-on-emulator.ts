import { vi } from 'vitest'
import type { Person } from '@/lib/auth/person'
import { type Audit, addSnapshotEvents, emptyAudit } from '@/lib/core/policies/snapshot-event'
import type { AuditAsked } from '@/lib/data/list-audit'
import {
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../emulator/start-emulator.ts'

/** Starts an emulator, and sets the app up for it: what is imported from `lib/data` after this asks it. */
export async function startForApp(options: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator(options)
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000')
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32))
  vi.stubEnv('GOOGLE_CLIENT_ID', 'emulator-client')
  vi.stubEnv('GOOGLE_CLIENT_SECRET', 'emulator-secret')
  vi.stubEnv('GOOGLE_EMULATOR_URL', emulator.url)
  return emulator
}

/** Somebody of the emulator's world, signed in. */
export function signedIn(emulator: Emulator, email: string, more: Partial<Person> = {}): Person {
  return {
    email,
    name: email,
    domain: 'example.com',
    isWide: false,
    accessToken: emulator.tokenFor(email),
    renew: async () => ({ is: 'ended' }),
    ...more,
  }
}

/** All that the audit reads for a person. `now`: milliseconds since 1970. */
export async function readAudit(
  person: Person,
  asked: AuditAsked,
  now = Date.now(),
): Promise<Audit> {
  const { auditOf } = await import('@/lib/data/list-audit')
  let audit = emptyAudit(now)
  for await (const batch of auditOf(person, asked)) audit = addSnapshotEvents(audit, batch)
  return audit
}
