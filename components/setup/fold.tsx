import type { ReactNode } from 'react'

/** Something that most readers do not need, one press away. */
export function Fold({
  id,
  summary,
  children,
}: {
  /** For links to it. */
  id?: string
  summary: ReactNode
  children: ReactNode
}) {
  return (
    <details id={id}>
      <summary className="py-2.5 text-accent md:py-1">{summary}</summary>
      <div className="mt-2 space-y-5 border-line border-l-2 pl-4">{children}</div>
    </details>
  )
}
