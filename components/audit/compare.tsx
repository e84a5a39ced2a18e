import { type DragEvent, useState } from 'react'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { Changes } from './changes'
import { Fold } from './fold'
import { useComparison } from './use-comparison'

/** What is different from an earlier export. `isComplete`: whether everything has arrived to compare with. */
export function Compare({ tables, isComplete }: { tables: AuditTables; isComplete: boolean }) {
  const [file, setFile] = useState<File>()
  const [isOver, setOver] = useState(false)
  const comparison = useComparison(isComplete ? file : undefined, tables)

  function dropped(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    setFile(event.dataTransfer.files[0] ?? file)
  }
  return (
    <Fold title="What has changed since an earlier export">
      <label
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
        className={`block max-w-3xl space-y-2 rounded-lg border border-dashed p-5 ${isOver ? 'border-accent bg-accent-soft' : 'border-edge'}`}
      >
        <span className="block font-medium">An earlier JSON export of this page</span>
        <span className="block text-quiet text-sm">
          Drop it here or choose it. It is compared in your browser and sent nowhere.
        </span>
        <input
          type="file"
          accept=".json,application/json"
          className="block w-full min-h-11 cursor-pointer text-sm file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-accent file:bg-page file:px-3 file:text-accent"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </label>
      <div aria-live="polite" className="space-y-3">
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
