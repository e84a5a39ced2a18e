'use client'

import { useSearchParams } from 'next/navigation'

/** To the page that makes links, with what this page's address says; the header it stands in does not know the query. */
export function ShareLink({ repository }: { repository: string }) {
  const query = new URLSearchParams(useSearchParams())
  query.set('repository', repository)
  return (
    <a
      href={`/link?${query}`}
      className="pressable not-on-paper rounded-md border border-line px-3 text-accent text-sm hover:bg-accent-soft"
    >
      Share
    </a>
  )
}
