import type { AccessOrder, AccessSort } from '@/lib/core/policies/access-order'
import type { AccessRow } from '@/lib/core/policies/access-rows'
import { PrincipalName } from '../audit/principal-name'
import { AbilityChips } from './ability-chips'
import { AccessPaths } from './access-paths'

const CELL = 'py-2 pr-4 align-top max-md:block max-md:py-1 max-md:pr-0'

/** Who can do what with a repository, and how. On a narrow screen each row is read from top to bottom. */
export function AccessTable({
  rows,
  order,
  hrefOf,
}: {
  rows: readonly AccessRow[]
  order: AccessOrder
  /** The address of the same rows in another order. */
  hrefOf: (order: AccessOrder) => string
}) {
  const sorts = { order, hrefOf }
  return (
    // The roles are said again: `display: block` takes them from the elements.
    <table role="table" className="w-full table-fixed border-collapse text-left max-md:block">
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-line border-b text-quiet text-sm">
          <SortHead width="w-[30%]" sort="name" {...sorts}>
            Who
          </SortHead>
          <SortHead width="w-[25%]" sort="level" {...sorts}>
            May
          </SortHead>
          <Head width="w-[45%]">How</Head>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {rows.map((row) => (
          <tr
            role="row"
            key={row.access.member}
            data-member={row.access.member}
            data-level={row.reading.level}
            className="border-line border-b max-md:block max-md:py-2"
          >
            <th role="rowheader" scope="row" className={`${CELL} font-normal`}>
              <PrincipalName {...row.access} />
            </th>
            <td role="cell" className={CELL}>
              <AbilityChips reading={row.reading} />
            </td>
            <td role="cell" className={CELL}>
              <AccessPaths row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ width, children }: { width: string; children: string }) {
  return (
    <th role="columnheader" scope="col" className={`py-1.5 pr-4 font-medium ${width}`}>
      {children}
    </th>
  )
}

/** A link and no button: the order is in the address, and it works without JavaScript. */
function SortHead({
  width,
  sort,
  order,
  hrefOf,
  children,
}: {
  width: string
  sort: AccessSort
  order: AccessOrder
  hrefOf: (order: AccessOrder) => string
  children: string
}) {
  const isCurrent = order.sort === sort
  // The strongest are looked for first.
  const descending = isCurrent ? !order.descending : sort === 'level'
  const way = order.descending ? 'descending' : 'ascending'
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isCurrent ? way : 'none'}
      className={`py-1.5 pr-4 font-medium ${width}`}
    >
      <a className="pressable gap-1 hover:underline" href={hrefOf({ sort, descending, page: 1 })}>
        {children}
        <span aria-hidden="true" className={isCurrent ? '' : 'invisible'}>
          {order.descending ? '↓' : '↑'}
        </span>
      </a>
    </th>
  )
}
