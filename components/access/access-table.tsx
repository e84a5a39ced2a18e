import type { AccessRow } from '@/lib/core/policies/access-rows'
import { PrincipalName } from '../audit/principal-name'
import { AbilityChips } from './ability-chips'
import { AccessPaths } from './access-paths'

const CELL = 'py-2 pr-4 align-top max-md:block max-md:py-1 max-md:pr-0'

/** Who can do what with a repository, and how. On a narrow screen each row is read from top to bottom. */
export function AccessTable({ rows }: { rows: readonly AccessRow[] }) {
  return (
    // The roles are said again: `display: block` takes them from the elements.
    <table role="table" className="w-full table-fixed border-collapse text-left max-md:block">
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-line border-b text-quiet text-sm">
          <Head width="w-[30%]">Who</Head>
          <Head width="w-[25%]">May</Head>
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
