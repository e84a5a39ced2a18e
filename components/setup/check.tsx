import type { CheckStep } from '@/lib/core/setup/guide'
import type { Proof } from '@/lib/core/setup/proof'
import { Expectation } from './expectation'
import { StepCode } from './step-code'
import { StepHeader } from './step-header'

/** Something to run that says whether all is well. */
export function Check({ check, proof }: { check: CheckStep; proof: Proof }) {
  return (
    <div id={check.id} className="space-y-3">
      <StepHeader step={check} />
      <StepCode step={check} proof={proof} />
      <Expectation check={check} />
    </div>
  )
}
