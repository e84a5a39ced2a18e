import type { ReactNode } from 'react'
import { Prose } from '../prose'

export const INPUT = 'min-h-11 w-full rounded-md border border-edge bg-page px-3 text-ink'

/** What ties a field's label, hint and fault to its control. */
export function describedBy(id: string, fault: string | undefined) {
  return {
    id,
    name: id,
    'aria-describedby': fault === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`,
    'aria-invalid': fault !== undefined,
  } as const
}

/** A control of a form with its label, what may stand in it, and what is wrong with it. */
export function Field({
  id,
  label,
  hint,
  fault,
  children,
}: {
  id: string
  label: string
  hint: string
  fault: string | undefined
  children: ReactNode
}) {
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
      <p id={`${id}-hint`} className="text-quiet text-sm">
        <Prose text={hint} />
      </p>
      {fault !== undefined && (
        <p id={`${id}-fault`} role="alert" className="text-bad text-sm">
          <Prose text={fault} />
        </p>
      )}
    </div>
  )
}
