import type { ReactNode } from 'react'
import type { Progress } from '@/lib/core/inventory/inventory-event'

/** How far Google has answered, in numbers that are never ahead of the truth. `children`: what has arrived so far. */
export function ReadingProgress({
  progress: { answered, known, allKnown },
  state,
  children,
}: {
  progress: Progress
  /** For tests and styles: what is under way. */
  state: string
  children: ReactNode
}) {
  return (
    <p className="flex flex-wrap items-center gap-3" data-state={state}>
      <progress
        className="h-2 w-40 accent-accent"
        max={Math.max(known, 1)}
        value={answered}
        aria-label="Projects that have answered"
      />
      <span>
        {answered} of {known}
        {allKnown ? '' : ' or more'} {known === 1 ? 'project' : 'projects'} · {children}
      </span>
    </p>
  )
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
