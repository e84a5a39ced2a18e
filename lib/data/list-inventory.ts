import 'server-only'

import { getPerson, type Person } from '@/lib/auth/person'
import { accessFromPermissions, DECIDING_PERMISSIONS } from '@/lib/core/access-from-permissions'
import type { InventoryEvent } from '@/lib/core/inventory/inventory-event'
import { resourceName } from '@/lib/core/repository-name'
import { type Ask, PRIORITY } from './call-queue'
import { googleApis } from './google-apis'
import { type Asked, Listing, type Visitor } from './listing'
import { streamListing } from './stream-listing'

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
export function inventoryOf(
  person: Person,
  asked: Asked,
): AsyncGenerator<readonly InventoryEvent[], void, undefined> {
  return streamListing<InventoryEvent>(person, (ask, emit) =>
    new Listing(ask, askingAccess(ask, emit)).run(asked),
  )
}

/** Shows each repository at once, and its access when it is known. */
function askingAccess(ask: Ask, emit: (event: InventoryEvent) => void): Visitor {
  const { registry } = googleApis()
  return {
    progress: (progress) => emit({ type: 'progress', progress }),
    problem: (problem) => emit({ type: 'problem', problem }),
    async repository(details) {
      const { name, mode } = details
      const key = resourceName(name)
      emit({ type: 'repository', key, details })
      const held = await ask(PRIORITY.access, (token) =>
        registry.testPermissions(token, name, DECIDING_PERMISSIONS),
      )
      emit({ type: 'access', key, access: accessFromPermissions(held, mode) })
    },
  }
}
