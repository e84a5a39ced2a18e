'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Place } from './place'

const PasteBox = lazy(async () => ({ default: (await import('./paste-box')).PasteBox }))

/** The box, fetched when the fold that it is in is opened: most readers never need it. */
export function LazyPasteBox({ place }: { place: Place }) {
  const here = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const fold = here.current?.closest('details')
    if (!fold) return
    const look = () => {
      if (fold.open) setOpen(true)
    }
    look()
    fold.addEventListener('toggle', look)
    return () => fold.removeEventListener('toggle', look)
  }, [])
  return (
    <div ref={here} className="noscript:hidden">
      {open && (
        <Suspense fallback={<p className="skeleton h-40 w-full" />}>
          <PasteBox place={place} />
        </Suspense>
      )}
    </div>
  )
}
