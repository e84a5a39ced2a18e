import type { RepositoryName } from '@/lib/core/repository-name'
import type { Guide, Impossible } from '@/lib/core/setup/guide'
import type { Proof } from '@/lib/core/setup/proof'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { NearestLink } from './nearest-link'
import { Prerequisites } from './prerequisites'
import { ProofSentence } from './proof-note'
import { StepList } from './step-list'

/** The steps; or, where the tool cannot do it, why not. */
export function GuideSteps({
  name,
  request,
  guide,
  proof,
}: {
  name: RepositoryName
  request: SetupRequest
  guide: Guide | Impossible
  proof: Proof
}) {
  const publishing = request.purpose === 'publish'
  if (guide.kind === 'impossible') {
    return (
      <Notice kind="warning" title="This combination does not work">
        <p>
          <Prose text={guide.reason} />
        </p>
        <NearestLink name={name} request={request} />
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
      <ProofSentence proof={proof} />
      <Prerequisites checks={guide.prerequisites} proof={proof} />
      <StepList steps={guide.steps} proof={proof} />
    </div>
  )
}
