import { Suspense } from 'react'
import { FailureNotice } from '@/components/failure-notice'
import { AccessDetails } from '@/components/setup/access-details'
import { AccessLines } from '@/components/setup/access-lines'
import { AccessReason } from '@/components/setup/access-reason'
import { CheckOffer } from '@/components/setup/check-offer'
import { Fold } from '@/components/setup/fold'
import { IdentityCheck } from '@/components/setup/identity-check'
import { StandingMark } from '@/components/troubleshoot/standing-mark'
import type { Ability } from '@/lib/core/access'
import { accessRequestHref } from '@/lib/core/policies/request/access-request'
import { requestedRoleFor } from '@/lib/core/policies/request/requested-role'
import type { AbilityReason } from '@/lib/core/policies/why-access'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { RepositoryView } from '@/lib/data/get-repository-view'
import type { RepositoryAccess } from '@/lib/data/read-access'
import { standingOf } from '@/lib/data/standing-of'
import { type Reasons, reasonsFor, soFar } from './reasons-for'

type Props = {
  name: RepositoryName
  view: Promise<RepositoryView>
  /** The policies, which take longer than the answer. */
  policies: Promise<RepositoryAccess>
  here: string
}

/** What the signed-in person may do here, as Google says; then why, as the policies say. */
export async function CanI({ name, view, policies, here }: Props) {
  const seen = await view
  if (!seen.viewer) return <CheckOffer here={here} />
  const standing = standingOf(seen)
  const { access, details, viewer } = seen
  const reasons = reasonsFor({ name, seen, policies })
  const askHref = (ability: Ability) =>
    accessRequestHref(name, { role: requestedRoleFor(ability), member: `user:${viewer.email}` })
  return (
    <div className="space-y-3">
      {standing && <StandingMark standing={standing} />}
      <AccessLines
        access={access}
        reason={(ability) => (
          <Suspense
            fallback={<AccessReason reason={soFar(seen, ability)} askHref={askHref(ability)} />}
          >
            <Reason reasons={reasons} ability={ability} askHref={askHref(ability)} />
          </Suspense>
        )}
      />
      {!details.ok && (
        <FailureNotice failure={details.failure} project={name.project} here={here} />
      )}
      <p className="text-quiet text-sm">
        Asked as <strong className="font-medium text-ink">{viewer.email}</strong>.{' '}
        <span data-for-account="own">
          Your computer must use the same account in the steps below.
        </span>
        <span data-for-account="service">
          The steps below use a service account: what that one may do is not asked here.
        </span>
      </p>
      <div className="not-on-paper text-sm">
        <div data-for-account="own">
          <IdentityCheck email={viewer.email} />
        </div>
        <Fold summary="Permissions and grants, in full">
          <Suspense fallback={<p className="text-quiet">Reading the policies.</p>}>
            <Details reasons={reasons} />
          </Suspense>
        </Fold>
      </div>
    </div>
  )
}

async function Reason({
  reasons,
  ability,
  askHref,
}: {
  reasons: Promise<Reasons>
  ability: Ability
  askHref: string
}) {
  const reason: AbilityReason = (await reasons)[ability]
  return <AccessReason reason={reason} askHref={askHref} />
}

async function Details({ reasons }: { reasons: Promise<Reasons> }) {
  return <AccessDetails reasons={await reasons} />
}
