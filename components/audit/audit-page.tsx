'use client'

import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { countFilters, formatAuditQuery, parseAuditQuery } from '@/lib/core/policies/audit-query'
import { selectAudit, selectFindings } from '@/lib/core/policies/audit-rows'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { blindSpots } from '@/lib/core/policies/blind-spots'
import { ownDomains } from '@/lib/core/policies/own-domains'
import type { SnapshotEvent } from '@/lib/core/policies/snapshot-event'
import { BlindSpots } from '../access/blind-spots'
import { Problems } from '../inventory/problems'
import { useQueryInAddress } from '../query-in-address'
import { AuditEmpty } from './audit-empty'
import { AuditFilters } from './audit-filters'
import { AuditProgress } from './audit-progress'
import { Compare } from './compare'
import { FindingsView } from './findings-view'
import { FoldOnSmall } from './fold-on-small'
import { HowRead } from './how-read'
import { MatrixView } from './matrix-view'
import { isNothingReadable, NothingReadable } from './nothing-readable'
import { PrincipalsView } from './principals-view'
import { RepositoriesView } from './repositories-view'
import { ScopeNotice } from './scope-notice'
import { TakeAway } from './take-away'
import { useAudit } from './use-audit'
import { ViewTabs } from './view-tabs'

/**
 * The audit, as it arrives. `events` is the server's stream; everything else is computed here, and everything that the
 * person chooses is in the address and changes it without asking Google again.
 */
export function AuditPage({
  events,
  now,
  viewer,
  allowedDomains,
  isScopeWrong,
  more,
}: {
  events: AsyncIterable<readonly SnapshotEvent[]>
  /** Milliseconds since 1970: the time that conditions are judged at. */
  now: number
  /** `isWide`: whether the consent covers custom roles, groups and deny policies. */
  viewer: { email: string; isWide: boolean }
  /** Of those who may sign in here. */
  allowedDomains: readonly string[]
  /** Whether the address asks for an organization or a folder by something that is neither. */
  isScopeWrong: boolean
  /** How to look at more than what is found. */
  more: ReactNode
}) {
  const audit = useAudit(events, now)
  const [query, setQuery] = useQueryInAddress({
    parse: parseAuditQuery,
    format: formatAuditQuery,
    typed: ['repository', 'principal'],
  })
  // A key that is pressed is drawn before all this is computed for it.
  const asked = useDeferredValue(query)
  const { snapshot } = audit
  const tables = useMemo(
    () => auditTables(snapshot, ownDomains(snapshot, viewer.email, allowedDomains)),
    [snapshot, viewer.email, allowedDomains],
  )
  const spots = useMemo(
    () => blindSpots(tables.index, [...tables.index.repositories.keys()], audit),
    [tables, audit],
  )
  const selection = useMemo(() => selectAudit(tables, asked), [tables, asked])
  const findings = useMemo(() => selectFindings(tables, asked), [tables, asked])
  const counts = {
    repositories: selection.repositories.length,
    principals: selection.principals.length,
    findings: findings.length,
  }
  const shown = {
    ...counts,
    matrix: Math.min(counts.repositories, counts.principals),
  }
  // With nothing to look at, there is nothing to choose either: only why, and how to look at more.
  const isEmpty = audit.state !== 'reading' && tables.repositories.length === 0
  const text = formatAuditQuery(query)
  const address = text ? `/audit?${text}` : '/audit'
  const props = { tables, selection, query: asked, onChange: setQuery }
  return (
    <div className="space-y-5">
      <AuditProgress audit={audit} />
      <ScopeNotice
        scope={query.scope}
        isWrong={isScopeWrong}
        audit={audit}
        wideHref={`/sign-in?${new URLSearchParams({ callbackUrl: address, access: 'wide' })}`}
      />
      {isEmpty && <AuditEmpty audit={audit} query={query} onChange={setQuery} />}
      {audit.state !== 'reading' && isNothingReadable(tables) ? (
        <NothingReadable count={tables.repositories.length} />
      ) : null}
      <div className="space-y-5 max-md:space-y-0 max-md:divide-y max-md:divide-line max-md:border-line max-md:border-y">
        {spots.length > 0 && (
          <FoldOnSmall summary={`What this page cannot see (${spots.length})`}>
            <BlindSpots spots={spots} />
          </FoldOnSmall>
        )}
        {audit.problems.length > 0 && (
          <FoldOnSmall summary={`What could not be shown (${audit.problems.length})`}>
            <Problems problems={audit.problems} />
          </FoldOnSmall>
        )}
        <FoldOnSmall summary="Export, compare, look at more">
          <div className="divide-y divide-line border-line border-y">
            <HowRead source={audit.source} wide={viewer.isWide} address={address} />
            <TakeAway query={query} />
            <Compare tables={tables} isComplete={audit.state === 'complete'} />
            {more}
          </div>
        </FoldOnSmall>
      </div>
      {!isEmpty && (
        <>
          <ViewTabs query={query} counts={counts} onChange={setQuery} />
          <FoldOnSmall summary={`Filters (${countFilters(query)} set)`}>
            <AuditFilters query={query} tables={tables} onChange={setQuery} />
          </FoldOnSmall>
          {shown[asked.view] === 0 ? (
            <AuditEmpty audit={audit} query={query} onChange={setQuery} />
          ) : asked.view === 'repositories' ? (
            <RepositoriesView {...props} />
          ) : asked.view === 'principals' ? (
            <PrincipalsView {...props} />
          ) : asked.view === 'matrix' ? (
            <MatrixView {...props} />
          ) : (
            <FindingsView tables={tables} findings={findings} />
          )}
        </>
      )}
    </div>
  )
}
