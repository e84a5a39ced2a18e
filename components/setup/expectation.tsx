import type { CheckStep } from '@/lib/core/setup/guide'
import { Icon } from '../icon'
import { Fold } from './fold'
import { OtherOutputs } from './other-outputs'

/** What a check prints when all is well, and what it means when it prints something else. */
export function Expectation({ check, folded = false }: { check: CheckStep; folded?: boolean }) {
  return (
    <div className="space-y-2">
      <p className="flex gap-2">
        <Icon name="check" className="mt-1 text-good" />
        <span>
          All is well if the output has: <code className="inline-code">{check.expect}</code>
        </span>
      </p>
      {check.otherwise.length > 0 &&
        (folded ? (
          <Fold summary="I see something else">
            <OtherOutputs outputs={check.otherwise} />
          </Fold>
        ) : (
          <OtherOutputs outputs={check.otherwise} />
        ))}
    </div>
  )
}
