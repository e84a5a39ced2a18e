import { InstallThrough } from '@/components/setup/install-through'
import type { RepositoryView } from '@/lib/data/get-repository-view'

/** Leads to a virtual repository that contains this one, where there is one. */
export async function BetterSource({ view }: { view: Promise<RepositoryView> }) {
  const seen = await view
  if (!seen.viewer) return null
  if (!seen.virtualParents.ok) {
    return (
      <p className="text-quiet text-sm">
        Whether a virtual repository contains this one could not be found out.
      </p>
    )
  }
  return <InstallThrough parents={seen.virtualParents.value} />
}
