import { useMemo } from 'react'
import { accessOf } from '@/lib/core/policies/access-of'
import { accessRow } from '@/lib/core/policies/access-rows'
import type { AuditQuery } from '@/lib/core/policies/audit-query'
import { type AuditSelection, reachedBy } from '@/lib/core/policies/audit-rows'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { AUDITED_ABILITIES } from '@/lib/core/policies/deciding-permissions'
import { describeReach, type ReachCounts, reachCounts } from '@/lib/core/policies/reach-counts'
import { repositoryHref } from '@/lib/core/repository-name'
import { AccessPaths } from '../access/access-paths'
import { LEVEL_NAMES } from './audit-names'
import { LevelBadge } from './level-badge'
import { OpenRow } from './open-row'
import { useOpened } from './opened'
import { PrincipalName } from './principal-name'
import { Shares } from './shares'
import { VirtualList } from './virtual-list'

type Props = { tables: AuditTables; selection: AuditSelection; query: AuditQuery }

/** What each principal can reach. */
export function PrincipalsView({ tables, selection, query }: Props) {
  const opened = useOpened()
  const keys = useMemo(
    () => selection.principals.map((at) => tables.principals[at]?.member ?? ''),
    [selection, tables],
  )
  const countsOf = useMemo(() => reachCounts(selection), [selection])
  return (
    <VirtualList keys={keys} estimate={64} label="Principals">
      {(at) => (
        <PrincipalRow
          {...{ tables, selection, query }}
          at={selection.principals[at] ?? 0}
          counts={countsOf(selection.principals[at] ?? 0)}
          open={opened.has(keys[at] ?? '')}
          onToggle={() => opened.toggle(keys[at] ?? '')}
        />
      )}
    </VirtualList>
  )
}

function PrincipalRow({
  tables,
  selection,
  query,
  at,
  counts,
  open,
  onToggle,
}: Props & { at: number; counts: ReachCounts; open: boolean; onToggle: () => void }) {
  const who = tables.principals[at]
  if (who === undefined) return null
  return (
    <OpenRow
      open={open}
      onToggle={onToggle}
      name={<PrincipalName {...who} />}
      beside={null}
      facts={AUDITED_ABILITIES.map((ability) => ({
        term: LEVEL_NAMES[ability],
        text: describeReach(counts, ability),
      }))}
    >
      {() => <ReachedRepositories {...{ tables, selection, query, at }} />}
    </OpenRow>
  )
}

function ReachedRepositories({ tables, selection, query, at }: Props & { at: number }) {
  const { member = '', standsFor = 'one' } = tables.principals[at] ?? {}
  const reached = reachedBy(tables, selection, at, query)
  return (
    <Shares count={reached.length}>
      {(shown) => (
        <ul className="space-y-2">
          {reached.slice(0, shown).map((position) => {
            const repository = tables.repositories[position]
            if (repository === undefined) return null
            const { key, name } = repository
            const access = { ...accessOf(tables.index, member, key), standsFor }
            const row = accessRow(tables, access, query)
            if (row === undefined) return null
            return (
              <li
                key={key}
                className="grid grid-cols-1 gap-x-4 gap-y-0.5 md:grid-cols-[2fr_1fr_3fr]"
              >
                <span className="[overflow-wrap:anywhere]">
                  <a className="link" href={`${repositoryHref(name)}/access`}>
                    {name.repository}
                  </a>{' '}
                  <span className="text-quiet text-sm">
                    {name.project} · {name.location}
                  </span>
                </span>
                <span>
                  <LevelBadge reading={row.reading} />
                </span>
                <AccessPaths row={row} />
              </li>
            )
          })}
        </ul>
      )}
    </Shares>
  )
}
