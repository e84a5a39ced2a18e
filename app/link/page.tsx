import type { Metadata } from 'next'
import { UnreadableReference } from '@/components/landing/unreadable-reference'
import { InstantForm } from '@/components/link/instant-form'
import { LinkChoices } from '@/components/link/link-choices'
import { LinkPreview } from '@/components/link/link-preview'
import { WrittenLinks } from '@/components/link/written-links'
import { Notice } from '@/components/notice'
import { Prose } from '@/components/prose'
import { IgnoredInput } from '@/components/setup/ignored-input'
import { WithheldNotice } from '@/components/withheld-notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { readLinkQuery } from '@/lib/core/link/link-query'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import { whyNot } from '@/lib/core/setup/nearest-possible'
import { getEnv } from '@/lib/env'

export const metadata: Metadata = { title: 'Make a link', robots: { index: false } }

/** `/link`: a link to a setup page, written as a wiki wants it. The choices are in the address, in a setup page’s own words. */
export default async function LinkPage({ searchParams }: PageProps<'/link'>) {
  const query = await searchParams
  const asked = readLinkQuery(query)
  const reference = parseRepositoryReference(asked.repository)
  const origin = getEnv().baseUrl.origin
  const impossible = whyNot(asked.request)
  return (
    <div className="space-y-6">
      <div className="max-w-3xl space-y-2">
        <h1 className="font-semibold text-2xl tracking-tight">Make a link</h1>
        <p>
          For a wiki, a README or a chat: it leads to the setup page of a repository, with what you
          choose here. What you leave open is up to each reader. The page needs no sign-in and shows
          no secret.
        </p>
      </div>
      <WithheldNotice withheld={query[WITHHELD]} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <InstantForm action="/link">
          <LinkChoices asked={asked} />
        </InstantForm>
        <section aria-label="The link" className="min-w-0 space-y-6">
          <IgnoredInput ignored={asked.request.ignored} />
          {reference.kind === 'repository' ? (
            <>
              {impossible && (
                <Notice kind="warning" title="These choices do not go together">
                  <p>
                    <Prose text={impossible.reason} /> The page will say so, and offer what does.
                  </p>
                </Notice>
              )}
              <LinkPreview name={reference.name} asked={asked} />
              <WrittenLinks name={reference.name} asked={asked} origin={origin} />
            </>
          ) : asked.repository.trim() === '' ? (
            <p className="rounded-lg border border-line border-dashed p-5 text-quiet">
              Name the repository, and the link appears here.
            </p>
          ) : (
            <UnreadableReference reference={asLink(reference)} />
          )}
        </section>
      </div>
    </div>
  )
}

/** A project alone has no setup page. */
function asLink(
  reference: Exclude<ReturnType<typeof parseRepositoryReference>, { kind: 'repository' }>,
) {
  return reference.kind === 'unreadable'
    ? reference
    : {
        kind: 'unreadable' as const,
        reason:
          'This can be the name of a project or of a repository. A link needs all three parts of a repository’s name.',
        understood: { project: reference.project },
      }
}
