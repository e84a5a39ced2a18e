import type { UndoStep } from '@/lib/core/setup/guide'
import { Fold } from './fold'
import { StepCode } from './step-code'
import { StepHeader } from './step-header'

/** How to take every change back, folded away. */
export function Undo({ steps }: { steps: readonly UndoStep[] }) {
  return (
    <Fold summary="Show how to take every change back">
      {steps.map((step) => (
        <div key={step.id} id={step.id} className="space-y-3">
          <StepHeader step={step} />
          <StepCode step={step} />
        </div>
      ))}
    </Fold>
  )
}
