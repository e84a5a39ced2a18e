'use client'

import { lazy, Suspense, useId, useState } from 'react'
import type { Wanted } from '@/lib/core/merge/merge-file'
import { Fold } from './fold'

// Most readers have no such file, so what merges it comes when one is pasted.
const Merged = lazy(() => import('./merged').then(({ Merged }) => ({ default: Merged })))

/** A file that the reader has already, with the guide's part added. It is worked on in this tab and sent nowhere. */
export function MergeFile({ name, wanted }: { name: string; wanted: Wanted }) {
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
      {existing.trim() !== '' && (
        <Suspense>
          <Merged name={name} existing={existing} wanted={wanted} />
        </Suspense>
      )}
      <noscript>This needs JavaScript: it is done in your browser.</noscript>
    </Fold>
  )
}
