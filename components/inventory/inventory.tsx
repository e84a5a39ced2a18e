'use client'

import { useEffect, useMemo, useState } from 'react'
import {
  addEvents,
  EMPTY_INVENTORY,
  type InventoryEvent,
} from '@/lib/core/inventory/inventory-event'
import {
  formatInventoryQuery,
  parseInventoryQuery,
  selectRows,
} from '@/lib/core/inventory/inventory-query'
import { useQueryInAddress } from '../query-in-address'
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
  const [query, setQuery] = useQueryInAddress({
    parse: parseInventoryQuery,
    format: formatInventoryQuery,
    typed: ['search'],
  })
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
