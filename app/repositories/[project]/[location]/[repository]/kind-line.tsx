import { KIND_NAMES } from '@/components/setup/kind-names'
import type { RepositoryView } from '@/lib/data/get-repository-view'

/** What kind of repository it is and what its owners say it is for. */
export async function KindLine({ view }: { view: Promise<RepositoryView> }) {
  const seen = await view
  if (!seen.viewer) return null
  if (!seen.details.ok) {
    return <p className="text-quiet">What kind of repository it is could not be found out.</p>
  }
  const { mode, description } = seen.details.value
  return (
    <p className="max-w-[80ch]">
      <span className="font-medium">{KIND_NAMES[mode.kind]}</span>
      {description !== '' && <span className="text-quiet"> · {description}</span>}
    </p>
  )
}
