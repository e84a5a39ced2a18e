'use client'

import { type ClipboardEvent, type ReactNode, useState } from 'react'
import { CodeBlock } from '@/components/code-block'
import { CopyButton } from '@/components/copy-button'
import { fillIn, secretIn } from '@/lib/core/key/fill-in'
import type { ServiceAccountKey } from '@/lib/core/key/read-service-account-key'
import type { KeyedText } from '@/lib/core/setup/guide'
import { useKey } from './key-provider'

const MASK = '••••••••'

/**
 * Code with a key in it. The page shows a mask in its place, and the key gets nowhere but into the clipboard. Until the
 * reader gives the page a key, `content` is shown: the same with commands that print it.
 */
export function KeyedCode({
  label,
  badges,
  what,
  content,
  download,
  keyed,
  children,
}: {
  label: string
  badges?: ReactNode
  what: string
  content?: string | undefined
  download?: string | undefined
  keyed: KeyedText
  /** `content` in colours. */
  children?: ReactNode
}) {
  const { state } = useKey()
  if (state.is === 'accepted') {
    return (
      <MaskedCode label={label} badges={badges} what={what} keyed={keyed} holding={state.key} />
    )
  }
  return content === undefined ? (
    <p className="rounded-md border border-line border-dashed px-3 py-2 text-quiet text-sm">
      <span className="font-mono text-xs [overflow-wrap:anywhere]">{label}</span> needs the key
      itself: give this tab the key file, above, and it is shown here.
    </p>
  ) : (
    <CodeBlock label={label} badges={badges} what={what} content={content} download={download}>
      {children}
    </CodeBlock>
  )
}

function MaskedCode({
  label,
  badges,
  what,
  keyed,
  holding,
}: {
  label: string
  badges: ReactNode
  what: string
  keyed: KeyedText
  holding: ServiceAccountKey
}) {
  const [copied, setCopied] = useState<ServiceAccountKey>()
  const text = () => fillIn(keyed, holding)

  /** A mask copied by hand would be taken for the key, so all of the text goes with it. */
  function copyByHand(event: ClipboardEvent) {
    if (!getSelection()?.toString().includes(MASK)) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text())
    setCopied(holding)
  }

  return (
    <div className="space-y-1">
      <figure className="overflow-hidden rounded-md border border-line bg-code">
        <figcaption className="flex items-center justify-between gap-3 border-line border-b pl-3 text-quiet text-sm">
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 py-1">
            <span className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{label}</span>
            {badges}
          </span>
          <CopyButton what={what} text={text} onCopied={() => setCopied(holding)} />
        </figcaption>
        <pre className="whitespace-pre-wrap px-3 py-2.5 font-mono text-[0.8125rem] leading-5.5 [overflow-wrap:anywhere]">
          <code onCopy={copyByHand}>
            {keyed.map((part, index) =>
              typeof part === 'string' ? (
                part
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move.
                <Mask key={index} length={secretIn(part, holding).length} />
              ),
            )}
          </code>
        </pre>
      </figure>
      <p role="status" className="text-quiet text-sm">
        {copied === holding && 'The clipboard now holds the key.'}
      </p>
    </div>
  )
}

function Mask({ length }: { length: number }) {
  return (
    <span
      role="img"
      aria-label="the key, masked"
      title={`${length} characters, copied whole`}
      className="select-all rounded bg-accent-soft px-1 text-accent"
    >
      {MASK}
    </span>
  )
}
