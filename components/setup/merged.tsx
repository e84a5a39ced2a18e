'use client'

import { mergeFile, type Wanted } from '@/lib/core/merge/merge-file'
import { CopyButton } from '../copy-button'
import { Icon } from '../icon'
import { Prose } from '../prose'
import { Difference } from './difference'

/** What became of a file that was there already, what fights it, and the whole of it to copy. */
export function Merged({
  name,
  existing,
  wanted,
}: {
  name: string
  existing: string
  wanted: Wanted
}) {
  const merged = mergeFile(name, existing, wanted)
  const { warnings } = merged
  return (
    <div className="space-y-3">
      {warnings.length > 0 && (
        <ul className="list-disc rounded-md border-unsure border-l-4 bg-unsure-soft py-2 pr-3 pl-8">
          {warnings.map((warning) => (
            <li key={warning}>
              <Prose text={warning} />
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="flex gap-2">
        {merged.kind === 'refused' ? (
          <>
            <Icon name="cross" className="mt-1 text-bad" />
            <span>
              <Prose text={merged.reason} />
            </span>
          </>
        ) : merged.lines.every(({ is }) => is === 'kept') ? (
          'Nothing has to change: the repository is in it.'
        ) : (
          'With the repository added; everything else is as it was:'
        )}
      </p>
      {merged.kind === 'merged' && merged.lines.some(({ is }) => is !== 'kept') && (
        <figure data-copy="" className="overflow-hidden rounded-md border border-line bg-code">
          <figcaption className="flex items-center justify-between gap-3 border-line border-b pl-3 text-quiet text-sm">
            <span className="font-mono text-xs">{name}, the whole file</span>
            <CopyButton what={`the merged ${name}`} />
          </figcaption>
          <Difference lines={merged.lines} />
          {/* What is copied: without the lines that go, and with the line ends of the file. */}
          <code data-copy-source="" aria-hidden="true" className="sr-only whitespace-pre">
            {merged.text}
          </code>
        </figure>
      )}
    </div>
  )
}
