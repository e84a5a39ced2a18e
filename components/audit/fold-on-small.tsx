import { type ReactNode, useSyncExternalStore } from 'react'

const SMALL = '(max-width: 48rem)'

/** What is in the open where there is room, and behind a line of its own on a phone: there, what is asked for comes first. */
export function FoldOnSmall({ summary, children }: { summary: string; children: ReactNode }) {
  const isSmall = useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(SMALL)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(SMALL).matches,
    () => false,
  )
  if (!isSmall) return children
  return (
    <details>
      <summary className="pressable list-item py-1.5 text-accent">{summary}</summary>
      <div className="space-y-3 pt-1 pb-3">{children}</div>
    </details>
  )
}
