import { execFile, execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide } from '@/lib/core/setup/guide'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { followSteps, type Outcome, type Terminal } from './follow-steps'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const REPOSITORY = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }
const PUBLISHER = 'ci-publisher@ml-platform.iam.gserviceaccount.com'
const gcloud = hasGcloud()

/** What runs here: Linux, in a virtual environment. The user's scope needs a pipx of its own, and comes with it. */
const COMBINATIONS = (['pip', 'twine'] as const).flatMap((tool) =>
  (['adc', 'key-file', ...(gcloud ? (['gcloud-service-account'] as const) : [])] as const).map(
    (credentials) => ({ tool, credentials }),
  ),
)

let emulator: Emulator
let folder: string

function hasGcloud(): boolean {
  try {
    execFileSync('gcloud', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guides-'))
  emulator = await startEmulator({ world: COMPANY, index: true })
  // As this machine installs anything, before the proxy is in the way: the guide then finds it installed.
  const venv = join(folder, 'venv')
  await promisify(execFile)('python3', ['-m', 'venv', venv])
  await promisify(execFile)(join(venv, 'bin/python'), [
    ...['-m', 'pip', 'install', '--quiet', '--upgrade', 'pip', 'twine', 'build', 'keyring'],
    'keyrings.google-artifactregistry-auth',
  ])
}, 180_000)

afterAll(async () => {
  await emulator?.close()
  rmSync(folder, { recursive: true, force: true })
})

const terminal = (home: string): Terminal => ({ emulator, home, venv: join(folder, 'venv') })

async function homeFor(name: string): Promise<string> {
  const home = join(folder, name)
  mkdirSync(home)
  const key = await emulator.createServiceAccountKey(PUBLISHER, { hosts: 'google' })
  writeFileSync(join(home, 'service-account-key.json'), JSON.stringify(key))
  chmodSync(join(home, 'service-account-key.json'), 0o644)
  return home
}

function guideFor(
  request: Pick<SetupRequest, 'tool' | 'credentials' | 'purpose'> & { distribution?: string },
): Guide {
  const guide = buildGuide(REPOSITORY, {
    ...request,
    system: 'linux',
    scope: 'venv',
    index: 'only',
  })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

/** A check is right when its output has the line that it promises. */
function judge(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap(({ step, output, status }) => {
    const wrong = step.kind === 'check' ? !output.includes(step.expect) : status !== 0
    return wrong ? [`${step.id} (status ${status}):\n${output}`] : []
  })
}

describe.each(COMBINATIONS)('$tool with $credentials', ({ tool, credentials }) => {
  const purpose = tool === 'pip' ? 'install' : 'publish'

  test('every step works as printed, and is taken back', { timeout: 120_000 }, async () => {
    const home = await homeFor(`${tool}-${credentials}`)
    if (tool === 'twine') await buildPackage(home, `acme-${credentials}`)
    const guide = guideFor({ tool, credentials, purpose })
    const done = await followSteps(
      [...guide.prerequisites, ...guide.steps, ...guide.checks],
      terminal(home),
    )
    expect(judge(done)).toEqual([])

    const undone = await followSteps(
      // What the other tests need stays installed.
      guide.undo.filter(({ id }) => !/^remove-/.test(id)),
      terminal(home),
    )
    expect(judge(undone)).toEqual([])
    // pip leaves its file behind, with nothing in it.
    const left = join(folder, 'venv/pip.conf')
    expect(existsSync(left) ? readFileSync(left, 'utf8').trim() : '').toBe('')
  })
})

test('with a distribution the check installs it', { timeout: 120_000 }, async () => {
  const home = await homeFor('pip-distribution')
  const guide = guideFor({
    tool: 'pip',
    credentials: 'adc',
    purpose: 'install',
    distribution: 'acme-features',
  })
  const done = await followSteps([...guide.steps, ...guide.checks], terminal(home))
  expect(judge(done)).toEqual([])
  await followSteps(
    guide.undo.filter(({ id }) => !/^remove-/.test(id)),
    terminal(home),
  )
})

async function buildPackage(home: string, name: string): Promise<void> {
  const source = join(folder, `source-${name}`)
  mkdirSync(source)
  writeFileSync(
    join(source, 'pyproject.toml'),
    `[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n\n[project]\nname = "${name}"\nversion = "0.0.1"\n`,
  )
  cpSync(join(import.meta.dirname, 'backend.py'), join(source, 'backend.py'))
  await promisify(execFile)(join(folder, 'venv/bin/python'), [
    '-m',
    'build',
    '--no-isolation',
    '--wheel',
    '--outdir',
    join(home, 'dist'),
    source,
  ])
}
