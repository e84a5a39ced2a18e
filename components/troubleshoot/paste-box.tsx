'use client'

import { type ClipboardEvent, useId, useRef, useState, useSyncExternalStore } from 'react'
import { diagnose } from '@/lib/core/troubleshoot/diagnose'
import type { Diagnosis } from '@/lib/core/troubleshoot/diagnosis'
import { maskSecrets } from '@/lib/core/troubleshoot/mask-secrets'
import type { SecretKind } from '@/lib/core/troubleshoot/secret-kinds'
import { DiagnosisView } from './diagnosis-view'
import type { Place } from './place'
import { readStanding } from './read-standing'
import { SecretsFound } from './secrets-found'

const never = () => () => {}

type Reading = { diagnosis: Diagnosis | undefined; found: readonly SecretKind[] }
const NOTHING: Reading = { diagnosis: undefined, found: [] }

/** Where to paste what a command printed. It is read in this tab: nothing here sends, stores or remembers it. */
export function PasteBox({ place }: { place: Place }) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reading, setReading] = useState(NOTHING)
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  function read(secrets: readonly SecretKind[]) {
    const area = box.current
    if (!area) return
    const { text, found } = maskSecrets(area.value)
    if (text !== area.value) area.value = text
    const standing = readStanding()
    const context = {
      ...(place.repository && { repository: place.repository }),
      ...(standing && { standing }),
    }
    const seen = [...new Set([...secrets, ...found])]
    // Once all is taken away, so is what was said of it.
    setReading(text.trim() === '' ? NOTHING : { diagnosis: diagnose(text, context), found: seen })
  }

  /** What was said of secrets, while the text that had them is there: what is masked is not found again. */
  function stillThere(text: string): readonly SecretKind[] {
    return text.includes('****') ? reading.found : []
  }

  /** Masked before it is ever shown. */
  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const area = event.currentTarget
    const { text, found } = maskSecrets(event.clipboardData.getData('text/plain'))
    event.preventDefault()
    const { value, selectionStart, selectionEnd } = area
    const kept = `${value.slice(0, selectionStart)}${value.slice(selectionEnd)}`
    area.setRangeText(text, selectionStart, selectionEnd, 'end')
    read([...stillThere(kept), ...found])
  }

  function clear() {
    if (box.current) box.current.value = ''
    setReading(NOTHING)
    box.current?.focus()
  }

  return (
    <div className="not-on-paper space-y-4">
      <div className="space-y-2 noscript:hidden">
        <label htmlFor={id} className="font-medium">
          Paste what the command printed
        </label>
        <textarea
          id={id}
          ref={box}
          rows={6}
          disabled={!running}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={`${id}-promise`}
          onPaste={paste}
          // Not onChange: React compares with the value that it saw last, and text that a script put in is none of these.
          onInput={(event) => read(stillThere(event.currentTarget.value))}
          className="block w-full rounded-md border border-edge bg-page px-3 py-2 font-mono text-[0.8125rem] leading-5.5"
        />
        <div className="flex flex-wrap items-start justify-between gap-x-4">
          <p id={`${id}-promise`} className="max-w-[75ch] flex-1 basis-64 text-quiet text-sm">
            All of it, from the command on. It is read in this tab: never sent, stored or put into
            the address. What looks like a secret is masked at once.
          </p>
          {reading.diagnosis && (
            <button
              type="button"
              onClick={clear}
              className="pressable cursor-pointer rounded px-3 text-accent text-sm hover:bg-accent-soft"
            >
              Clear
            </button>
          )}
        </div>
      </div>
      <div role="status" className="space-y-4">
        <SecretsFound found={reading.found} />
        {reading.diagnosis && <DiagnosisView diagnosis={reading.diagnosis} place={place} />}
      </div>
    </div>
  )
}
