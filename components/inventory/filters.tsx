import { ABILITIES } from '@/lib/core/access'
import type { InventoryRow } from '@/lib/core/inventory/inventory-event'
import { type InventoryQuery, MODE_KINDS, SORTS } from '@/lib/core/inventory/inventory-query'
import { Choice, CONTROL, distinct } from '../choice'
import { ABILITY_NAMES, MODE_NAMES, SORT_NAMES } from '../names'

/** Search box, filters and order. What can be chosen grows with what has arrived. */
export function Filters({
  query,
  onChange,
  rows,
}: {
  query: InventoryQuery
  onChange: (change: Partial<InventoryQuery>) => void
  rows: ReadonlyMap<string, InventoryRow>
}) {
  const names = [...rows.values()].map(({ details }) => details.name)
  const sort = `${query.descending ? '-' : ''}${query.sort}`
  return (
    <search aria-label="Repositories" className="grid grid-cols-2 gap-3 md:grid-cols-6">
      <label className="col-span-2 text-sm">
        <span className="text-quiet">Search</span>
        <input
          type="search"
          name="q"
          className={CONTROL}
          value={query.search}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ search: event.target.value })}
        />
      </label>
      <Choice
        label="Project"
        value={query.project}
        options={distinct(
          names.map(({ project }) => project),
          query.project,
        )}
        onChange={(project) => onChange({ project })}
      />
      <Choice
        label="Location"
        value={query.location}
        options={distinct(
          names.map(({ location }) => location),
          query.location,
        )}
        onChange={(location) => onChange({ location })}
      />
      <Choice
        label="Kind"
        value={query.kind}
        options={MODE_KINDS.filter((kind) => kind !== 'unknown' || query.kind === kind).map(
          (kind) => [kind, MODE_NAMES[kind]],
        )}
        onChange={(value) => onChange({ kind: MODE_KINDS.find((kind) => kind === value) ?? '' })}
      />
      <Choice
        label="I may"
        value={query.access}
        options={ABILITIES.map((ability) => [ability, ABILITY_NAMES[ability].toLowerCase()])}
        onChange={(value) =>
          onChange({ access: ABILITIES.find((ability) => ability === value) ?? '' })
        }
      />
      <label className="text-sm lg:hidden">
        <span className="text-quiet">Order</span>
        <select
          className={CONTROL}
          value={sort}
          onChange={(event) => {
            const value = event.target.value
            const chosen = SORTS.find((one) => one === value.replace('-', ''))
            if (chosen) onChange({ sort: chosen, descending: value.startsWith('-') })
          }}
        >
          {SORTS.flatMap((one) => [
            <option key={one} value={one}>
              {SORT_NAMES[one]} ↑
            </option>,
            <option key={`-${one}`} value={`-${one}`}>
              {SORT_NAMES[one]} ↓
            </option>,
          ])}
        </select>
      </label>
    </search>
  )
}
