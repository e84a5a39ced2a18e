import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SERVICES } from './job.ts'

/** How a run ended, newest first; `status` in the service's own words. */
const RUNS = z.array(z.object({ of: z.string(), status: z.string(), log: z.string() }))
export type Runs = z.infer<typeof RUNS>
const VALUES = z.record(z.string(), z.string())

/** What a service remembers from command to command. */
export function remembered(service: string) {
  const folder = join(SERVICES, service)
  const file = (name: string) => join(folder, `${name}.json`)
  const read = <T>(name: string, schema: z.ZodType<T>, empty: T): T =>
    existsSync(file(name)) ? schema.parse(JSON.parse(readFileSync(file(name), 'utf8'))) : empty
  const write = (name: string, value: unknown) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file(name), JSON.stringify(value))
  }
  return {
    runs: (): Runs => read('runs', RUNS, []),
    addRun: (run: Runs[number]) => write('runs', [run, ...read('runs', RUNS, [])]),
    /** `variables` or `secrets`. */
    values: (kind: string) => read(kind, VALUES, {}),
    setValue: (kind: string, name: string, value: string) =>
      write(kind, { ...read(kind, VALUES, {}), [name]: value }),
    /** False where there was none. */
    deleteValue(kind: string, name: string): boolean {
      const { [name]: found, ...rest } = read(kind, VALUES, {})
      if (Object.keys(rest).length > 0) write(kind, rest)
      else rmSync(file(kind), { force: true })
      return found !== undefined
    },
  }
}
