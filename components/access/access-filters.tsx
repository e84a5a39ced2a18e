import { ACCESS_SORTS, type AccessOrder, formatAccessSort } from '@/lib/core/policies/access-order'
import { AUDIT_LEVELS, type AuditQuery } from '@/lib/core/policies/audit-query'
import { PRINCIPAL_KINDS } from '@/lib/core/policies/principal'
import { ACCESS_SORT_NAMES, KIND_NAMES, LEVEL_NAMES } from '../audit/audit-names'

const CONTROL =
  'min-h-11 md:min-h-9 w-full rounded-md border border-edge bg-page px-2 text-sm text-ink'

/** What the table is narrowed to. A GET form: the choices go into the address, without JavaScript too. */
export function AccessFilters({
  query,
  order,
  action,
  isFiltered,
}: {
  query: Pick<AuditQuery, 'principal' | 'level' | 'kind' | 'grants'>
  order: AccessOrder
  action: string
  isFiltered: boolean
}) {
  return (
    <search aria-label="Who can">
      <form
        action={action}
        method="get"
        className="grid grid-cols-2 items-end gap-3 md:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr_auto]"
      >
        <label className="text-sm max-md:col-span-2">
          <span className="text-quiet">Search</span>
          <input
            type="search"
            name="principal"
            defaultValue={query.principal}
            autoComplete="off"
            spellCheck={false}
            className={CONTROL}
          />
        </label>
        <Choice
          label="May"
          name="level"
          value={query.level}
          options={AUDIT_LEVELS.map((level) => [level, LEVEL_NAMES[level]])}
        />
        <Choice
          label="Kind"
          name="kind"
          value={query.kind}
          options={PRINCIPAL_KINDS.map((kind) => [kind, KIND_NAMES[kind]])}
        />
        <Choice
          label="Granted"
          name="grants"
          value={query.grants}
          options={[
            ['direct', 'On this repository'],
            ['inherited', 'Above it'],
          ]}
        />
        <label className="text-sm">
          <span className="text-quiet">Order</span>
          <select name="sort" defaultValue={formatAccessSort(order)} className={CONTROL}>
            {ACCESS_SORTS.flatMap((sort) =>
              [false, true].map((descending) => (
                <option
                  key={`${sort} ${descending}`}
                  value={formatAccessSort({ sort, descending })}
                >
                  {ACCESS_SORT_NAMES[sort]} {descending ? '↓' : '↑'}
                </option>
              )),
            )}
          </select>
        </label>
        <div className="flex items-center gap-3">
          <button
            type="submit"
            className="pressable cursor-pointer rounded-md border border-accent px-4 font-medium text-accent text-sm hover:bg-accent-soft"
          >
            Filter
          </button>
          {isFiltered && (
            <a className="pressable link text-sm" href={action}>
              Show all
            </a>
          )}
        </div>
      </form>
    </search>
  )
}

function Choice({
  label,
  name,
  value,
  options,
}: {
  label: string
  name: string
  value: string
  options: readonly (readonly [string, string])[]
}) {
  return (
    <label className="text-sm">
      <span className="text-quiet">{label}</span>
      <select name={name} defaultValue={value} className={CONTROL}>
        <option value="">Any</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
