import 'server-only'

import PQueue from 'p-queue'
import { getPerson, type Person } from '@/lib/auth/person'
import type { InventoryEvent } from '@/lib/core/inventory/inventory-event'
import { callAs } from './call-as'
import { eventBatches } from './event-batches'
import { type Asked, Listing, stop } from './listing'

/** Calls under way at once for one listing: far below Google's quota (60,000 a minute for each project). */
export const CONCURRENT_CALLS = 48

const BATCH_MILLISECONDS = { shortest: 10, longest: 200 }

/**
 * Everything of the signed-in person's that is a Python repository, as it arrives; `undefined` when nobody is
 * signed in. A reader who stops early stops the calls.
 */
export async function listInventory(
  asked: Asked,
): Promise<AsyncIterable<readonly InventoryEvent[]> | undefined> {
  const person = await getPerson()
  // An iterable that is not an iterator may be read again: React keeps it for the way back to the page.
  return person && { [Symbol.asyncIterator]: () => inventoryOf(person, asked) }
}

/** The same for a person at hand. */
export async function* inventoryOf(
  person: Person,
  asked: Asked,
): AsyncGenerator<readonly InventoryEvent[], void, undefined> {
  const queue = new PQueue({ concurrency: CONCURRENT_CALLS })
  const events = eventBatches<InventoryEvent>(
    BATCH_MILLISECONDS.shortest,
    BATCH_MILLISECONDS.longest,
  )
  const listing = new Listing(callAs(person), queue, (event) => events.push(event))
  const running = listing.run(asked).finally(() => events.close())
  // Seen below, after the last batch; without this an early failure would count as unhandled.
  running.catch(() => undefined)
  try {
    yield* events.batches()
    await running
  } finally {
    stop(queue)
  }
}
