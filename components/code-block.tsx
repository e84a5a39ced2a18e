import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

/** Text to copy, under a line that says where it goes. Long lines are wrapped: nothing is hidden, on paper neither. */
export function CodeBlock({
  label,
  badges,
  what,
  content,
  download,
  children,
}: {
  label: string
  /** What to know before using it, beside the label. */
  badges?: ReactNode
  what: string
  content: string
  /** The name to save the content under, where that makes sense. */
  download?: string | undefined
  /** The same text in colours. */
  children?: ReactNode
}) {
  return (
    <figure data-copy="" className="overflow-hidden rounded-md border border-line bg-code">
      <figcaption className="flex items-center justify-between gap-3 border-line border-b pl-3 text-quiet text-sm">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 py-1">
          <span className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{label}</span>
          {badges}
        </span>
        <span className="flex shrink-0">
          {download !== undefined && <Download name={download} content={content} />}
          <CopyButton what={what} />
        </span>
      </figcaption>
      <pre className="whitespace-pre-wrap px-3 py-2.5 font-mono text-[0.8125rem] leading-5.5 [overflow-wrap:anywhere]">
        <code data-copy-source="">{children ?? content}</code>
      </pre>
    </figure>
  )
}

/**
 * The content is in the link, so saving it asks nobody and needs no JavaScript; the policy does not govern downloads. As
 * `text/plain`, Chromium appends `.txt`. It takes a dot in front away in any case (tried with 156: `.pypirc` is saved as `pypirc`).
 */
function Download({ name, content }: { name: string; content: string }) {
  const text = content.endsWith('\n') ? content : `${content}\n`
  return (
    <a
      href={`data:application/octet-stream;charset=utf-8,${encodeURIComponent(text)}`}
      download={name}
      title={
        name.startsWith('.') ? `Your browser may leave the dot out: name it ${name}` : undefined
      }
      className="pressable not-on-paper rounded px-3 text-accent text-sm hover:bg-accent-soft"
    >
      Download<span className="sr-only"> {name}</span>
    </a>
  )
}
