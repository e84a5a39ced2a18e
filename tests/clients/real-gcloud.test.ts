import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { ToolId } from '@/lib/core/setup/tools'
import { followSteps, forward } from './follow-guide'
import { newcomer } from './newcomer'
import { type Harness, startHarness } from './start-harness'
import { REPOSITORY } from './world'

const gcloud = whereIsGcloud()
let harness: Harness

function whereIsGcloud(): string | undefined {
  try {
    return execFileSync('bash', ['-c', 'command -v gcloud'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

beforeAll(async () => {
  harness = await startHarness({
    env: (terminal) => ({
      CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: terminal['SSL_CERT_FILE'] ?? '',
      CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
      CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
      CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
    }),
  })
})

afterAll(async () => {
  await harness?.close()
})

/** What needs no browser; the other guides have a stand-in for gcloud, which this keeps honest. */
describe.skipIf(gcloud === undefined)('with the real gcloud, where it is installed', () => {
  test.concurrent.for<[ToolId, 'install' | 'publish']>([
    ['pip', 'install'],
    ['twine', 'publish'],
  ])('%s as a service account in gcloud', async ([tool, purpose]) => {
    const person = await newcomer(harness, tool)
    const begin = await harness.machine.run(
      person.state,
      `ln -sf '${gcloud}' /usr/local/bin/gcloud && python3 -m venv .venv && . .venv/bin/activate`,
    )
    const guide = buildGuide(REPOSITORY, {
      ...{ tool, purpose, system: 'linux', scope: 'venv', index: 'only' },
      credentials: 'gcloud-service-account',
    })
    if (guide.kind === 'impossible') throw new Error(guide.reason)
    const done = await followSteps(harness.machine, begin.state, forward(guide))
    expect(done.mistakes).toEqual([])
    expect((await followSteps(harness.machine, done.state, guide.undo)).mistakes).toEqual([])
  })
})
