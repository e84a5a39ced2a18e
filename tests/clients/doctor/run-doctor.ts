import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import type { ToolId } from '@/lib/core/setup/tools'
import type { Machine, Outcome, State } from '../machine'

export const DOCTOR = join(import.meta.dirname, '../../../public/doctor.py')
export const INDEX = 'https://us-central1-python.pkg.dev/acme-ml/team/simple/'

const reportSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  facts: z.array(z.strictObject({ about: z.string(), text: z.string() })),
  problems: z.array(z.strictObject({ cause: z.string(), what: z.string(), next: z.string() })),
  code: z.string(),
})
export type DoctorsReport = z.infer<typeof reportSchema>
export type Examined = { report: DoctorsReport; outcome: Outcome }

/** As the setup page has it, but for `curl`: the script comes from a pipe, with the Python of the terminal. */
export const doctorCommand = (...args: readonly string[]) =>
  `cat '${DOCTOR}' | python3 - ${args.join(' ')}`

/** What the doctor says on a machine, read from its `--json`. */
export async function examine(
  machine: Machine,
  state: State,
  tool: ToolId,
  ...args: readonly string[]
): Promise<Examined> {
  const command = doctorCommand('--index', INDEX, '--tool', tool, '--json', ...args)
  const outcome = await machine.run(state, command)
  const report = reportSchema.parse(JSON.parse(outcome.output))
  return { report, outcome }
}

/** The files that a step made, changed or removed; what the harness itself needs is not the step's. */
export function filesWritten(before: State, { layers: [own] }: State): readonly string[] {
  if (own === undefined || own === before.layers[0]) return []
  return readdirSync(own, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(own, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('harness/'))
}
