'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'

/** Longer than it takes to type the next letter. */
const TYPING_MS = 350

const never = () => () => {}

/**
 * A GET form whose answer follows what is chosen and typed in it, without loading the page anew. The address has only the fields
 * that are filled in. Without JavaScript it is a form with a button.
 */
export function InstantForm({ action, children }: { action: string; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const router = useRouter()
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  useEffect(() => () => clearTimeout(timer.current), [])

  function show() {
    clearTimeout(timer.current)
    if (!form.current) return
    const filled = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [],
    )
    const query = new URLSearchParams(filled).toString()
    router.replace(query === '' ? action : `${action}?${query}`, { scroll: false })
  }

  return (
    <form
      ref={form}
      action={action}
      method="get"
      className="not-on-paper space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        show()
      }}
      onChange={(event) => {
        clearTimeout(timer.current)
        const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
        timer.current = setTimeout(show, typing ? TYPING_MS : 0)
      }}
    >
      {children}
      {!running && (
        <button
          type="submit"
          className="min-h-11 cursor-pointer rounded-md border border-accent px-5 font-medium text-accent hover:bg-accent-soft"
        >
          Make the link
        </button>
      )}
    </form>
  )
}
