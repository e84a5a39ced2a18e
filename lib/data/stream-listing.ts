import 'server-only'

import type { Person } from '@/lib/auth/person'
import { callAs } from './call-as'
import { type Ask, CallQueue } from './call-queue'
import { eventBatches } from './event-batches'

const BATCH_MILLISECONDS = { shortest: 10, longest: 200 }

/** How a listing ends. */
type Ended = { type: 'end' } | { type: 'signed-out' }

/**
 * What a listing for `person` tells, in batches as it arrives, and at last how it ended. `tell` makes its calls with `ask`. A
 * reader who stops early stops the calls.
 */
export async function* streamListing<Event>(
  person: Person,
  tell: (ask: Ask, emit: (event: Event) => void) => Promise<void>,
): AsyncGenerator<readonly (Event | Ended)[], void, undefined> {
  const calls = new CallQueue(callAs(person))
  const events = eventBatches<Event | Ended>(
    BATCH_MILLISECONDS.shortest,
    BATCH_MILLISECONDS.longest,
  )
  const running = calls
    .run(() => tell(calls.ask, (event) => events.push(event)))
    .then((ended) => events.push({ type: ended === 'complete' ? 'end' : 'signed-out' }))
    .finally(() => events.close())
  // Seen below, after the last batch; without this an early failure would count as unhandled.
  running.catch(() => undefined)
  try {
    yield* events.batches()
    await running
  } finally {
    calls.stop()
  }
}
