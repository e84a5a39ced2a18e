import type { ReactNode } from 'react'

/** One of the things beside the views: in reach above them, since a list may go on for ten thousand rows. */
export function Fold({
  title,
  open = false,
  onToggle,
  children,
}: {
  title: string
  open?: boolean
  /** For whoever keeps whether it is open. */
  onToggle?: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <details
      open={open}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
      className="py-1"
    >
      <summary className="pressable list-item py-1.5 text-accent">{title}</summary>
      <div className="space-y-3 pt-1 pb-4">{children}</div>
    </details>
  )
}
