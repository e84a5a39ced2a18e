import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { ToolId } from '@/lib/core/setup/tools'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { followSteps, forward } from './follow-guide'
import { createMachine, type Machine } from './machine'
import { environment, newcomer, prepare } from './newcomer'
import { REPOSITORY, worldForClients } from './world'

const gcloud = whereIsGcloud()
let emulator: Emulator
let machine: Machine
let directory: string

function whereIsGcloud(): string | undefined {
  try {
    return execFileSync('bash', ['-c', 'command -v gcloud'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gcloud-'))
  emulator = await startEmulator({ world: worldForClients(), index: true })
  await prepare(emulator, directory)
  const env = environment(emulator)
  machine = createMachine({
    directory,
    env: {
      ...env,
      CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: env['SSL_CERT_FILE'] ?? '',
      CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
      CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
      CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
    },
  })
})

afterAll(async () => {
  await emulator?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** What needs no browser; the other guides have a stand-in for gcloud, which this keeps honest. */
describe.skipIf(gcloud === undefined)('with the real gcloud, where it is installed', () => {
  test.concurrent.for<[ToolId, 'install' | 'publish']>([
    ['pip', 'install'],
    ['twine', 'publish'],
  ])('%s as a service account in gcloud', async ([tool, purpose]) => {
    const person = await newcomer(machine, directory, tool)
    const begin = await machine.run(
      person.state,
      `ln -sf '${gcloud}' /usr/local/bin/gcloud && python3 -m venv .venv && . .venv/bin/activate`,
    )
    const guide = buildGuide(REPOSITORY, {
      ...{ tool, purpose, system: 'linux', scope: 'venv', index: 'only' },
      credentials: 'gcloud-service-account',
    })
    if (guide.kind === 'impossible') throw new Error(guide.reason)
    const done = await followSteps(machine, begin.state, forward(guide))
    expect(done.mistakes).toEqual([])
    expect((await followSteps(machine, done.state, guide.undo)).mistakes).toEqual([])
  })
})
