import { memo } from 'react'
import type { InventoryRow } from '@/lib/core/inventory/inventory-event'
import type { RepositoryMode } from '@/lib/core/inventory/repository-details'
import { repositoryHref } from '@/lib/core/repository-name'
import { MODE_NAMES } from '../names'
import { AccessSummary } from './access-summary'
import { formatDate, formatSize } from './format'

const CELL = 'px-2 py-2 align-top max-lg:block max-lg:px-0 max-lg:py-0.5'
/** On a narrow screen several to a line. */
const SHORT = 'px-2 py-2 align-top max-lg:inline-block max-lg:py-0.5 max-lg:pr-4 max-lg:pl-0'

/** One repository. On a narrow screen the cells flow, and each says what it is. */
export const RepositoryRow = memo(function RepositoryRow({ row }: { row: InventoryRow }) {
  const { name, mode, description, sizeBytes, updated } = row.details
  return (
    <tr
      role="row"
      data-repository={row.key}
      className="border-line border-b max-lg:block max-lg:py-3"
    >
      <th role="rowheader" scope="row" className={`${CELL} text-left font-normal`}>
        <a href={repositoryHref(name)} className="link font-semibold [overflow-wrap:anywhere]">
          {name.repository}
        </a>
        {description && <p className="text-quiet [overflow-wrap:anywhere]">{description}</p>}
        <Upstreams mode={mode} />
      </th>
      <td role="cell" className={`${SHORT} [overflow-wrap:anywhere]`}>
        <Label>Project </Label>
        {name.project}
      </td>
      <td role="cell" className={`${SHORT} [overflow-wrap:anywhere]`}>
        <Label>Location </Label>
        {name.location}
      </td>
      <td role="cell" className={SHORT}>
        <Label>Kind </Label>
        {mode.kind === 'unknown' ? mode.value : MODE_NAMES[mode.kind]}
      </td>
      <td role="cell" className={`${SHORT} whitespace-nowrap tabular-nums lg:text-right`}>
        <Label>Size </Label>
        {sizeBytes === undefined ? '–' : formatSize(sizeBytes)}
      </td>
      <td role="cell" className={`${SHORT} whitespace-nowrap tabular-nums`}>
        <Label>Updated </Label>
        {updated === undefined ? '–' : <time dateTime={updated}>{formatDate(updated)}</time>}
      </td>
      <td role="cell" className={CELL}>
        <AccessSummary access={row.access} details={row.details} />
        <a className="pressable link text-sm" href={`${repositoryHref(name)}/access`}>
          Who can use it
        </a>
      </td>
    </tr>
  )
})

function Label({ children }: { children: string }) {
  return <span className="text-quiet lg:hidden">{children}</span>
}

function Upstreams({ mode }: { mode: RepositoryMode }) {
  if (mode.kind === 'remote' && mode.source) {
    return <p className="text-quiet [overflow-wrap:anywhere]">from {mode.source}</p>
  }
  if (mode.kind !== 'virtual') return null
  if (mode.upstreams.length === 0) return <p className="text-quiet">over nothing yet</p>
  return (
    <ul className="text-quiet" aria-label="Upstreams, the highest priority first">
      {mode.upstreams.map(({ id, repository, resource, priority }) => (
        <li key={`${id} ${resource}`}>
          {repository ? (
            <a className="link" href={repositoryHref(repository)}>
              {repository.repository}
            </a>
          ) : (
            resource
          )}{' '}
          <span className="tabular-nums">priority {priority}</span>
        </li>
      ))}
    </ul>
  )
}
