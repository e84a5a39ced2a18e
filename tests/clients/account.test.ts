import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Credentials } from '@/lib/core/setup/guide'
import { SEE_ACCOUNT } from '@/lib/core/setup/search-order'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { followSteps } from './follow-guide'
import { createMachine, type Machine } from './machine'
import { environment, newcomer, prepare } from './newcomer'
import { ACCOUNT, PERSON, REPOSITORY, worldForClients } from './world'

let emulator: Emulator
let machine: Machine
let directory: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'account-'))
  emulator = await startEmulator({ world: worldForClients(), index: true })
  await prepare(emulator, directory)
  machine = createMachine({ directory, env: environment(emulator) })
})

afterAll(async () => {
  await emulator?.close()
  rmSync(directory, { recursive: true, force: true })
})

test.for<[Credentials, string]>([
  ['adc', PERSON],
  ['key-file', ACCOUNT],
  ['impersonation', ACCOUNT],
  ['workload-identity', ACCOUNT],
])('the page’s command names the account of %s', async ([credentials, email]) => {
  const { state } = await newcomer(machine, directory, 'pip')
  const begin = await machine.run(state, 'python3 -m venv .venv && . .venv/bin/activate')
  const guide = buildGuide(REPOSITORY, {
    ...{ tool: 'pip', purpose: 'install', system: 'linux', scope: 'venv', index: 'only' },
    credentials,
  })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  const done = await followSteps(machine, begin.state, [...guide.prerequisites, ...guide.steps])
  expect(done.mistakes).toEqual([])
  expect((await machine.run(done.state, SEE_ACCOUNT.command)).output).toContain(email)
})
