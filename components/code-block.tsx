import { CopyButton } from './copy-button'

/** Text to copy, under a line that says where it goes. Long lines are wrapped: nothing is hidden, on paper neither. */
export function CodeBlock({
  label,
  what,
  content,
}: {
  label: string
  what: string
  content: string
}) {
  return (
    <figure data-copy="" className="overflow-hidden rounded-md border border-line bg-code">
      <figcaption className="flex items-center justify-between gap-3 border-line border-b pl-3 text-quiet text-sm">
        <span className="min-w-0 py-1 font-mono text-xs [overflow-wrap:anywhere]">{label}</span>
        <CopyButton what={what} />
      </figcaption>
      <pre className="whitespace-pre-wrap px-3 py-2.5 font-mono text-[0.8125rem] leading-5.5 [overflow-wrap:anywhere]">
        <code data-copy-source="">{content}</code>
      </pre>
    </figure>
  )
}
