import { type ReactNode, useId } from 'react'

/** A row of a view that can be opened: its head, a few facts, and what it hides. */
export function OpenRow({
  open,
  onToggle,
  name,
  beside,
  facts,
  children,
}: {
  open: boolean
  onToggle: () => void
  name: ReactNode
  /** What stands next to the name. */
  beside: ReactNode
  facts: readonly { term: string; text: string }[]
  /** Called when it is open. */
  children: () => ReactNode
}) {
  const id = useId()
  return (
    <div className="space-y-1 border-line border-b py-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onToggle}
          className="pressable min-w-0 cursor-pointer gap-2 text-left hover:underline"
        >
          <span aria-hidden="true" className="w-3 shrink-0 text-quiet">
            {open ? '▾' : '▸'}
          </span>
          {name}
        </button>
        {beside}
      </div>
      <dl className="grid grid-cols-1 gap-x-4 pl-5 text-sm sm:grid-cols-2 lg:grid-cols-4">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt className="inline text-quiet">{term}: </dt>
            <dd className="inline">{text}</dd>
          </div>
        ))}
      </dl>
      {open && (
        <div id={id} className="pt-2 pl-5">
          {children()}
        </div>
      )}
    </div>
  )
}
