import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['tests/clients/*.test.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    // Steps wait for each other (`machine.ts`), so this is only how many guides are under way.
    maxConcurrency: 12,
    // The long file and a short one beside it.
    maxWorkers: 2,
  },
})
