import type { Inventory } from '@/lib/core/inventory/inventory-event'

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
      <p className="flex flex-wrap items-center gap-3" data-state="listing">
        <progress
          className="h-2 w-40 accent-accent"
          max={Math.max(progress.known, 1)}
          value={progress.answered}
          aria-label="Projects that have answered"
        />
        <span>
          {progress.answered} of {progress.known}
          {progress.allKnown ? '' : ' or more'} {progress.known === 1 ? 'project' : 'projects'} ·{' '}
          {summary} so far
        </span>
      </p>
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

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
