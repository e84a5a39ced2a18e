import {
  AUDIT_VIEWS,
  type AuditQuery,
  type AuditView,
  formatAuditQuery,
} from '@/lib/core/policies/audit-query'
import { VIEW_NAMES } from './audit-names'

/** Links, so that each can be opened beside the others; followed in place, they ask Google nothing. */
export function ViewTabs({
  query,
  counts,
  onChange,
}: {
  query: AuditQuery
  counts: Partial<Record<AuditView, number>>
  onChange: (change: Partial<AuditQuery>) => void
}) {
  return (
    <nav aria-label="Views" className="border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {AUDIT_VIEWS.map((view) => {
          const text = formatAuditQuery({ ...query, view })
          const isCurrent = query.view === view
          return (
            <li key={view}>
              <a
                href={text ? `/audit?${text}` : '/audit'}
                aria-current={isCurrent ? 'page' : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
                  event.preventDefault()
                  onChange({ view, sort: 'name', descending: false })
                }}
                className={`pressable border-b-2 px-3 ${isCurrent ? 'border-accent font-semibold text-ink' : 'border-transparent text-quiet hover:text-ink hover:underline'}`}
              >
                {VIEW_NAMES[view]}
                {counts[view] !== undefined && (
                  <span className="ml-1.5 font-normal text-quiet text-sm tabular-nums">
                    {counts[view]}
                  </span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
