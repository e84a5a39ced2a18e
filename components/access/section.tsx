import type { ReactNode } from 'react'

/** A part of a page about access, under its own heading. */
export function Section({
  id,
  title,
  children,
}: {
  id: string
  title: ReactNode
  children: ReactNode
}) {
  return (
    <section
      aria-labelledby={id}
      className="space-y-3 border-line border-t py-5 [overflow-wrap:anywhere]"
    >
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {children}
    </section>
  )
}
