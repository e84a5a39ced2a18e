import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Credentials } from '@/lib/core/setup/guide'
import { SEE_ACCOUNT } from '@/lib/core/setup/search-order'
import { followSteps } from './follow-guide'
import { newcomer } from './newcomer'
import { type Harness, startHarness } from './start-harness'
import { ACCOUNT, PERSON, REPOSITORY } from './world'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness()
})

afterAll(async () => {
  await harness?.close()
})

test.for<[Credentials, string]>([
  ['adc', PERSON],
  ['key-file', ACCOUNT],
  ['impersonation', ACCOUNT],
  ['workload-identity', ACCOUNT],
])('the page’s command names the account of %s', async ([credentials, email]) => {
  const { state } = await newcomer(harness, 'pip')
  const begin = await harness.machine.run(state, 'python3 -m venv .venv && . .venv/bin/activate')
  const guide = buildGuide(REPOSITORY, {
    ...{ tool: 'pip', purpose: 'install', system: 'linux', scope: 'venv', index: 'only' },
    credentials,
  })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  const done = await followSteps(harness.machine, begin.state, [
    ...guide.prerequisites,
    ...guide.steps,
  ])
  expect(done.mistakes).toEqual([])
  expect((await harness.machine.run(done.state, SEE_ACCOUNT.command)).output).toContain(email)
})
