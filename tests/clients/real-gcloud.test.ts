import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Credentials } from '@/lib/core/setup/guide'
import type { ToolId } from '@/lib/core/setup/tools'
import { followSteps, forward } from './follow-guide'
import { whatGcloudSays } from './gcloud-said'
import type { Harness } from './harness'
import { createMachine, type State } from './machine'
import { newcomer } from './newcomer'
import { startCommon } from './start-common'
import { worldForSymptoms } from './symptom-world'
import { REPOSITORY } from './world'

const STAND_INS = join(import.meta.dirname, 'stand-ins')
/** What the real one said, as this file's test wrote it down; `-- -u` writes it anew. */
const RECORDED = join(STAND_INS, 'gcloud-528.0.0.txt')
const RECORDED_VERSION = '528.0.0'

const gcloud = whereIsGcloud()
let harness: Harness

function whereIsGcloud(): { path: string; version: string } | undefined {
  try {
    const bash = (command: string) => execFileSync('bash', ['-c', command], { encoding: 'utf8' })
    const [, version = ''] = /Google Cloud SDK ([\d.]+)/.exec(bash('gcloud --version')) ?? []
    return { path: bash('command -v gcloud').trim(), version }
  } catch {
    return undefined
  }
}

const CASES = (['adc', 'gcloud', 'impersonation', 'gcloud-service-account'] as const).flatMap(
  (credentials) =>
    (
      [
        ['pip', 'install'],
        ['twine', 'publish'],
      ] as const
    ).map(([tool, purpose]) => ({
      ...{ credentials, tool, purpose },
      // Somebody else each time: to revoke a sign-in ends all of that person's.
      person: `${tool}.${credentials}@example.com`,
    })),
)

/** An emulator of its own: the real one ends tokens there. */
let common: Awaited<ReturnType<typeof startCommon>>

beforeAll(async () => {
  common = await startCommon({ world: worldWith(CASES.map(({ person }) => person)) })
  const { directory } = common
  const env = {
    ...common.env,
    CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: common.env['SSL_CERT_FILE'] ?? '',
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
    CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
    // Without one gcloud opens no browser.
    DISPLAY: ':0',
  }
  harness = { ...common, machine: createMachine({ directory, env }) }
  copyFileSync(join(STAND_INS, 'browser.py'), join(directory, 'prepared/browser.py'))
})

afterAll(async () => {
  await common?.close()
})

const worldSchema = z.looseObject({
  people: z.array(z.unknown()),
  projects: z.tuple([
    z.looseObject({
      iamPolicy: z.looseObject({ bindings: z.array(z.unknown()) }),
      serviceAccounts: z.tuple([
        z.looseObject({ iamPolicy: z.looseObject({ bindings: z.array(z.unknown()) }) }),
      ]),
    }),
  ]),
})

/** The world of the guides with more people who may do what the guides are for. */
function worldWith(people: readonly string[]): unknown {
  const world = worldSchema.parse(worldForSymptoms())
  const members = people.map((email) => `user:${email}`)
  const [project] = world.projects
  world.people.push(...people.map((email) => ({ email, name: email, hd: 'example.com' })))
  project.iamPolicy.bindings.push({ role: 'roles/artifactregistry.writer', members })
  project.serviceAccounts[0].iamPolicy.bindings.push({
    ...{ role: 'roles/iam.serviceAccountTokenCreator', members },
  })
  return world
}

/** The terminal of somebody with the real gcloud, whose browser is used by `person`. */
async function atTerminal(tool: ToolId, person: string): Promise<State> {
  const { state } = await newcomer(harness, tool)
  const begin = await harness.machine.run(
    state,
    `ln -sf '${gcloud?.path}' /usr/local/bin/gcloud
export BROWSER='python3 /harness/prepared/browser.py ${person} %s &'
python3 -m venv .venv && . .venv/bin/activate`,
  )
  return begin.state
}

const WHO_IS_LEFT = `ls "$HOME/.config/gcloud/application_default_credentials.json"
gcloud auth list --format='value(account)' 2>/dev/null`

describe.skipIf(gcloud === undefined)('with the real gcloud, where it is installed', () => {
  test.concurrent.for(CASES)('$tool, $credentials', async (one) => {
    const { tool, person } = one
    const guide = guideFor(one)
    const done = await followSteps(harness.machine, await atTerminal(tool, person), forward(guide))
    expect(done.mistakes).toEqual([])

    const undone = await followSteps(harness.machine, done.state, guide.undo)
    expect(undone.mistakes).toEqual([])
    const { output } = await harness.machine.run(undone.state, WHO_IS_LEFT)
    expect(output).toMatch(/^ls: .+ No such file or directory\n$/)
  })

  test.skipIf(gcloud?.version !== RECORDED_VERSION)('says what was recorded', async () => {
    const state = await atTerminal('pip', 'wes@example.com')
    const said = await whatGcloudSays(harness.machine, state)
    await expect(said).toMatchFileSnapshot(RECORDED)
  })
})

test('the stand-in for gcloud says what the real one was recorded to say', async () => {
  const { state } = await newcomer(harness, 'pip')
  expect(await whatGcloudSays(harness.machine, state)).toBe(readFileSync(RECORDED, 'utf8'))
})

function guideFor({
  tool,
  purpose,
  credentials,
}: {
  tool: ToolId
  purpose: 'install' | 'publish'
  credentials: Credentials
}) {
  const guide = buildGuide(REPOSITORY, {
    ...{ tool, purpose, credentials, system: 'linux', scope: 'venv', index: 'only' },
  })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}
