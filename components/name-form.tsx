import type { ReactNode } from 'react'
import { Prose } from './prose'

/** Asks for a name in one line. A GET form: what is typed goes into the address, so it works without JavaScript. */
export function NameForm({
  action,
  field,
  label,
  hint,
  button,
  value,
  children,
}: {
  action: string
  /** The parameter that it fills. */
  field: string
  label: string
  /** May mark code with `backticks`. */
  hint: string
  button: string
  /** What the address has already. */
  value?: string | undefined
  /** Hidden fields that are to stay in the address. */
  children?: ReactNode
}) {
  return (
    <form action={action} method="get" className="max-w-2xl space-y-2">
      {children}
      <label htmlFor={field} className="font-medium">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          // Another value is another field: what was typed into the one before is not kept.
          key={value}
          id={field}
          name={field}
          defaultValue={value}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={`${field}-hint`}
          className="min-h-11 min-w-0 flex-1 basis-64 rounded-md border border-edge bg-page px-3 font-mono text-sm"
        />
        <button
          type="submit"
          className="min-h-11 cursor-pointer rounded-md border border-accent px-5 font-medium text-accent hover:bg-accent-soft"
        >
          {button}
        </button>
      </div>
      <p id={`${field}-hint`} className="text-quiet text-sm [overflow-wrap:anywhere]">
        <Prose text={hint} />
      </p>
    </form>
  )
}
