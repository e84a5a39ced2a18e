import type { RepositoryName } from '@/lib/core/repository-name'
import { nearestPossible } from '@/lib/core/setup/nearest-possible'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { alsoChanged, hrefOf } from './next-choice'

/** From a combination that does not work to the nearest that does. */
export function NearestLink({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const next = nearestPossible(request, {})
  if ('kind' in next) return null
  return (
    <p>
      <a
        href={hrefOf(name, request, next, {})}
        data-instant=""
        className="pressable link font-medium"
      >
        Show the nearest that works
      </a>{' '}
      {alsoChanged(request, next)}
    </p>
  )
}
