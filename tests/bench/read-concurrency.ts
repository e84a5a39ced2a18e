import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = join(import.meta.dirname, '../../lib/data/call-queue.ts')

/** `CONCURRENT_CALLS` from its source: a module of the server cannot be imported outside Next. */
export function readConcurrency(): number {
  const found = /^export const CONCURRENT_CALLS = (\d+)$/m.exec(readFileSync(SOURCE, 'utf8'))
  if (!found) throw new Error('lib/data/call-queue.ts no longer says CONCURRENT_CALLS.')
  return Number(found[1])
}
