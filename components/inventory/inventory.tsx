'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import {
  addEvents,
  EMPTY_INVENTORY,
  type InventoryEvent,
} from '@/lib/core/inventory/inventory-event'
import {
  formatInventoryQuery,
  type InventoryQuery,
  parseInventoryQuery,
  selectRows,
} from '@/lib/core/inventory/inventory-query'
import { Empty } from './empty'
import { Filters } from './filters'
import { Problems } from './problems'
import { ProgressLine } from './progress-line'
import { RepositoryTable } from './repository-table'

/**
 * The list, as it arrives. `events` is the server's stream; everything that the person chooses is in the address,
 * and changes it without asking Google again.
 */
export function Inventory({ events }: { events: AsyncIterable<readonly InventoryEvent[]> }) {
  const inventory = useInventory(events)
  const [query, setQuery] = useQueryInAddress()
  const rows = useMemo(() => selectRows(inventory.rows.values(), query), [inventory.rows, query])

  return (
    <div className="space-y-4">
      <Filters query={query} onChange={setQuery} rows={inventory.rows} />
      <ProgressLine inventory={inventory} matching={rows.length} />
      {rows.length > 0 ? (
        <RepositoryTable rows={rows} query={query} onChange={setQuery} />
      ) : (
        <Empty inventory={inventory} query={query} onChange={setQuery} />
      )}
      <Problems problems={inventory.problems} />
    </div>
  )
}

function useInventory(events: AsyncIterable<readonly InventoryEvent[]>) {
  const [inventory, setInventory] = useState(EMPTY_INVENTORY)
  useEffect(() => {
    let wanted = true
    setInventory(EMPTY_INVENTORY)
    async function read() {
      for await (const batch of events) {
        if (!wanted) return
        setInventory((before) => addEvents(before, batch))
      }
    }
    read().catch(() => {
      if (wanted) setInventory((before) => addEvents(before, [{ type: 'interrupted' }]))
    })
    return () => {
      wanted = false
    }
  }, [events])

  const signedOut = inventory.state === 'signed-out'
  useEffect(() => {
    if (!signedOut) return
    const callbackUrl = `${window.location.pathname}${window.location.search}`
    window.location.replace(`/?${new URLSearchParams({ error: 'reauthenticate', callbackUrl })}`)
  }, [signedOut])
  return inventory
}

/**
 * The query is held here and written to the address, not read back from it: Next passes a changed address on in
 * its own time, and a text box that waits for it loses letters.
 */
function useQueryInAddress() {
  const pathname = usePathname()
  const params = useSearchParams()
  const [query, setQuery] = useState(() => parseInventoryQuery(new URLSearchParams(params)))
  useEffect(() => {
    // What Next keeps of this page in each entry of the history: an entry from before a reload has another one.
    const page: unknown = window.history.state
    function followBack(event: PopStateEvent) {
      if (window.location.pathname !== pathname) return
      // Next would ask the server for the page of that entry, and so Google for everything, over a filter.
      event.stopImmediatePropagation()
      window.history.replaceState(page, '')
      // Without a state of Next's own this tells Next the address.
      window.history.replaceState(null, '', window.location.href)
      setQuery(parseInventoryQuery(new URLSearchParams(window.location.search)))
    }
    window.addEventListener('popstate', followBack, { capture: true })
    return () => window.removeEventListener('popstate', followBack, { capture: true })
  }, [pathname])

  /** Typing replaces the address; a choice adds one, so that "Back" undoes it. */
  function changeQuery(change: Partial<InventoryQuery>) {
    const changed = { ...query, ...change }
    setQuery(changed)
    const text = formatInventoryQuery(changed)
    const address = text ? `${pathname}?${text}` : pathname
    if (Object.keys(change).join() === 'search') window.history.replaceState(null, '', address)
    else window.history.pushState(null, '', address)
  }
  return [query, changeQuery] as const
}
