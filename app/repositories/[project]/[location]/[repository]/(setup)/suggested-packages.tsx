import { TryPackage } from '@/components/setup/try-package'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { RepositoryView } from '@/lib/data/get-repository-view'

/** Packages that are there, to make the check a real download. */
export async function SuggestedPackages({
  view,
  name,
}: {
  view: Promise<RepositoryView>
  name: RepositoryName
}) {
  const seen = await view
  if (!seen.viewer || !seen.distributions.ok) return null
  return <TryPackage packages={seen.distributions.value} name={name} />
}
