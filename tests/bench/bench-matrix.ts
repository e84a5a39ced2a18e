import { z } from 'zod'
import { withAppModule } from './load-app-module.ts'

const isFunction = (value: unknown) => typeof value === 'function'
const workload = z.object({
  REPOSITORIES: z.number(),
  PRINCIPALS: z.number(),
  largeSnapshot: z.custom<() => unknown>(isFunction),
  measureMatrix: z.custom<(snapshot: unknown) => Record<string, number>>(isFunction),
})

export type MatrixResult = {
  repositories: number
  principals: number
  /** Milliseconds of each run, by what was done. */
  times: ReadonlyMap<string, readonly number[]>
}

/** The audit's matrix alone, from policies that were read already; one core. */
export function benchMatrix({ runs }: { runs: number }): Promise<MatrixResult> {
  return withAppModule('/tests/bench/matrix-workload.ts', (module) => {
    const { REPOSITORIES, PRINCIPALS, largeSnapshot, measureMatrix } = workload.parse(module)
    const snapshot = largeSnapshot()
    const times = new Map<string, number[]>()
    for (let run = 0; run < runs; run++) {
      for (const [what, time] of Object.entries(measureMatrix(snapshot))) {
        times.set(what, [...(times.get(what) ?? []), time])
      }
    }
    return { repositories: REPOSITORIES, principals: PRINCIPALS, times }
  })
}
