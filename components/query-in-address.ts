import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

/**
 * What a page shows, as its address says it. The query is held here and written to the address, not read back from it:
 * Next passes a changed address on in its own time, and a text box that waits for it loses letters. Changes to the
 * fields of `typed` alone replace the address; others add an entry, so that "Back" undoes them.
 */
export function useQueryInAddress<Query extends object>(options: {
  parse: (params: URLSearchParams) => Query
  format: (query: Query) => string
  typed: readonly (keyof Query & string)[]
}): readonly [Query, (change: Partial<Query>) => void] {
  const { parse, format, typed } = options
  const pathname = usePathname()
  const params = useSearchParams()
  const [query, setQuery] = useState(() => parse(new URLSearchParams(params)))
  const parseNow = useRef(parse)
  useEffect(() => {
    // What Next keeps of this page in each entry of the history: an entry from before a reload has another one.
    const page: unknown = window.history.state
    function followBack(event: PopStateEvent) {
      if (window.location.pathname !== pathname) return
      // Next would ask the server for the page of that entry, and so Google for everything, over a filter.
      event.stopImmediatePropagation()
      window.history.replaceState(page, '')
      // Without a state of Next's own this tells Next the address.
      window.history.replaceState(null, '', window.location.href)
      setQuery(parseNow.current(new URLSearchParams(window.location.search)))
    }
    window.addEventListener('popstate', followBack, { capture: true })
    return () => window.removeEventListener('popstate', followBack, { capture: true })
  }, [pathname])

  function changeQuery(change: Partial<Query>) {
    const changed = { ...query, ...change }
    setQuery(changed)
    const text = format(changed)
    const address = text ? `${pathname}?${text}` : pathname
    const isTyping = Object.keys(change).every((name) => typed.some((one) => one === name))
    if (isTyping) window.history.replaceState(null, '', address)
    else window.history.pushState(null, '', address)
  }
  return [query, changeQuery]
}
