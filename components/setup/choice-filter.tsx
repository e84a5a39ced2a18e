'use client'

import { type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * A field above links that hides those (`[data-choice]`) whose name has not what is typed. The links are the server's and work
 * without it; it takes its room once JavaScript runs.
 */
export function ChoiceFilter({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState(true)
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-choice]') ?? [])]

  function filter(typed: string) {
    const wanted = typed.trim().toLowerCase()
    for (const one of links()) one.hidden = !one.dataset['choice']?.toLowerCase().includes(wanted)
    setFound(links().some(({ hidden }) => !hidden))
  }

  return (
    <>
      {running && (
        <>
          <label htmlFor={id} className="sr-only">
            {label}
          </label>
          <input
            id={id}
            type="search"
            placeholder={label}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="min-h-11 w-full rounded-md border border-edge bg-page px-3 text-sm md:min-h-8"
            onChange={(event) => filter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.currentTarget.value.trim() === '') return
              links()
                .find(({ hidden }) => !hidden)
                ?.querySelector('a')
                ?.click()
            }}
          />
        </>
      )}
      <div ref={list} className="[&>[data-group]:not(:has([data-choice]:not([hidden])))]:hidden">
        {children}
      </div>
      <p role="status" className="px-3 text-quiet text-xs">
        {!found && 'No tool has this in its name.'}
      </p>
    </>
  )
}
