import type { RepositoryName } from '@/lib/core/repository-name'
import { groundworkFor } from '@/lib/core/setup/groundwork'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { Fold } from './fold'
import { StepCode } from './step-code'
import { StepHeader } from './step-header'

const NEVER_RUN = { is: 'unproved' } as const

/** What somebody else has made already for most readers, for whoever has to. */
export function Groundwork({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const { steps, undo } = groundworkFor(name, request)
  return (
    <Fold
      summary={
        steps.length > 1
          ? 'There is no repository or no service account yet'
          : 'There is no repository yet'
      }
    >
      <p>Whoever administers the project makes what is missing, once.</p>
      {[...steps, ...undo].map((step) => (
        <div key={step.id} className="space-y-3">
          <StepHeader step={step} />
          <StepCode step={step} proof={NEVER_RUN} />
        </div>
      ))}
    </Fold>
  )
}
