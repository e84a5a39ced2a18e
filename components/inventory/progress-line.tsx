import type { Inventory } from '@/lib/core/inventory/inventory-event'
import { count, ReadingProgress } from '../reading-progress'

/** How far the listing is, in numbers that are never ahead of the truth. */
export function ProgressLine({ inventory, matching }: { inventory: Inventory; matching: number }) {
  const { progress, rows, state } = inventory
  const found = rows.size
  const summary =
    matching === found
      ? count(found, 'repository', 'repositories')
      : `${matching} of ${count(found, 'repository', 'repositories')}`
  if (state === 'listing') {
    return (
      <ReadingProgress progress={progress} state="listing">
        {summary} so far
      </ReadingProgress>
    )
  }
  return (
    <p role="status" data-state={state}>
      {state === 'interrupted' ? (
        <>
          The connection broke after {progress.answered} of {progress.known} projects: {summary} so
          far. Reload the page to ask again.
        </>
      ) : (
        <>
          {summary} in {count(progress.known, 'project', 'projects')}.
        </>
      )}
    </p>
  )
}
