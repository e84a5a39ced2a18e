'use client'

import { useId, useState } from 'react'
import { configWarnings } from '@/lib/core/merge/config-warnings'
import { type MergedLine, mergedText, mergeIni } from '@/lib/core/merge/merge-ini'
import type { IniSection } from '@/lib/core/quote/ini-document'
import { CopyButton } from '../copy-button'
import { Prose } from '../prose'
import { Fold } from './fold'

/** A file that the reader has already, with the guide's part added. It is worked on in this tab and sent nowhere. */
export function MergeFile({ name, sections }: { name: string; sections: readonly IniSection[] }) {
  const id = useId()
  const [existing, setExisting] = useState('')
  return (
    <Fold summary={<>I have a {name} already</>}>
      <label htmlFor={id} className="block text-sm">
        Paste it here. It stays in this tab: nothing is sent.
      </label>
      <textarea
        id={id}
        rows={6}
        value={existing}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        className="w-full rounded-md border border-edge bg-page p-3 font-mono text-[0.8125rem]"
        onChange={(event) => setExisting(event.target.value)}
      />
      {existing.trim() !== '' && <Merged name={name} existing={existing} sections={sections} />}
      <noscript>This needs JavaScript: it is done in your browser.</noscript>
    </Fold>
  )
}

function Merged({
  name,
  existing,
  sections,
}: {
  name: string
  existing: string
  sections: readonly IniSection[]
}) {
  const lines = mergeIni(existing, sections)
  const warnings = configWarnings(name, existing)
  const same = lines.every(({ is }) => is === 'kept')
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
      <p role="status">
        {same
          ? 'Nothing has to change: the repository is in it.'
          : 'With the repository added; everything else is as it was:'}
      </p>
      {!same && (
        <figure data-copy="" className="overflow-hidden rounded-md border border-line bg-code">
          <figcaption className="flex items-center justify-between gap-3 border-line border-b pl-3 text-quiet text-sm">
            <span className="font-mono text-xs">{name}, the whole file</span>
            <CopyButton what={`the merged ${name}`} />
          </figcaption>
          <Difference lines={lines} />
          {/* What is copied: without the lines that go, and with the line ends of the file. */}
          <code data-copy-source="" aria-hidden="true" className="sr-only whitespace-pre">
            {mergedText(existing, lines)}
          </code>
        </figure>
      )}
    </div>
  )
}

const SIGNS = {
  kept: { sign: ' ', word: '', style: '' },
  added: { sign: '+', word: 'added: ', style: 'bg-good-soft text-good' },
  removed: { sign: '−', word: 'removed: ', style: 'bg-bad-soft text-bad' },
} as const

function Difference({ lines }: { lines: readonly MergedLine[] }) {
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
