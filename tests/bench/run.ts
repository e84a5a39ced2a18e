/** `npm run bench`: ratios from one run, to read; nothing passes or fails by them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { LAUNCH_OPTIONS } from '../support/browser-launch.ts'
import { benchClientJavaScript } from './bench-client-javascript.ts'
import { benchListing } from './bench-listing.ts'
import { report } from './report.ts'

const ROOT = join(import.meta.dirname, '../..')

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    'no-build': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(asked.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: "${asked.runs}" is not a number.`)

// Looked at first: what follows is load as well.
const load = (loadavg()[0] ?? 0) / availableParallelism()

if (!asked['no-build']) {
  console.log('Building the app …')
  const built = spawnSync('npm', ['run', 'build'], { cwd: ROOT, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`)
}

const directory = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  const browser = await chromium.launch(LAUNCH_OPTIONS)
  try {
    console.log('Measuring the client JavaScript …')
    const scripts = await benchClientJavaScript(browser, { directory })
    console.log('Measuring the list …\n')
    const text = report(await benchListing(browser, { runs, directory }), scripts)
    console.log(text)
    if (load > 0.5) {
      console.log(
        `This machine had other work (load ${load.toFixed(1)} for each processor): the list is quicker than that.`,
      )
    }
    if (asked.write) {
      mkdirSync(join(ROOT, 'docs'), { recursive: true })
      writeFileSync(
        join(ROOT, 'docs/bench.md'),
        `# Benchmarks\n\nWritten by \`npm run bench -- --write\`.\n\n${text}`,
      )
    }
  } finally {
    await browser.close()
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
