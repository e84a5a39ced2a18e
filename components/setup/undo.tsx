import type { UndoStep } from '@/lib/core/setup/guide'
import type { Proof } from '@/lib/core/setup/proof'
import { Fold } from './fold'
import { StepCode } from './step-code'
import { StepHeader } from './step-header'

/** How to take every change back, folded away. */
export function Undo({ steps, proof }: { steps: readonly UndoStep[]; proof: Proof }) {
  return (
    <Fold summary="Show how to take every change back">
      {steps.map((step) => (
        <div key={step.id} id={step.id} className="space-y-3">
          <StepHeader step={step} />
          <StepCode step={step} proof={proof} />
        </div>
      ))}
    </Fold>
  )
}
