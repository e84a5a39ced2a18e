/** One choice among many in a form. The empty one comes first and stays out of the link. */
export function ChoiceSelect({
  name,
  label,
  empty,
  chosen,
  options,
}: {
  /** Its word in the address. */
  name: string
  label: string
  /** What it means to choose none. */
  empty: string
  chosen: string | undefined
  options: readonly { id: string; text: string; group?: string }[]
}) {
  const groups = [...new Set(options.map(({ group }) => group))]
  return (
    <div className="space-y-1">
      <label htmlFor={`choose-${name}`} className="block font-medium text-sm">
        {label}
      </label>
      <select
        id={`choose-${name}`}
        name={name}
        defaultValue={chosen ?? ''}
        className="min-h-11 w-full rounded-md border border-edge bg-page px-2.5 md:min-h-9"
      >
        <option value="">{empty}</option>
        {groups.map((group) => {
          const members = options
            .filter((option) => option.group === group)
            .map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))
          return group === undefined ? (
            members
          ) : (
            <optgroup key={group} label={group}>
              {members}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}
