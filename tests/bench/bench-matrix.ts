/** `node tests/bench/bench-matrix.ts`: the audit's matrix alone, from policies that were read already; one core. */
import { createViteServer } from 'vitest/node'
import { z } from 'zod'
import { median } from './median.ts'

const RUNS = 5

const workload = z.object({
  REPOSITORIES: z.number(),
  PRINCIPALS: z.number(),
  largeSnapshot: z.custom<() => unknown>((value) => typeof value === 'function'),
  measureMatrix: z.custom<(snapshot: unknown) => Record<string, number>>(
    (value) => typeof value === 'function',
  ),
})

// The app's modules are written for a bundler: Vite loads them as the tests do.
const vite = await createViteServer({
  configFile: false,
  logLevel: 'error',
  resolve: { tsconfigPaths: true },
  server: { middlewareMode: true, watch: null },
  optimizeDeps: { noDiscovery: true },
})
try {
  const { REPOSITORIES, PRINCIPALS, largeSnapshot, measureMatrix } = workload.parse(
    await vite.ssrLoadModule('/tests/bench/matrix-workload.ts'),
  )
  const snapshot = largeSnapshot()
  const runs = Array.from({ length: RUNS }, () => measureMatrix(snapshot))
  console.log(`${REPOSITORIES} repositories × ${PRINCIPALS} principals, medians of ${RUNS} runs\n`)
  for (const what of Object.keys(runs[0] ?? {})) {
    const times = runs.map((run) => run[what] ?? 0)
    const most = Math.round(Math.max(...times))
    console.log(`${what.padEnd(36)} ${Math.round(median(times))} ms (at most ${most})`)
  }
} finally {
  await vite.close()
}
