/** `npm run bench`: ratios from one run, to read; nothing passes or fails by them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { LAUNCH_OPTIONS } from '../support/browser-launch.ts'
import { benchAudit } from './bench-audit.ts'
import { benchClientJavaScript } from './bench-client-javascript.ts'
import { benchListing } from './bench-listing.ts'
import { benchMatrix } from './bench-matrix.ts'
import { report } from './report.ts'
import { reportAudit } from './report-audit.ts'

const ROOT = join(import.meta.dirname, '../..')

const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(asked.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: "${asked.runs}" is not a number.`)

if (![undefined, 'pages', 'audit'].includes(asked.only)) {
  throw new Error('--only: `pages` or `audit`.')
}

// Looked at first: what follows is load as well.
const load = (loadavg()[0] ?? 0) / availableParallelism()

const directory = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  const parts: string[] = []
  if (asked.only !== 'audit') parts.push(await benchPages())
  if (asked.only !== 'pages') {
    console.log('Measuring the audit …')
    // Before the rest, whose garbage would be swept up during it.
    const matrix = await benchMatrix({ runs })
    parts.push(reportAudit(await benchAudit({ runs, directory }), matrix))
  }
  const text = parts.join('\n')
  console.log(`\n${text}`)
  if (load > 0.5) {
    console.log(
      `This machine had other work (load ${load.toFixed(1)} for each processor): all of this is quicker than that.`,
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
  rmSync(directory, { recursive: true, force: true })
}

async function benchPages(): Promise<string> {
  if (!asked['no-build']) {
    console.log('Building the app …')
    const built = spawnSync('npm', ['run', 'build'], { cwd: ROOT, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}${built.stderr}`)
  }
  const browser = await chromium.launch(LAUNCH_OPTIONS)
  try {
    console.log('Measuring the client JavaScript …')
    const scripts = await benchClientJavaScript(browser, { directory })
    console.log('Measuring the list …')
    return report(await benchListing(browser, { runs, directory }), scripts)
  } finally {
    await browser.close()
  }
}
