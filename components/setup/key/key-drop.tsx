'use client'

import { type DragEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { Icon } from '@/components/icon'
import { KeyOutcome } from './key-outcome'
import { useKey } from './key-provider'

const never = () => () => {}

/** Where the reader may give the page a service account's key, by dropping its file or choosing it. */
export function KeyDrop({ project }: { project: string }) {
  const { state, take, forget } = useKey()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  useKeepingThePage()

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files], project)
  }

  return (
    <section
      aria-labelledby={`${id}-title`}
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOver(false)
      }}
      onDrop={drop}
      className="not-on-paper space-y-2 rounded-md border border-edge border-dashed px-4 py-3 data-over:border-accent data-over:bg-accent-soft"
    >
      <h3 id={`${id}-title`} className="flex items-center gap-2 font-medium">
        <Icon name="lock" className="text-quiet" />
        Let this tab fill in the key
      </h3>
      <p id={`${id}-promise`} className="text-quiet text-sm">
        Optional. The file is read in this tab: it is never sent, stored or put into the address,
        and leaving the page forgets it. Without it, the commands below read the file themselves.
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
        <label className="pressable cursor-pointer rounded-md border border-accent px-3 text-accent text-sm hover:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
          Choose the key file<span className="sr-only"> (JSON)</span>
          <input
            ref={input}
            type="file"
            autoComplete="off"
            disabled={!running}
            aria-describedby={`${id}-promise`}
            className="sr-only"
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])]
              // The browser would bring the choice back with the page; and the same file may be chosen again.
              currentTarget.value = ''
              if (files.length > 0) void take(files, project)
            }}
          />
        </label>
        <span className="text-quiet text-sm">or drop it into this box.</span>
      </p>
      <noscript>
        <p className="text-sm">
          This needs JavaScript, since it is done in your browser. The commands below produce the
          value without it.
        </p>
      </noscript>
      <KeyOutcome
        state={state}
        onForget={() => {
          forget()
          input.current?.focus()
        }}
      />
    </section>
  )
}

/** A file that lands beside the box would open in place of the page. Another field for files keeps what it gets. */
function useKeepingThePage() {
  useEffect(() => {
    const stop = new AbortController()
    const keep = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
      if (event.target instanceof HTMLInputElement && event.target.type === 'file') return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    }
    addEventListener('dragover', keep, { signal: stop.signal })
    addEventListener('drop', keep, { signal: stop.signal })
    return () => stop.abort()
  }, [])
}
