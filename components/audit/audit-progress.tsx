import type { Audit } from '@/lib/core/policies/snapshot-event'

/** How far the reading is, in numbers that are never ahead of the truth. */
export function AuditProgress({ audit }: { audit: Audit }) {
  const { progress, state, snapshot } = audit
  const repositories = count(snapshot.repositories.length, 'repository', 'repositories')
  if (state === 'reading') {
    return (
      <p className="flex flex-wrap items-center gap-3" data-state="reading">
        <progress
          className="h-2 w-40 accent-accent"
          max={Math.max(progress.known, 1)}
          value={progress.answered}
          aria-label="Projects that have answered"
        />
        <span>
          {progress.answered} of {progress.known}
          {progress.allKnown ? '' : ' or more'} {progress.known === 1 ? 'project' : 'projects'} ·{' '}
          {repositories} so far. More may come, findings too.
        </span>
      </p>
    )
  }
  return (
    <p role="status" data-state={state}>
      {state === 'interrupted' ? (
        <>
          The connection broke after {progress.answered} of {progress.known} projects: what is here
          is not everything. Reload the page to ask again.
        </>
      ) : (
        <>
          {repositories} in {count(progress.known, 'project', 'projects')}.
        </>
      )}
    </p>
  )
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
