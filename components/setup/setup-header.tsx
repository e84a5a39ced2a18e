import type { ReactNode } from 'react'
import { type RepositoryName, repositoryHref, resourceName } from '@/lib/core/repository-name'
import { Icon } from '../icon'
import { ShareLink } from './share-link'

/** Which repository this is. `kind` is what Google says of it, where that is asked. */
export function SetupHeader({ name, kind }: { name: RepositoryName; kind: ReactNode }) {
  return (
    <div className="space-y-2 pb-6">
      <nav aria-label="Breadcrumb" className="text-quiet text-sm">
        <ol className="flex flex-wrap items-center gap-x-2 [overflow-wrap:anywhere]">
          <li>
            <a href="/repositories" className="pressable hover:underline">
              Repositories
            </a>
          </li>
          <li>
            <span aria-hidden="true">/ </span>
            {name.project}
          </li>
          <li>
            <span aria-hidden="true">/ </span>
            {name.location}
          </li>
        </ol>
      </nav>
      <div className="flex flex-wrap items-center gap-x-3">
        <h1 className="mr-3 font-semibold text-2xl tracking-tight [overflow-wrap:anywhere]">
          Set up <span className="font-mono text-[0.94em]">{name.repository}</span>
        </h1>
        <a
          href={`${repositoryHref(name)}/access`}
          className="pressable not-on-paper rounded-md border border-line px-3 text-accent text-sm hover:bg-accent-soft"
        >
          Who can use it
        </a>
        <ShareLink repository={resourceName(name)} />
      </div>
      {kind && <div className="flex min-h-6 items-center">{kind}</div>}
      <p className="flex gap-2 text-quiet">
        <Icon name="lock" className="mt-1" />
        Nothing on this page is a secret: link to it, print it, show it on a screen.
      </p>
    </div>
  )
}
