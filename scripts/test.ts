/**
 * `npm test`: everything, one suite after the other, and one closing line. A suite that cannot run is a failure.
 * The order is from quick to slow; each runs even if one before it failed, except that nothing can be shown in a
 * browser without a build.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

type Counts = { passed: number; failed: number; which: readonly string[] }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ status: z.string() })),
})
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    flaky: z.number(),
    unexpected: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(playwrightSuite),
})

const reports = mkdtempSync(join(tmpdir(), 'reports-'))
const total: { passed: number; failed: number; which: string[] } = {
  passed: 0,
  failed: 0,
  which: [],
}

check('the types of the routes', ['next', 'typegen'])
check('the types', ['tsc', '--noEmit'])
check('lint and format', ['biome', 'ci', '--error-on-warnings'])
const unit = join(reports, 'unit.json')
suite(
  'unit and adapters',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  () => countVitest(unit),
)
const clients = join(reports, 'clients.json')
const runClients = ['node', 'tests/clients/run.ts', '--reporter=default', '--reporter=json']
suite('the guides, by real clients', [...runClients, `--outputFile.json=${clients}`], () =>
  // Without Python, PyPI or the right to mount it has said so, and `CI=true` has made it a failure.
  existsSync(clients) || process.env['CI'] === 'true' ? countVitest(clients) : 'not run',
)
if (check('the production build', ['npm', 'run', 'build'])) {
  const browser = join(reports, 'browser.json')
  suite(
    'journeys in a browser',
    ['playwright', 'test', '--reporter=list,json', '--forbid-only'],
    () => countPlaywright(browser),
    { PLAYWRIGHT_JSON_OUTPUT_FILE: browser },
  )
}

rmSync(reports, { recursive: true })
if (total.which.length > 0) console.log(`\nFailed:\n  ${total.which.join('\n  ')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

/** A command that either works or not counts as one test. */
function check(name: string, command: readonly string[]): boolean {
  const worked = run(name, command)
  add(worked ? { passed: 1, failed: 0, which: [] } : { passed: 0, failed: 1, which: [name] })
  return worked
}

/** A suite counts its own tests; one that broke before it could, or that says so by its exit code, fails. */
function suite(
  name: string,
  command: readonly string[],
  count: () => Counts | 'not run',
  env: Readonly<Record<string, string>> = {},
): void {
  const worked = run(name, command, env)
  try {
    const counts = count()
    const { passed, failed, which } =
      counts === 'not run' ? { passed: 0, failed: 0, which: [] } : counts
    const silent =
      counts === 'not run' ? !worked : passed + failed === 0 || (!worked && failed === 0)
    add(
      silent
        ? { passed, failed: failed + 1, which: [...which, `${name}: it ended with an error`] }
        : { passed, failed, which: which.map((test) => `${name}: ${test}`) },
    )
  } catch {
    console.error(`${name}: no report, so it counts as failed`)
    add({ passed: 0, failed: 1, which: [`${name}: no report`] })
  }
}

function run(
  name: string,
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): boolean {
  console.log(`\n== ${name}`)
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  if (error) console.error(error.message)
  return status === 0
}

/** Only what needs gcloud is skipped, where there is none; the names of those tests say so. */
function countVitest(file: string): Counts {
  const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    which: report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : [])),
  }
}

/** Nothing has a reason to be skipped in the browser. */
function countPlaywright(file: string): Counts {
  const { stats, suites } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + stats.skipped,
    which: suites
      .flatMap(specsOf)
      .filter(({ tests }) => tests.some(({ status }) => /^(unexpected|skipped)$/.test(status)))
      .map(({ title, file, line }) => `${file}:${line} ${title}`),
  }
}

function add({ passed, failed, which }: Counts): void {
  total.passed += passed
  total.failed += failed
  total.which.push(...which)
}

function specsOf({
  specs,
  suites = [],
}: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] {
  return [...specs, ...suites.flatMap(specsOf)]
}
