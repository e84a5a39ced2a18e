'use client'

import { PrefetchKind } from 'next/dist/client/components/router-reducer/router-reducer-types'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { signInHref } from '../sign-in-href'

/** Shorter than it takes to press, longer than it takes to pass over. */
const HOVER_MS = 60

/**
 * Follows `a[data-instant]` inside it without loading the page anew, and fetches where one leads as soon as somebody is
 * about to press it. One listener for all instead of a `next/link` each, which costs every link script and payload.
 */
export function InstantLinks({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const router = useRouter()

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const prefetch = (event: Event) => {
      clearTimeout(timer)
      const path = pathOf(event, 'a[data-instant]')
      if (path === undefined) return
      // "Full": without it Next fetches nothing of a page that depends on its query.
      const fetchIt = () => router.prefetch(path, { kind: PrefetchKind.FULL })
      if (event.type === 'pointerover') timer = setTimeout(fetchIt, HOVER_MS)
      else fetchIt()
    }
    const follow = (event: MouseEvent) => {
      const path = pathOf(event, 'a[data-instant]')
      if (path === undefined || isSpecial(event)) return
      event.preventDefault()
      router.push(path, { scroll: false })
    }
    for (const type of ['pointerover', 'focusin', 'touchstart']) {
      box.current?.addEventListener(type, prefetch, { signal: stop.signal, passive: true })
    }
    box.current?.addEventListener('click', follow, { signal: stop.signal })
    // Links to the sign-in were made for the address of the last full load; the header's, too.
    for (const type of ['click', 'auxclick']) {
      document.addEventListener(type, comeBackHere, { signal: stop.signal, capture: true })
    }
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [router])

  return <div ref={box}>{children}</div>
}

function linkOf({ target }: Event, selector: string): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(selector) : null
}

function pathOf(event: Event, selector: string): string | undefined {
  const link = linkOf(event, selector)
  return link ? `${link.pathname}${link.search}${link.hash}` : undefined
}

/** A click that is to open a tab, a window or a file. */
function isSpecial(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event
  return event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey
}

function comeBackHere(event: Event): void {
  const link = linkOf(event, 'a[href^="/sign-in?callbackUrl="]')
  if (link) link.href = signInHref(`${location.pathname}${location.search}`)
}
