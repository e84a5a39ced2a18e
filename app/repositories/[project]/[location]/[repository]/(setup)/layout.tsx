import { type ReactNode, Suspense } from 'react'
import { AccessSkeleton } from '@/components/setup/access-lines'
import { CheckOffer } from '@/components/setup/check-offer'
import { InstantLinks } from '@/components/setup/instant-links'
import { Part } from '@/components/setup/part'
import { SetupHeader } from '@/components/setup/setup-header'
import { Streamed } from '@/components/setup/streamed'
import { accountArgument } from '@/lib/core/doctor/doctor-line'
import { parseRepositoryName } from '@/lib/core/repository-name'
import { currentAddress } from '@/lib/data/current-address'
import { getRepositoryView } from '@/lib/data/get-repository-view'
import { getRepositoryAccess } from '@/lib/data/read-access'
import { getViewer } from '@/lib/data/viewer'
import { readAddress } from '../read-address'
import { BetterSource } from './better-source'
import { CanI } from './can-i'
import { KindLine } from './kind-line'
import { NoUploads } from './no-uploads'
import { SuggestedPackages } from './suggested-packages'

type Props = {
  params: Promise<{ project: string; location: string; repository: string }>
  children: ReactNode
}

/**
 * All that depends on Google, which is asked as the signed-in person. It depends on the repository alone, and a layout stays
 * when only the query changes: so another choice asks Google nothing.
 */
export default async function SetupLayout({ params, children }: Props) {
  const repository = parseRepositoryName(readAddress(await params))
  if (!repository) return children
  const here = await currentAddress()
  const viewer = await getViewer()
  const view = viewer && getRepositoryView(repository)
  const policies = viewer && getRepositoryAccess(repository)

  return (
    <InstantLinks>
      <SetupHeader
        name={repository}
        kind={
          view && (
            <Suspense fallback={<span className="skeleton h-4 w-56" />}>
              <KindLine view={view} />
            </Suspense>
          )
        }
      />
      <Part id="can-i" number={1} title="Can I?">
        {view && policies ? (
          <Suspense fallback={<AccessSkeleton />}>
            <CanI name={repository} view={view} policies={policies} here={here} />
          </Suspense>
        ) : (
          <CheckOffer here={here} />
        )}
      </Part>
      <Streamed
        account={viewer ? accountArgument(viewer.email) : undefined}
        parts={
          view && {
            betterSource: (
              <Suspense>
                <BetterSource view={view} instead="of this alone" />
              </Suspense>
            ),
            existingVirtual: (
              <Suspense>
                <BetterSource view={view} instead="of a new one" />
              </Suspense>
            ),
            noUploads: (
              <Suspense>
                <NoUploads view={view} />
              </Suspense>
            ),
            packages: (
              <Suspense>
                <SuggestedPackages view={view} name={repository} />
              </Suspense>
            ),
          }
        }
      >
        {children}
      </Streamed>
    </InstantLinks>
  )
}
