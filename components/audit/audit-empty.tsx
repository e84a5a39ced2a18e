import { type AuditQuery, hasFilters, withoutFilters } from '@/lib/core/policies/audit-query'
import type { Audit } from '@/lib/core/policies/snapshot-event'

/** Why there is nothing to see: never "nobody" for what could not be asked. */
export function AuditEmpty({
  audit,
  query,
  onChange,
}: {
  audit: Audit
  query: AuditQuery
  onChange: (change: Partial<AuditQuery>) => void
}) {
  const { state, snapshot, progress, problems } = audit
  if (snapshot.repositories.length > 0) {
    return (
      <div className="space-y-2 rounded-lg border border-line p-5">
        <p>{sentence(audit, query)}</p>
        {hasFilters(query) && (
          <button
            type="button"
            className="pressable link cursor-pointer"
            onClick={() => onChange(withoutFilters(query))}
          >
            Take the filters away
          </button>
        )}
      </div>
    )
  }
  if (state === 'reading') {
    return (
      <>
        <div aria-hidden="true" className="space-y-3">
          {['w-3/4', 'w-2/3', 'w-5/6', 'w-1/2'].map((width) => (
            <div key={width} className={`skeleton h-6 ${width}`} />
          ))}
        </div>
        <noscript>
          <p>
            This page arrives bit by bit and needs JavaScript to be shown. The exports below do not.
          </p>
        </noscript>
      </>
    )
  }
  if (state !== 'complete') return null
  return (
    <p className="rounded-lg border border-line p-5">
      {problems.length > 0
        ? 'Nothing arrived, but not everything could be asked: see below what, and why.'
        : progress.known === 0
          ? 'Google shows you no project at all. If you know one, type its name below: Google lists only projects that you may see.'
          : `The ${progress.known === 1 ? 'one project' : `${progress.known} projects`} that Google shows you answered, and hold no Python repository.`}
    </p>
  )
}

function sentence({ state }: Audit, query: AuditQuery): string {
  const soFar = state === 'complete' ? '' : ' so far'
  if (hasFilters(query)) return `Nothing${soFar} matches these filters.`
  switch (query.view) {
    case 'findings':
      return `Nothing risky was found${soFar} in what could be read.`
    default:
      return `No policy that could be read${soFar} names anybody.`
  }
}
