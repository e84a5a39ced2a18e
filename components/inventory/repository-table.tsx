import { useState } from 'react'
import type { InventoryRow } from '@/lib/core/inventory/inventory-event'
import type { InventoryQuery, Sort } from '@/lib/core/inventory/inventory-query'
import { SORT_NAMES } from '../names'
import { RepositoryRow } from './repository-row'

/** Rows put on the page at a time: filtering answers at once even with thousands. */
const SHARE = 200

/**
 * A table that becomes a list of cards on a narrow screen. The roles are spelt out because a table whose
 * `display` changes is no table to a screen reader.
 */
export function RepositoryTable({
  rows,
  query,
  onChange,
}: {
  rows: readonly InventoryRow[]
  query: InventoryQuery
  onChange: (change: Partial<InventoryQuery>) => void
}) {
  const [shares, setShares] = useState(1)
  const visible = rows.slice(0, shares * SHARE)
  return (
    <div className="space-y-3">
      <table
        role="table"
        aria-rowcount={rows.length + 1}
        className="w-full border-collapse text-sm lg:table-fixed max-lg:block"
      >
        <caption className="sr-only">Python repositories and what you may do with each</caption>
        <thead role="rowgroup" className="max-lg:sr-only">
          <tr role="row" className="border-line border-b text-left align-bottom">
            <SortHeader sort="name" query={query} onChange={onChange} />
            <SortHeader sort="project" query={query} onChange={onChange} width="w-32" />
            <SortHeader sort="location" query={query} onChange={onChange} width="w-32" />
            <th role="columnheader" scope="col" className="w-20 px-2 py-2 font-medium">
              Kind
            </th>
            <SortHeader sort="size" query={query} onChange={onChange} width="w-20" numeric />
            <SortHeader sort="updated" query={query} onChange={onChange} width="w-28" />
            <th role="columnheader" scope="col" className="w-64 px-2 xl:w-[21rem] py-2 font-medium">
              You may
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-lg:block">
          {visible.map((row) => (
            <RepositoryRow key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {visible.length < rows.length && (
        <button
          type="button"
          className="pressable cursor-pointer rounded-md border border-accent px-4 text-accent"
          onClick={() => setShares(shares + 1)}
        >
          Show {Math.min(SHARE, rows.length - visible.length)} more of {rows.length}
        </button>
      )}
    </div>
  )
}

function SortHeader({
  sort,
  query,
  onChange,
  width = '',
  numeric = false,
}: {
  sort: Sort
  query: InventoryQuery
  onChange: (change: Partial<InventoryQuery>) => void
  /** The table's layout is fixed, so that rows which arrive do not move the others. */
  width?: string
  numeric?: boolean
}) {
  const current = query.sort === sort
  const order = query.descending ? 'descending' : 'ascending'
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={current ? order : 'none'}
      className={`px-2 py-1 font-medium ${width} ${numeric ? 'text-right' : ''}`}
    >
      <button
        type="button"
        className="pressable cursor-pointer gap-1 hover:underline"
        onClick={() => onChange({ sort, descending: current && !query.descending })}
      >
        {SORT_NAMES[sort]}
        <span aria-hidden="true" className={current ? '' : 'invisible'}>
          {query.descending ? '↓' : '↑'}
        </span>
      </button>
    </th>
  )
}
