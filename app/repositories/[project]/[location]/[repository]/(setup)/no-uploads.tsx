import { TakesNoUploads } from '@/components/setup/takes-no-uploads'
import type { RepositoryView } from '@/lib/data/get-repository-view'

/** In place of the publishing steps, once Google says that this repository takes no uploads; else nothing. */
export async function NoUploads({ view }: { view: Promise<RepositoryView> }) {
  const seen = await view
  if (!seen.viewer || !seen.details.ok) return null
  const { mode } = seen.details.value
  if (mode.kind !== 'virtual' && mode.kind !== 'remote') return null
  return <TakesNoUploads mode={mode} kinds={seen.neighbourKinds} />
}
