import { AUDIT_LEVELS, type AuditQuery } from '@/lib/core/policies/audit-query'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { FINDING_KINDS } from '@/lib/core/policies/findings/finding'
import { PRINCIPAL_KINDS } from '@/lib/core/policies/principal'
import { Choice, CONTROL, distinct } from '../choice'
import { AUDIT_SORT_NAMES, FINDING_NAMES, KIND_NAMES, LEVEL_NAMES } from './audit-names'

type Props = {
  query: AuditQuery
  onChange: (change: Partial<AuditQuery>) => void
}

/** What the views can be narrowed to, and their order. What can be chosen grows with what has arrived. */
export function AuditFilters({ query, onChange, tables }: Props & { tables: AuditTables }) {
  const { view } = query
  const kinds = new Set(tables.principals.map(({ principal }) => principal.kind))
  const projects = tables.repositories.map(({ name }) => name.project)
  return (
    <search aria-label="Access" className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <Words label="Repository" field="repository" query={query} onChange={onChange} />
      <Words label="Principal" field="principal" query={query} onChange={onChange} />
      <Choice
        label="Project"
        value={query.project}
        options={distinct(projects, query.project)}
        onChange={(project) => onChange({ project })}
      />
      <Choice
        label="May"
        value={query.level}
        options={AUDIT_LEVELS.map((level) => [level, LEVEL_NAMES[level]])}
        onChange={(value) => onChange({ level: AUDIT_LEVELS.find((one) => one === value) ?? '' })}
      />
      <Choice
        label="Kind of principal"
        value={query.kind}
        options={PRINCIPAL_KINDS.filter((kind) => kinds.has(kind) || kind === query.kind).map(
          (kind) => [kind, KIND_NAMES[kind]],
        )}
        onChange={(value) => onChange({ kind: PRINCIPAL_KINDS.find((one) => one === value) ?? '' })}
      />
      <Choice
        label="Granted"
        value={query.grants}
        options={[
          ['direct', 'On the repository'],
          ['inherited', 'Further up'],
        ]}
        onChange={(value) =>
          onChange({ grants: value === 'direct' || value === 'inherited' ? value : '' })
        }
      />
      <Choice
        label="Finding"
        value={query.finding}
        options={FINDING_KINDS.map((kind) => [kind, FINDING_NAMES[kind]])}
        onChange={(value) =>
          onChange({ finding: FINDING_KINDS.find((one) => one === value) ?? '' })
        }
      />
      {view !== 'findings' && <Order query={query} onChange={onChange} />}
    </search>
  )
}

function Words({
  label,
  field,
  query,
  onChange,
}: Props & { label: string; field: 'repository' | 'principal' }) {
  return (
    <label className="text-sm max-md:col-span-2">
      <span className="text-quiet">{label}</span>
      <input
        type="search"
        name={field}
        className={CONTROL}
        value={query[field]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
    </label>
  )
}

function Order({ query, onChange }: Props) {
  const names = AUDIT_SORT_NAMES[query.view === 'principals' ? 'principals' : 'repositories']
  const options = Object.entries(names).flatMap(([sort, name]) => [
    { value: sort, name: `${name} ↑` },
    { value: `-${sort}`, name: `${name} ↓` },
  ])
  return (
    <label className="text-sm">
      <span className="text-quiet">Order</span>
      <select
        className={CONTROL}
        value={`${query.descending ? '-' : ''}${query.sort}`}
        onChange={(event) => {
          const descending = event.target.value.startsWith('-')
          const wanted = event.target.value.replace('-', '')
          const sort = (['name', 'project', 'kind', 'reach'] as const).find((one) => one === wanted)
          if (sort) onChange({ sort, descending })
        }}
      >
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
