import type { CheckStep } from '@/lib/core/setup/guide'
import type { Proof } from '@/lib/core/setup/proof'
import { Prose } from '../prose'
import { Check } from './check'

/** What must be there first: one line for those who have it, with the checks folded away. */
export function Prerequisites({ checks, proof }: { checks: readonly CheckStep[]; proof: Proof }) {
  if (checks.length === 0) return null
  return (
    <details className="rounded-md border border-line px-4 open:pb-4">
      <summary className="py-2">
        <span className="font-semibold">Before you start:</span>{' '}
        {checks.map((check, index) => (
          <span key={check.id}>
            {index > 0 && ' · '}
            <Prose text={check.title} />
          </span>
        ))}
      </summary>
      <div className="space-y-6 border-line border-t pt-4">
        {checks.map((check) => (
          <Check key={check.id} check={check} proof={proof} />
        ))}
      </div>
    </details>
  )
}
