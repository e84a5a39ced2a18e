import type { AccessRow } from '@/lib/core/policies/access-rows'
import { AccessPaths } from '../access/access-paths'
import { LevelBadge } from './level-badge'
import { PrincipalName } from './principal-name'
import { Shares } from './shares'

/** Who can, for one repository: each with what they may do at most, and how. */
export function AccessList({ rows }: { rows: readonly AccessRow[] }) {
  if (rows.length === 0) {
    return <p className="text-quiet text-sm">No policy that could be read names anybody here.</p>
  }
  return (
    <Shares count={rows.length}>
      {(shown) => (
        <ul className="space-y-2">
          {rows.slice(0, shown).map((row) => (
            <li
              key={row.access.member}
              className="grid grid-cols-1 gap-x-4 gap-y-0.5 md:grid-cols-[2fr_1fr_3fr]"
            >
              <PrincipalName {...row.access} />
              <span>
                <LevelBadge reading={row.reading} />
              </span>
              <AccessPaths row={row} />
            </li>
          ))}
        </ul>
      )}
    </Shares>
  )
}
