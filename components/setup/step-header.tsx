import type { Step } from '@/lib/core/setup/guide'
import { Prose } from '../prose'
import { SourceLink } from './source-link'

/** A step's title, why it is there and who says so. */
export function StepHeader({ step }: { step: Pick<Step, 'title' | 'why' | 'source'> }) {
  return (
    <div className="max-w-[75ch]">
      <h3 className="font-semibold">
        <Prose text={step.title} />
      </h3>
      <p className="text-quiet">
        <Prose text={step.why} /> <SourceLink source={step.source} />
      </p>
    </div>
  )
}
