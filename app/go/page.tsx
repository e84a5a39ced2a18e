import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OpenRepository } from '@/components/landing/open-repository'
import { UnreadableReference } from '@/components/landing/unreadable-reference'
import { Notice } from '@/components/notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { repositoryHref } from '@/lib/core/repository-name'
import { parseBareName, parseRepositoryReference } from '@/lib/core/repository-reference'

export const metadata: Metadata = { title: 'Open a repository', robots: { index: false } }

/** `/go?repository=`: from anything that names a repository to its setup page. proxy.ts gives what names none the status 404. */
export default async function GoPage({ searchParams }: PageProps<'/go'>) {
  const { repository, [WITHHELD]: withheld } = await searchParams
  const text = [repository ?? ''].flat()[0] ?? ''
  const name = parseBareName(text)
  if (name !== undefined) redirect(`/repositories?${new URLSearchParams({ q: name })}`)
  const reference = parseRepositoryReference(text)
  if (reference.kind === 'repository') redirect(repositoryHref(reference.name))
  if (reference.kind === 'project') {
    redirect(`/repositories?${new URLSearchParams({ add: reference.project })}`)
  }
  return (
    <div className="max-w-2xl space-y-5">
      <h1 className="font-semibold text-2xl tracking-tight">Open a repository</h1>
      {withheld !== undefined && (
        <Notice kind="warning" title="That looked like a secret, so it was dropped">
          <p>
            What was given held something like a key or a token, or was far too long. It was not
            stored here, but it was in an address, which browsers and proxies remember. If it was
            real, revoke it.
          </p>
        </Notice>
      )}
      {text !== '' && <UnreadableReference reference={reference} />}
      <OpenRepository />
    </div>
  )
}
