import type { Audit } from '@/lib/core/policies/snapshot-event'
import { count, ReadingProgress } from '../reading-progress'

/** How far the reading is, in numbers that are never ahead of the truth. */
export function AuditProgress({ audit }: { audit: Audit }) {
  const { progress, state, snapshot } = audit
  const repositories = count(snapshot.repositories.length, 'repository', 'repositories')
  if (state === 'reading') {
    return (
      <ReadingProgress progress={progress} state="reading">
        {repositories} so far. More may come, findings too.
      </ReadingProgress>
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
