import { useState } from 'react'
import { accessOf } from '@/lib/core/policies/access-of'
import { accessRow } from '@/lib/core/policies/access-rows'
import type { AuditQuery } from '@/lib/core/policies/audit-query'
import type { AuditSelection } from '@/lib/core/policies/audit-rows'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { repositoryHref } from '@/lib/core/repository-name'
import { AccessPaths } from '../access/access-paths'
import { LEVEL_SIGNS } from './audit-names'
import { FoldOnSmall } from './fold-on-small'
import { LevelBadge } from './level-badge'
import { MatrixGrid } from './matrix-grid'
import { PrincipalName } from './principal-name'

type Props = { tables: AuditTables; selection: AuditSelection; query: AuditQuery }

/** Principals × repositories, what the letters mean, and why, for the cell that was chosen. */
export function MatrixView({ tables, selection, query }: Props) {
  const [chosen, setChosen] = useState<{ member: string; repository: string }>()
  return (
    <div className="space-y-3">
      <FoldOnSmall summary="What the letters mean">
        <Legend />
      </FoldOnSmall>
      <MatrixGrid
        tables={tables}
        selection={selection}
        onOpen={(principal, repository) =>
          setChosen({
            member: tables.principals[principal]?.member ?? '',
            repository: tables.repositories[repository]?.key ?? '',
          })
        }
      />
      <div aria-live="polite">
        {chosen === undefined ? (
          <p className="text-quiet text-sm">
            Choose a cell to see why. With the keyboard: the arrow keys, Home, End, PageUp and
            PageDown move; Enter chooses.
          </p>
        ) : (
          <Why {...{ tables, query }} {...chosen} />
        )}
      </div>
    </div>
  )
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="What the letters mean">
      {Object.entries(LEVEL_SIGNS).map(([level, { letter, word, style }]) => (
        <li key={level} className="inline-flex items-center gap-1.5">
          <span className={`inline-block w-6 rounded text-center ${style}`}>{letter}</span> {word}
        </li>
      ))}
      <li>
        <span className="inline-block w-6 rounded bg-unsure-soft text-center text-unsure">*</span>{' '}
        more under a condition
      </li>
      <li>
        <span className="inline-block w-6 rounded bg-unsure-soft text-center text-unsure">?</span>{' '}
        perhaps more: not everything could be seen
      </li>
    </ul>
  )
}

function Why({
  tables,
  query,
  member,
  repository,
}: Pick<Props, 'tables' | 'query'> & { member: string; repository: string }) {
  const who = tables.principals.find((one) => one.member === member)
  const what = tables.index.repositories.get(repository)
  if (who === undefined || what === undefined) return null
  const access = { ...accessOf(tables.index, member, repository), standsFor: who.standsFor }
  const row = accessRow(tables, access, { ...query, level: '', grants: '' })
  return (
    <section aria-label="Why" className="space-y-2 rounded-md border border-line p-4">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <PrincipalName {...who} /> <span aria-hidden="true">→</span>
        <a className="link font-medium" href={`${repositoryHref(what.name)}/access`}>
          {what.name.repository}
        </a>
        <span className="text-quiet text-sm">
          {what.name.project} · {what.name.location}
        </span>
        {row && <LevelBadge reading={row.reading} />}
      </p>
      {row && <AccessPaths row={row} />}
    </section>
  )
}
