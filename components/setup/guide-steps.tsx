import type { Guide, Impossible } from '@/lib/core/setup/guide'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { Prerequisites } from './prerequisites'
import { StepList } from './step-list'

/** The steps; or, where the tool cannot do it, why not. */
export function GuideSteps({
  guide,
  publishing,
}: {
  guide: Guide | Impossible
  publishing: boolean
}) {
  if (guide.kind === 'impossible') {
    return (
      <Notice kind="warning" title="This combination does not work">
        <p>
          <Prose text={guide.reason} /> Choose another one.
        </p>
      </Notice>
    )
  }
  return (
    <div {...(publishing && { 'data-needs-uploads': '' })} className="space-y-7">
      {publishing && (
        <p className="text-quiet">
          Only a standard repository takes uploads; a virtual or remote one refuses them.
        </p>
      )}
      <Prerequisites checks={guide.prerequisites} />
      <StepList steps={guide.steps} />
    </div>
  )
}
