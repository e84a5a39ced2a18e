import { memo, useMemo } from 'react'
import { accessRows } from '@/lib/core/policies/access-rows'
import type { AuditQuery } from '@/lib/core/policies/audit-query'
import type { AuditSelection } from '@/lib/core/policies/audit-rows'
import { countWhoCan, describeWhoCan } from '@/lib/core/policies/audit-rows-counts'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { AUDITED_ABILITIES } from '@/lib/core/policies/deciding-permissions'
import { repositoryHref } from '@/lib/core/repository-name'
import { MODE_NAMES } from '../names'
import { AccessList } from './access-list'
import { LEVEL_NAMES } from './audit-names'
import { OpenRow } from './open-row'
import { useOpened } from './opened'
import { VirtualList } from './virtual-list'

type Props = {
  tables: AuditTables
  selection: AuditSelection
  query: AuditQuery
  onChange: (change: Partial<AuditQuery>) => void
}

/** Who reads, writes, deletes and administers each repository. */
export function RepositoriesView({ tables, selection, query, onChange }: Props) {
  const opened = useOpened()
  const keys = useMemo(
    () => selection.repositories.map((at) => tables.repositories[at]?.key ?? ''),
    [selection, tables],
  )
  return (
    <VirtualList keys={keys} estimate={64} label="Repositories">
      {(at) => (
        <RepositoryRow
          {...{ tables, selection, query, onChange }}
          at={selection.repositories[at] ?? 0}
          open={opened.has(keys[at] ?? '')}
          onToggle={() => opened.toggle(keys[at] ?? '')}
        />
      )}
    </VirtualList>
  )
}

function RepositoryRow({
  tables,
  selection,
  query,
  onChange,
  at,
  open,
  onToggle,
}: Props & { at: number; open: boolean; onToggle: () => void }) {
  const repository = tables.repositories[at]
  if (repository === undefined) return null
  const { name, key, mode } = repository
  const findings = tables.findingsOn(key)
  const { matrix, principals } = selection
  return (
    <OpenRow
      open={open}
      onToggle={onToggle}
      name={<span className="font-semibold [overflow-wrap:anywhere]">{name.repository}</span>}
      beside={
        <>
          <span className="text-quiet text-sm [overflow-wrap:anywhere]">
            {name.project} · {name.location} ·{' '}
            {mode.kind === 'unknown' ? mode.value : MODE_NAMES[mode.kind]}
          </span>
          {findings > 0 && (
            <button
              type="button"
              className="pressable cursor-pointer text-sm text-unsure underline"
              onClick={() => onChange({ view: 'findings', repository: key })}
            >
              {findings === 1 ? '1 finding' : `${findings} findings`}
              <span className="sr-only"> on {name.repository}</span>
            </button>
          )}
          <a className="pressable link text-sm" href={`${repositoryHref(name)}/access`}>
            Its page<span className="sr-only"> of access, {name.repository}</span>
          </a>
        </>
      }
      facts={AUDITED_ABILITIES.map((ability) => ({
        term: LEVEL_NAMES[ability],
        text: describeWhoCan(countWhoCan(tables, matrix, { repository: at, principals, ability })),
      }))}
    >
      {() => <RepositoryAccess {...{ tables, query }} repository={key} />}
    </OpenRow>
  )
}

const RepositoryAccess = memo(function RepositoryAccess({
  tables,
  query,
  repository,
}: Pick<Props, 'tables' | 'query'> & { repository: string }) {
  const rows = accessRows(tables, repository, query)
  return <AccessList rows={rows} />
})
