import type { MergedLine } from '@/lib/core/merge/merged-lines'

const SIGNS = {
  kept: { sign: ' ', word: '', style: '' },
  added: { sign: '+', word: 'added: ', style: 'bg-good-soft text-good' },
  removed: { sign: '−', word: 'removed: ', style: 'bg-bad-soft text-bad' },
} as const

/** What changes in a file, line by line. */
export function Difference({ lines }: { lines: readonly MergedLine[] }) {
  return (
    <pre className="overflow-x-auto py-2 font-mono text-[0.8125rem] leading-5.5">
      {lines.map(({ text, is }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and the list is made anew.
        <span key={index} className={`block px-3 ${SIGNS[is].style}`}>
          <span aria-hidden="true">{SIGNS[is].sign} </span>
          <span className="sr-only">{SIGNS[is].word}</span>
          {text}
        </span>
      ))}
    </pre>
  )
}
