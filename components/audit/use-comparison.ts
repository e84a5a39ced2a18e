import { useEffect, useState } from 'react'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { compareExports, type RepositoryChange } from '@/lib/core/policies/compare-exports'
import { type ExportedAudit, MOST_EXPORT_BYTES, readExport } from '@/lib/core/policies/read-export'

export type Comparison =
  | { is: 'refused'; reason: string }
  | { is: 'running'; earlier: ExportedAudit }
  | { is: 'done'; earlier: ExportedAudit; changes: readonly RepositoryChange[] }

/** Milliseconds of comparing before the page may draw and answer again. */
const BREATH = 30

/** Compares a file with what is on the page, in the browser. The file is read here and goes nowhere. */
export function useComparison(file: File | undefined, tables: AuditTables): Comparison | undefined {
  const [comparison, setComparison] = useState<Comparison>()
  useEffect(() => {
    setComparison(undefined)
    if (file === undefined) return
    let wanted = true
    async function compare(chosen: File) {
      if (chosen.size > MOST_EXPORT_BYTES) {
        const most = `${MOST_EXPORT_BYTES / 1_000_000} MB`
        setComparison({
          is: 'refused',
          reason: `This file is larger than ${most}: too much to compare here. Export one project at a time.`,
        })
        return
      }
      const read = readExport(await chosen.text())
      if (!wanted) return
      if (!read.ok) {
        setComparison({ is: 'refused', reason: read.reason })
        return
      }
      const earlier = read.value
      setComparison({ is: 'running', earlier })
      const changes: RepositoryChange[] = []
      let until = performance.now() + BREATH
      for (const change of compareExports(earlier, tables)) {
        if (change !== undefined) changes.push(change)
        if (performance.now() < until) continue
        await new Promise((resolve) => setTimeout(resolve))
        if (!wanted) return
        until = performance.now() + BREATH
      }
      setComparison({ is: 'done', earlier, changes })
    }
    compare(file).catch(() => {
      if (wanted) setComparison({ is: 'refused', reason: 'The browser could not read this file.' })
    })
    return () => {
      wanted = false
    }
  }, [file, tables])
  return comparison
}
