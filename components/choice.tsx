/** How a field to filter by looks. */
export const CONTROL =
  'min-h-11 md:min-h-9 w-full rounded-md border border-edge bg-page px-2 text-sm text-ink'

/** One of a few values, or any. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}) {
  return (
    <label className="text-sm">
      <span className="text-quiet">{label}</span>
      <select className={CONTROL} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Any</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The chosen value is always among them, even while nothing that has it has arrived. */
export function distinct(
  values: readonly string[],
  chosen: string,
): readonly (readonly [string, string])[] {
  const all = new Set(values)
  if (chosen !== '') all.add(chosen)
  return [...all].sort().map((value) => [value, value])
}
