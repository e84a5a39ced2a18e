import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OpenRepository } from '@/components/landing/open-repository'
import { UnreadableReference } from '@/components/landing/unreadable-reference'
import { WithheldNotice } from '@/components/withheld-notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { repositoryHref } from '@/lib/core/repository-name'
import { parseBareName, parseRepositoryReference } from '@/lib/core/repository-reference'

export const metadata: Metadata = { title: 'Open a repository', robots: { index: false } }

/** `/go?repository=`: from anything that names a repository to its setup page. proxy.ts gives what names none the status 404. */
export default async function GoPage({ searchParams }: PageProps<'/go'>) {
  const { repository, [WITHHELD]: withheld } = await searchParams
  const text = [repository ?? ''].flat()[0] ?? ''
  const name = parseBareName(text)
  if (name !== undefined) redirect(withQuery('/repositories', { q: name }))
  const reference = parseRepositoryReference(text)
  // What was said of a secret goes along: nobody sees this page on the way.
  const said = withheld === undefined ? {} : { [WITHHELD]: 'repository' }
  if (reference.kind === 'repository') {
    redirect(withQuery(repositoryHref(reference.name), said))
  }
  if (reference.kind === 'project') {
    redirect(withQuery('/repositories', { add: reference.project, ...said }))
  }
  return (
    <div className="max-w-2xl space-y-5">
      <h1 className="font-semibold text-2xl tracking-tight">Open a repository</h1>
      <WithheldNotice withheld={withheld} />
      {text !== '' && <UnreadableReference reference={reference} />}
      <OpenRepository />
    </div>
  )
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const written = new URLSearchParams(query).toString()
  return `${path}${written && `?${written}`}`
}
