import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OpenRepository } from '@/components/landing/open-repository'
import { Notice } from '@/components/notice'
import { Prose } from '@/components/prose'
import { parseRepositoryReference, repositoryHref } from '@/lib/core/repository-name'

export const metadata: Metadata = { title: 'Open a repository', robots: { index: false } }

/** `/go?repository=`: from anything that names a repository to its setup page. */
export default async function GoPage({ searchParams }: PageProps<'/go'>) {
  const { repository } = await searchParams
  const text = [repository ?? ''].flat()[0] ?? ''
  const reference = parseRepositoryReference(text)
  if (reference.kind === 'repository') redirect(repositoryHref(reference.name))
  if (reference.kind === 'project') {
    redirect(`/repositories?${new URLSearchParams({ add: reference.project })}`)
  }
  return (
    <div className="max-w-2xl space-y-5">
      <h1 className="font-semibold text-2xl tracking-tight">Open a repository</h1>
      {text !== '' && (
        <Notice kind="warning" title="This does not name a repository">
          <p>
            <Prose text={reference.reason} />
          </p>
        </Notice>
      )}
      <OpenRepository />
    </div>
  )
}
