import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { Changes } from './changes'
import { Fold } from './fold'
import { useComparison } from './use-comparison'
import { useFileDrop } from './use-file-drop'

/** What is different from an earlier export. `isComplete`: whether everything has arrived to compare with. */
export function Compare({ tables, isComplete }: { tables: AuditTables; isComplete: boolean }) {
  const [file, setFile] = useState<File>()
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const wasDropped = useRef(false)
  const isOver = useFileDrop((dropped) => {
    wasDropped.current = true
    setFile(dropped)
    setOpen(true)
  })
  const comparison = useComparison(isComplete ? file : undefined, tables)
  const state = comparison?.is
  // Dropped on a long list, it would be answered unseen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the answer is looked at.
  useEffect(() => {
    if (!wasDropped.current) return
    place.current?.scrollIntoView()
    if (state === 'done' || state === 'refused') wasDropped.current = false
  }, [file, state])
  return (
    <Fold title="What has changed since an earlier export" open={isOpen} onToggle={setOpen}>
      {isOver && <DropHere />}
      <label
        className={`block max-w-3xl space-y-2 rounded-lg border border-dashed p-5 ${isOver ? 'border-accent bg-accent-soft' : 'border-edge'}`}
      >
        <span className="block font-medium">An earlier JSON export of this page</span>
        <span className="block text-quiet text-sm">
          Drop it anywhere on this page, or choose it. It is compared in your browser and sent
          nowhere.
        </span>
        <input
          type="file"
          accept=".json,application/json"
          className="block w-full min-h-11 cursor-pointer text-sm file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-accent file:bg-page file:px-3 file:text-accent"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </label>
      <div ref={place} aria-live="polite" className="scroll-mt-20 space-y-3">
        {file !== undefined && <p className="text-quiet text-sm">{file.name}</p>}
        {file !== undefined && !isComplete && (
          <p>It is compared as soon as everything has arrived.</p>
        )}
        {comparison?.is === 'refused' && (
          <Notice kind="problem">
            <p>
              <Prose text={comparison.reason} />
            </p>
          </Notice>
        )}
        {comparison?.is === 'running' && <p>Comparing…</p>}
        {comparison?.is === 'done' && (
          <Changes earlier={comparison.earlier} changes={comparison.changes} />
        )}
      </div>
    </Fold>
  )
}

/** While a file is held over the page: in a closed fold nobody would see where it may fall. */
function DropHere() {
  return createPortal(
    <div className="pointer-events-none fixed inset-4 z-50 flex items-center justify-center rounded-lg border-4 border-accent border-dashed bg-accent-soft/90 p-5 text-center font-semibold text-xl">
      Drop an earlier JSON export to see what has changed since
    </div>,
    document.body,
  )
}
