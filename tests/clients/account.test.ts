import { beforeAll, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Credentials, Scope } from '@/lib/core/setup/guide'
import { seeAccount } from '@/lib/core/setup/see-account'
import type { ToolId } from '@/lib/core/setup/tools'
import { followSteps } from './follow-guide'
import { type Harness, harnessOfAll } from './harness'
import { newcomer, VENV } from './newcomer'
import { ACCOUNT, PERSON, REPOSITORY } from './world'

let harness: Harness

beforeAll(() => {
  harness = harnessOfAll()
})

const DEFAULTS = 'by Application Default Credentials'
const GCLOUD = 'by gcloud auth login'
/** Every place that the backend looks in, on a machine that is not Google's. */
const SIGN_INS: readonly [Credentials, string][] = [
  ['adc', `${PERSON} ${DEFAULTS}`],
  ['gcloud', `${PERSON} ${GCLOUD}`],
  ['key-file', `${ACCOUNT} ${DEFAULTS}`],
  ['gcloud-service-account', `${ACCOUNT} ${GCLOUD}`],
  ['impersonation', `${ACCOUNT} ${DEFAULTS}`],
  ['workload-identity', `${ACCOUNT} ${DEFAULTS}`],
]
/** Every way in which a guide comes by a backend. */
const PLACES: readonly [ToolId, Scope][] = [
  ['pip', 'venv'],
  ['pip', 'user'],
  ['pip', 'machine'],
  ['twine', 'user'],
  ['uv', 'project'],
  ['poetry', 'project'],
  ['pdm', 'project'],
  ['hatch', 'user'],
]

async function account(
  tool: ToolId,
  scope: Scope,
  credentials: Credentials,
  place: ToolId = tool,
): Promise<string> {
  const { state } = await newcomer(harness, place)
  const begin = await harness.machine.run(state, scope === 'venv' ? VENV : 'true')
  const publishes = tool === 'twine' || tool === 'hatch'
  const guide = buildGuide(REPOSITORY, {
    ...{ tool, scope, credentials, system: 'linux', index: 'only' },
    purpose: publishes ? 'publish' : 'install',
  })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  const done = await followSteps(harness.machine, begin.state, [
    ...guide.prerequisites,
    ...guide.steps,
  ])
  expect(done.mistakes).toEqual([])
  const asked = seeAccount(guide)
  if (!asked) throw new Error('the guide asks no keyring')
  return (await harness.machine.run(done.state, asked.command)).output
}

test.concurrent.for(SIGN_INS)(
  'the page’s command names the account of %s',
  async ([credentials, said]) => {
    const output = await account('pip', 'venv', credentials)
    expect(output.trim().split('\n').at(-1)).toBe(said)
    expect(output).not.toContain('ya29')
  },
)

test.concurrent.for<[Credentials, string]>([
  ['adc', `${PERSON} ${DEFAULTS}`],
  // Nothing else says that it was passed over.
  ['gcloud', `${ACCOUNT} ${DEFAULTS}`],
  ['gcloud-service-account', `${ACCOUNT} ${DEFAULTS}`],
])(
  'on a machine on Google Cloud the attached account wins over gcloud’s, not over a file: %s',
  async ([credentials, said]) => {
    const output = await account('pip', 'venv', credentials, 'google-cloud')
    expect(output.trim().split('\n').at(-1)).toBe(said)
  },
)

test.concurrent.for(PLACES)(
  'it asks in the Python that has the backend: %s, %s',
  async ([tool, scope]) => {
    const [adc, gcloud] = await Promise.all([
      account(tool, scope, 'adc'),
      account(tool, scope, 'gcloud'),
    ])
    expect(adc.trim().split('\n').at(-1)).toBe(`${PERSON} ${DEFAULTS}`)
    expect(gcloud.trim().split('\n').at(-1)).toBe(`${PERSON} ${GCLOUD}`)
  },
)

test('without a sign-in it says so', async () => {
  const { state } = await newcomer(harness, 'pip')
  const request = { tool: 'pip', purpose: 'install', system: 'linux', scope: 'venv' } as const
  const guide = buildGuide(REPOSITORY, { ...request, index: 'only', credentials: 'adc' })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  const begin = await harness.machine.run(state, VENV)
  const steps = guide.steps.filter(({ id }) => id !== 'sign-in')
  const done = await followSteps(harness.machine, begin.state, steps)
  expect(done.mistakes).toEqual([])
  const { output } = await harness.machine.run(done.state, seeAccount(guide)?.command ?? '')
  expect(output).toContain('Failed to find credentials')
})
