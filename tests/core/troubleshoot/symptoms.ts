import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cause } from '@/lib/core/troubleshoot/causes'
import { SYMPTOM_CASES } from '../../clients/symptom-cases'
import { outputIn } from '../../clients/symptom-text'

const FOLDER = join(import.meta.dirname, '../../clients/symptoms')

/** What was done wrong on purpose, and what the client then said. */
export type Symptom = {
  id: string
  /** From the case: nothing here is derived from signatures. */
  cause: Cause
  /** What the client printed. */
  output: string
  /** The command and what it printed, as somebody copies it from a terminal. */
  terminal: string
}

export const SYMPTOMS: readonly Symptom[] = SYMPTOM_CASES.map(({ id, cause }) => {
  const file = readFileSync(join(FOLDER, `${id}.txt`), 'utf8')
  const written = /^cause: (.+)$/m.exec(file)?.[1]
  if (written !== cause) throw new Error(`${id}: the file says ${written}, the case ${cause}`)
  const output = outputIn(file)
  const command = file.split('\n').filter((line) => line.startsWith('$ '))
  return { id, cause, output, terminal: `${command.join('\n')}\n${output}` }
})

/** The repository that the harness has, whose page people paste on. */
export const TEAM = { project: 'acme-ml', location: 'us-central1', repository: 'team' }

export function outputOf(id: string): string {
  const symptom = SYMPTOMS.find((one) => one.id === id)
  if (!symptom) throw new Error(`no symptom ${id}`)
  return symptom.output
}
