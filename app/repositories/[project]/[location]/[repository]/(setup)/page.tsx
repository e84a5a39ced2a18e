import type { Metadata } from 'next'
import { linkMetadata } from '@/components/link/link-metadata'
import { Addresses } from '@/components/setup/addresses'
import { Check } from '@/components/setup/check'
import { ChoicesOnPaper } from '@/components/setup/choices-on-paper'
import { CredentialNote } from '@/components/setup/credential-note'
import { Groundwork } from '@/components/setup/groundwork'
import { GuideSteps } from '@/components/setup/guide-steps'
import { IgnoredInput } from '@/components/setup/ignored-input'
import { InvalidRepositoryName } from '@/components/setup/invalid-repository-name'
import { KeyDrop } from '@/components/setup/key/key-drop'
import { KeyProvider } from '@/components/setup/key/key-provider'
import { lastChoiceCookies } from '@/components/setup/last-choice'
import { MachineForms } from '@/components/setup/machine-forms'
import { NotWorking } from '@/components/setup/not-working'
import { Part } from '@/components/setup/part'
import { PrintSettings } from '@/components/setup/print-settings'
import { RememberChoice } from '@/components/setup/remember-choice'
import { SearchOrder } from '@/components/setup/search-order'
import { SetupPickers } from '@/components/setup/setup-pickers'
import { StreamedPart } from '@/components/setup/streamed'
import { Undo } from '@/components/setup/undo'
import { WithheldNotice } from '@/components/withheld-notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { parseRepositoryName, simpleIndexUrl, uploadUrl } from '@/lib/core/repository-name'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { proofOf } from '@/lib/core/setup/proof'
import { choicesOf, setupHref } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOLS } from '@/lib/core/setup/tools'
import { getEnv } from '@/lib/env'
import { readAddress } from '../read-address'
import { readRequest } from './read-request'

type Props = PageProps<'/repositories/[project]/[location]/[repository]'>

/** The title says what was chosen: Next reads a new one aloud when the page is changed without loading it anew. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const written = readAddress(await params)
  const name = parseRepositoryName(written)
  const request = await readRequest(await searchParams)
  const { purpose, tool, system } = request
  return {
    ...(name && linkMetadata(name, choicesOf(request), getEnv().baseUrl)),
    title: `Set up ${written.repository}: ${purpose} with ${TOOLS[tool].name} on ${SYSTEM_NAMES[system]}`,
    robots: { index: false, follow: false },
  }
}

/** Made from the address alone (and the reader's last choice). What depends on Google is in the layout. */
export default async function SetupPage({ params, searchParams }: Props) {
  const written = readAddress(await params)
  const repository = parseRepositoryName(written)
  // proxy.ts gives this answer the status 404: `notFound()` would be blank without JavaScript.
  if (!repository) return <InvalidRepositoryName written={written} />

  const query = await searchParams
  const request = await readRequest(query)
  const guide = buildGuide(repository, request)
  const publishing = request.purpose === 'publish'
  const proof = proofOf(request)
  const choices = { ...choicesOf(request), distribution: undefined }
  const queryOf = (some: typeof choices) => setupHref(repository, some).split('?')[1] ?? ''

  const page = (
    <div data-account={CREDENTIAL_TABLE[request.credentials].account}>
      <RememberChoice
        cookies={lastChoiceCookies(request, getEnv().baseUrl.protocol === 'https:')}
      />
      <WithheldNotice withheld={query[WITHHELD]} />
      <Part
        id="do-this"
        number={2}
        title="Do this"
        aside={<SetupPickers name={repository} request={request} />}
      >
        <IgnoredInput ignored={request.ignored} />
        <ChoicesOnPaper request={request} />
        <CredentialNote name={repository} request={request} />
        {request.credentials === 'key-password' && <KeyDrop project={repository.project} />}
        {publishing ? (
          <StreamedPart part="noUploads" query={queryOf(choices)} />
        ) : (
          <StreamedPart
            part={request.index === 'virtual' ? 'existingVirtual' : 'betterSource'}
            query={queryOf({ ...choices, index: undefined })}
          />
        )}
        <GuideSteps name={repository} request={request} guide={guide} proof={proof} />
        {guide.kind === 'guide' && (
          <div className="space-y-1" {...(publishing && { 'data-needs-uploads': '' })}>
            <SearchOrder guide={guide} />
            <PrintSettings name={repository} request={request} />
            <Groundwork name={repository} request={request} />
          </div>
        )}
      </Part>

      {guide.kind === 'guide' && (
        <Part id="did-it-work" number={3} title="Did it work?" needsUploads={publishing}>
          {guide.checks.map((check) => (
            <Check key={check.id} check={check} proof={proof} />
          ))}
          {!publishing && !request.distribution && (
            <StreamedPart part="packages" query={queryOf(choices)} />
          )}
          <NotWorking
            name={repository}
            request={request}
            guide={guide}
            origin={getEnv().baseUrl.origin}
          />
        </Part>
      )}

      <Part id="addresses" title="Addresses">
        <Addresses install={simpleIndexUrl(repository)} upload={uploadUrl(repository)} />
        <MachineForms name={repository} request={request} />
      </Part>

      {guide.kind === 'guide' && guide.undo.length > 0 && (
        <Part id="undo" title="Undo" needsUploads={publishing}>
          <Undo steps={guide.undo} proof={proof} />
        </Part>
      )}
    </div>
  )
  return request.credentials === 'key-password' ? <KeyProvider>{page}</KeyProvider> : page
}
