import { defineConfig } from '@playwright/test'

/** Journeys on the production build; each worker has an app and an emulator of its own (tests/browser/site.ts). */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
})
