import { MODE_NAMES } from '@/components/names'
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
      <span className="font-medium">
        {mode.kind === 'unknown' ? mode.value : MODE_NAMES[mode.kind]} repository
      </span>
      {description !== '' && <span className="text-quiet"> · {description}</span>}
    </p>
  )
}
