import { FailureNotice } from '@/components/failure-notice'
import { AccessLines } from '@/components/setup/access-lines'
import { CheckOffer } from '@/components/setup/check-offer'
import { StandingMark } from '@/components/troubleshoot/standing-mark'
import type { RepositoryView } from '@/lib/data/get-repository-view'
import { standingOf } from '@/lib/data/standing-of'

/** What the signed-in person may do here, as Google says. */
export async function CanI({
  view,
  project,
  here,
}: {
  view: Promise<RepositoryView>
  project: string
  here: string
}) {
  const seen = await view
  if (!seen.viewer) return <CheckOffer here={here} />
  const standing = standingOf(seen)
  return (
    <div className="space-y-3">
      {standing && <StandingMark standing={standing} />}
      <AccessLines access={seen.access} />
      {!seen.details.ok && (
        <FailureNotice failure={seen.details.failure} project={project} here={here} />
      )}
      <p className="text-quiet text-sm">
        Asked as <strong className="font-medium text-ink">{seen.viewer.email}</strong>.{' '}
        <span data-for-account="own">
          Your computer must use the same account in the steps below.
        </span>
        <span data-for-account="service">
          The steps below use a service account: what that one may do is not asked here.
        </span>
      </p>
    </div>
  )
}
