import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Suspense } from 'react'
import { AccessSkeleton } from '@/components/setup/access-lines'
import { Addresses } from '@/components/setup/addresses'
import { Check } from '@/components/setup/check'
import { CheckOffer } from '@/components/setup/check-offer'
import { ChoicesOnPaper } from '@/components/setup/choices-on-paper'
import { CredentialNote } from '@/components/setup/credential-note'
import { GuideSteps } from '@/components/setup/guide-steps'
import { IgnoredInput } from '@/components/setup/ignored-input'
import { InvalidRepositoryName } from '@/components/setup/invalid-repository-name'
import { Part } from '@/components/setup/part'
import { SetupHeader } from '@/components/setup/setup-header'
import { SetupPickers } from '@/components/setup/setup-pickers'
import { Undo } from '@/components/setup/undo'
import { parseRepositoryName, simpleIndexUrl, uploadUrl } from '@/lib/core/repository-name'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { guessSystem } from '@/lib/core/setup/systems'
import { currentAddress } from '@/lib/data/current-address'
import { getRepositoryView } from '@/lib/data/get-repository-view'
import { getViewer } from '@/lib/data/viewer'
import { BetterSource } from './better-source'
import { CanI } from './can-i'
import { KindLine } from './kind-line'
import { NoUploads } from './no-uploads'
import { readAddress } from './read-address'
import { SuggestedPackages } from './suggested-packages'

type Props = PageProps<'/repositories/[project]/[location]/[repository]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = readAddress(await params)
  return { title: `Set up ${repository}`, robots: { index: false, follow: false } }
}

/** Made from the address alone, but for the streamed parts, which ask Google as the signed-in person. */
export default async function SetupPage({ params, searchParams }: Props) {
  const written = readAddress(await params)
  const repository = parseRepositoryName(written)
  // proxy.ts gives this answer the status 404: `notFound()` would be blank without JavaScript.
  if (!repository) return <InvalidRepositoryName written={written} />

  const userAgent = (await headers()).get('user-agent') ?? undefined
  const request = parseSetupRequest(await searchParams, { system: guessSystem(userAgent) })
  const guide = buildGuide(repository, request)
  const here = await currentAddress()
  const view = (await getViewer()) && getRepositoryView(repository)
  const publishing = request.purpose === 'publish'

  return (
    <>
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
      <IgnoredInput ignored={request.ignored} />

      <Part id="can-i" number={1} title="Can I?">
        {view ? (
          <Suspense fallback={<AccessSkeleton />}>
            <CanI
              view={view}
              project={repository.project}
              here={here}
              account={CREDENTIAL_TABLE[request.credentials].account}
            />
          </Suspense>
        ) : (
          <CheckOffer here={here} />
        )}
      </Part>

      <Part
        id="do-this"
        number={2}
        title="Do this"
        aside={<SetupPickers name={repository} request={request} />}
      >
        <ChoicesOnPaper request={request} />
        <CredentialNote name={repository} request={request} />
        {view && (
          <Suspense>
            {publishing ? (
              <NoUploads view={view} request={request} />
            ) : (
              <BetterSource view={view} request={request} />
            )}
          </Suspense>
        )}
        <GuideSteps guide={guide} publishing={publishing} />
      </Part>

      {guide.kind === 'guide' && (
        <Part id="did-it-work" number={3} title="Did it work?" needsUploads={publishing}>
          {guide.checks.map((check) => (
            <Check key={check.id} check={check} />
          ))}
          {view && !publishing && !request.distribution && (
            <Suspense>
              <SuggestedPackages view={view} name={repository} request={request} />
            </Suspense>
          )}
        </Part>
      )}

      <Part id="addresses" title="Addresses">
        <Addresses install={simpleIndexUrl(repository)} upload={uploadUrl(repository)} />
      </Part>

      {guide.kind === 'guide' && guide.undo.length > 0 && (
        <Part id="undo" title="Undo" needsUploads={publishing}>
          <Undo steps={guide.undo} />
        </Part>
      )}
    </>
  )
}
