import type { CheckStep } from '@/lib/core/setup/guide'
import { Expectation } from './expectation'
import { StepCode } from './step-code'
import { StepHeader } from './step-header'

/** Something to run that says whether all is well. */
export function Check({ check }: { check: CheckStep }) {
  return (
    <div id={check.id} className="space-y-3">
      <StepHeader step={check} />
      <StepCode step={check} />
      <Expectation check={check} />
    </div>
  )
}
