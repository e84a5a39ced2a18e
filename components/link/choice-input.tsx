import { Prose } from '../prose'

/** One line to type in a form. */
export function ChoiceInput({
  name,
  label,
  hint,
  typed,
  code = false,
}: {
  /** Its word in the address. */
  name: string
  label: string
  /** May mark code with `backticks`. */
  hint?: string
  typed: string | undefined
  /** A name or a path, not prose. */
  code?: boolean
}) {
  return (
    <div className="space-y-1">
      <label htmlFor={`type-${name}`} className="block font-medium text-sm">
        {label}
      </label>
      <input
        id={`type-${name}`}
        name={name}
        defaultValue={typed}
        autoComplete="off"
        {...(code && { autoCapitalize: 'none', spellCheck: false })}
        {...(hint !== undefined && { 'aria-describedby': `type-${name}-hint` })}
        className={`min-h-11 w-full rounded-md border border-edge bg-page px-3 text-sm md:min-h-9 ${code ? 'font-mono' : ''}`}
      />
      {hint !== undefined && (
        <p
          id={`type-${name}-hint`}
          className="text-quiet text-xs leading-5 [overflow-wrap:anywhere]"
        >
          <Prose text={hint} />
        </p>
      )}
    </div>
  )
}
