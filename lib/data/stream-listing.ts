import 'server-only'

import PQueue from 'p-queue'
import type { Person } from '@/lib/auth/person'
import { callAs } from './call-as'
import { eventBatches } from './event-batches'
import { Listing, stop, type Visitor } from './listing'

/** Calls under way at once for one listing: far below Google's quota (60,000 a minute for each project). */
export const CONCURRENT_CALLS = 48

const BATCH_MILLISECONDS = { shortest: 10, longest: 200 }

/**
 * What a listing for `person` tells, in batches as it arrives. `tell` runs it, with what each event is to be handed to. A
 * reader who stops early stops the calls.
 */
export async function* streamListing<Event>(
  person: Person,
  tell: (listing: (visitor: Visitor) => Listing, emit: (event: Event) => void) => Promise<void>,
): AsyncGenerator<readonly Event[], void, undefined> {
  const queue = new PQueue({ concurrency: CONCURRENT_CALLS })
  const events = eventBatches<Event>(BATCH_MILLISECONDS.shortest, BATCH_MILLISECONDS.longest)
  const call = callAs(person)
  const running = tell(
    (visitor) => new Listing(call, queue, visitor),
    (event) => events.push(event),
  ).finally(() => events.close())
  // Seen below, after the last batch; without this an early failure would count as unhandled.
  running.catch(() => undefined)
  try {
    yield* events.batches()
    await running
  } finally {
    stop(queue)
  }
}
