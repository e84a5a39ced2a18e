import type { ReactNode } from 'react'

/** One of the page's parts: its name (and choices) on the left where there is room, what to read on the right. */
export function Part({
  id,
  number,
  title,
  aside,
  needsUploads = false,
  children,
}: {
  id: string
  number?: number
  title: string
  aside?: ReactNode
  /** Steps aside when the streamed answer is that the repository takes no uploads. */
  needsUploads?: boolean
  children: ReactNode
}) {
  return (
    <section
      aria-labelledby={id}
      {...(needsUploads && { 'data-needs-uploads': '' })}
      className="grid grid-cols-1 gap-x-10 gap-y-4 border-line border-t py-6 lg:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <div>
        <div className="space-y-5 lg:sticky lg:top-4 lg:-mx-1 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:px-1 lg:pb-1 print:max-h-none">
          <h2 id={id} className="flex items-center gap-2.5 font-semibold text-lg">
            {number !== undefined && (
              <span className="grid size-6 shrink-0 place-items-center rounded bg-accent font-mono text-on-accent text-sm">
                {number}
              </span>
            )}
            {title}
          </h2>
          {aside}
        </div>
      </div>
      <div className="min-w-0 space-y-5">{children}</div>
    </section>
  )
}
