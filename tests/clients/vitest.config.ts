import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first: vitest knows that only of files that it ran before. */
const LONG = ['guides', 'symptoms', 'setup-script', 'versions'].map((name) => `${name}.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.indexOf(basename(moduleId))
      return at === -1 ? LONG.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['tests/clients/*.test.ts'],
    globalSetup: 'tests/clients/global-setup.ts',
    testTimeout: 900_000,
    hookTimeout: 120_000,
    // Steps wait for each other (`machine.ts`), so this is only how many guides are under way.
    maxConcurrency: 12,
    // The long file and the others beside it.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
})
