'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

const SHOWN_FOR_MS = 2000
const WORDS = { copied: 'Copied', selected: 'Selected: copy it', refused: 'Not copied' } as const
const ANNOUNCED = {
  copied: 'Copied.',
  selected: 'The browser refused to copy. The text is selected: copy it with the keyboard.',
  refused: 'The browser refused to copy.',
} as const

type Result = keyof typeof WORDS

const never = () => () => {}

/**
 * Copies the text of the `[data-copy-source]` in the nearest `[data-copy]`: what is copied is what is seen, unless there
 * is a `text` that the page must not show. Takes its room from the start but is invisible until JavaScript runs, so that
 * it neither promises nor moves anything.
 */
export function CopyButton({
  what,
  text,
  onCopied,
}: {
  what: string
  text?: () => string
  onCopied?: () => void
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [result, setResult] = useState<Result>()
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(undefined), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [result])

  async function copy() {
    const source = button.current?.closest('[data-copy]')?.querySelector('[data-copy-source]')
    if (!source && !text) return
    try {
      await navigator.clipboard.writeText(text?.() ?? source?.textContent ?? '')
      setResult('copied')
      onCopied?.()
    } catch {
      // No permission, or a page without TLS: the selection leaves one key press.
      if (source) getSelection()?.selectAllChildren(source)
      setResult(source ? 'selected' : 'refused')
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        onClick={copy}
        className={`pressable not-on-paper shrink-0 cursor-pointer justify-center rounded border border-transparent px-3 text-accent text-sm hover:bg-accent-soft ${running ? '' : 'invisible'}`}
      >
        {result ? WORDS[result] : 'Copy'}
        <span className="sr-only"> {what}</span>
      </button>
      <span role="status" className="sr-only">
        {result && ANNOUNCED[result]}
      </span>
    </>
  )
}
