import type { ComponentProps } from 'react'
import { InstallThrough } from '@/components/setup/install-through'
import type { RepositoryView } from '@/lib/data/get-repository-view'

type Props = {
  view: Promise<RepositoryView>
  /** In place of what the page's steps would do. */
  instead: ComponentProps<typeof InstallThrough>['instead']
}

/** Leads to a virtual repository that contains this one, where there is one. */
export async function BetterSource({ view, instead }: Props) {
  const seen = await view
  if (!seen.viewer) return null
  if (!seen.virtualParents.ok) {
    return (
      <p className="text-quiet text-sm">
        Whether a virtual repository contains this one could not be found out.
      </p>
    )
  }
  return <InstallThrough parents={seen.virtualParents.value} instead={instead} />
}
