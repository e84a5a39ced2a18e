'use client'

import { useState, useSyncExternalStore } from 'react'

const INSTRUCTIONS = `Set this computer up as the guide below says. Run the checks of "Before you start" first and stop at one that fails. Change nothing
that the guide does not change, keep what files hold already, never print a token or a key, and end with "Did it work?". Signing in with gcloud is for me to do, and so is what
the guide says is typed on another machine: ask me.

`

const never = () => () => {}

/** Copies this page's Markdown with instructions for a coding agent. It is asked for when somebody wants it. */
export function CopyPrompt({ address }: { address: string }) {
  const [said, setSaid] = useState('')
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  async function copy() {
    try {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error()
      await navigator.clipboard.writeText(INSTRUCTIONS + (await answer.text()))
      setSaid('Copied')
    } catch {
      setSaid('Not copied')
    }
  }

  return (
    <>
      <button
        type="button"
        onClick={copy}
        className={`pressable cursor-pointer rounded border border-transparent px-1 text-accent hover:underline ${running ? '' : 'invisible'}`}
      >
        Copy as prompt
      </button>
      <span role="status">{said}</span>
    </>
  )
}
