import type { Inventory } from '@/lib/core/inventory/inventory-event'
import { DEFAULT_INVENTORY_QUERY, type InventoryQuery } from '@/lib/core/inventory/inventory-query'

/** Why there is nothing to see: never "no repositories" for what could not be asked. */
export function Empty({
  inventory,
  query,
  onChange,
}: {
  inventory: Inventory
  query: InventoryQuery
  onChange: (change: Partial<InventoryQuery>) => void
}) {
  const { rows, state, progress, problems } = inventory
  if (rows.size > 0) {
    return (
      <div className="space-y-2 rounded-lg border border-line p-5">
        <p>
          None of the {rows.size} repositories {state === 'listing' ? 'so far ' : ''}matches.
        </p>
        <button
          type="button"
          className="pressable link cursor-pointer"
          onClick={() => onChange({ ...DEFAULT_INVENTORY_QUERY, add: query.add })}
        >
          Show them all
        </button>
      </div>
    )
  }
  if (state === 'listing') {
    return (
      <>
        <div aria-hidden="true" className="space-y-3">
          {['w-3/4', 'w-2/3', 'w-5/6', 'w-1/2'].map((width) => (
            <div key={width} className={`skeleton h-6 ${width}`} />
          ))}
        </div>
        <noscript>
          <p>
            The list arrives bit by bit and needs JavaScript to be shown. The setup pages do not:
            type a repository’s name or URL below, and follow the link.
          </p>
        </noscript>
      </>
    )
  }
  if (state !== 'complete') return null
  if (problems.length > 0) {
    return (
      <p className="rounded-lg border border-line p-5">
        Nothing arrived, but not everything could be asked: see below what, and why.
      </p>
    )
  }
  return (
    <p className="rounded-lg border border-line p-5">
      {progress.known === 0
        ? 'Google shows you no project at all. If you were given access to a single repository, type its name below: Google lists projects, not such grants.'
        : `The ${progress.known === 1 ? 'one project' : `${progress.known} projects`} that Google shows you answered, and hold no Python repository.`}
    </p>
  )
}
