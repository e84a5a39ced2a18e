import 'server-only'

import type { Person } from '@/lib/auth/person'
import { failed, type Outcome } from '@/lib/core/outcome'

/** Makes a call with the person's access token. */
export type Call = <T>(ask: (accessToken: string) => Promise<Outcome<T>>) => Promise<Outcome<T>>

/**
 * Calls made for `person`. A token that Google refuses although it should still hold (expired early, a clock
 * that is off) is replaced once and the call made again, so that the person notices nothing.
 */
export function callAs(person: Person): Call {
  let token = person.accessToken
  return async (ask) => {
    const used = token
    const outcome = await ask(used)
    if (outcome.ok || outcome.failure.kind !== 'signed-out') return outcome
    if (used === token) {
      const renewed = await person.renew()
      if (renewed.is === 'ended') return outcome
      if (renewed.is === 'unavailable') return failed({ kind: 'unreachable' })
      token = renewed.accessToken
    }
    return ask(token)
  }
}
