import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide } from '@/lib/core/setup/guide'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import type { ToolId } from '@/lib/core/setup/tools'
import { followSteps } from './follow-guide'
import { type Harness, harnessOfAll } from './harness'
import type { State } from './machine'
import { newcomer } from './newcomer'
import { hasPodman } from './podman'
import { REPOSITORY } from './world'

let harness: Harness
let start: State

beforeAll(async () => {
  harness = harnessOfAll()
  const person = await newcomer(harness, 'pip')
  // What the service has before the first line of the reader's runs: Python, the project, and an identity.
  const ready = await harness.machine.run(
    person.state,
    `python3 -m venv .venv && . .venv/bin/activate
printf 'acme-features\\n' > requirements.txt
export GOOGLE_APPLICATION_CREDENTIALS="$HOME/credential-configuration.json" GOOGLE_ID_TOKEN="$(cat "$HOME/identity-token")"`,
  )
  expect(ready.status).toBe(0)
  start = ready.state
}, 120_000)

function guideOf(tool: ToolId, purpose: 'install' | 'publish'): Guide {
  const request = parseSetupRequest({ tool, purpose }, { system: 'linux' })
  const guide = buildGuide(REPOSITORY, request)
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

/** The file that the guide writes, whose name has this end. */
function fileOf(tool: ToolId, purpose: 'install' | 'publish', end: RegExp): string {
  const { steps } = guideOf(tool, purpose)
  const file = steps.find((step) => step.kind === 'file' && end.test(step.name))
  if (file === undefined) throw new Error(`no file like ${end} in the guide`)
  return file.content
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
let versions = 100
/** Runs a script as the service would, with a new version of the project. */
async function run(shell: string, script: string) {
  versions += 1
  return harness.machine.run(
    start,
    `python3 /harness/prepared/make-distribution.py ${versions}\n${shell} -c ${quoted(script)}`,
  )
}

const TOLD = { install: 'Successfully installed acme-features', publish: '200 OK' } as const
const BOTH = ['install', 'publish'] as const

const workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({ run: z.string().optional(), env: z.record(z.string(), z.string()).optional() }),
      ),
    }),
  ),
})

test.concurrent.for(BOTH)('GitHub Actions, %s: the lines of the workflow', async (purpose) => {
  const { jobs } = workflow.parse(parse(fileOf('github-actions', purpose, /\.yml$/)))
  const script = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .flatMap(({ run, env = {} }) => {
      const variables = Object.entries(env).map(
        ([name, value]) => `export ${name}=${quoted(value)}`,
      )
      return run === undefined ? [] : [`(\n${[...variables, run].join('\n')}\n)`]
    })
  const { output, status } = await run('bash -e', script.join('\n'))
  expect(output).toContain(TOLD[purpose])
  expect(status, output).toBe(0)
})

const pipeline = z.record(
  z.string(),
  z.object({
    script: z.array(z.string()),
    variables: z.record(z.string(), z.string()).optional(),
  }),
)

test.concurrent.for(BOTH)('GitLab CI/CD, %s: the lines of the job', async (purpose) => {
  const jobs = Object.values(pipeline.parse(parse(fileOf('gitlab-ci', purpose, /\.yml$/))))
  const script = jobs.flatMap(({ script, variables = {} }) => [
    ...Object.entries(variables)
      // Where the credential configuration is; the newcomer's is at home.
      .filter(([name]) => name !== 'GOOGLE_APPLICATION_CREDENTIALS')
      .map(([name, value]) => `export ${name}=${quoted(value)}`),
    ...script,
  ])
  const { output, status } = await run('bash -e', script.join('\n'))
  expect(output).toContain(TOLD[purpose])
  expect(status, output).toBe(0)
})

const build = z.object({ steps: z.array(z.object({ script: z.string() })) })

test.concurrent.for(BOTH)('Cloud Build, %s: the script of the step', async (purpose) => {
  const { steps } = build.parse(parse(fileOf('cloud-build', purpose, /\.yaml$/)))
  const { output, status } = await run('sh', steps.map(({ script }) => script).join('\n'))
  expect(output).toContain(TOLD[purpose])
  expect(status, output).toBe(0)
})

describe.skipIf(!hasPodman())('Dockerfile: a build that fails (skipped without Podman)', () => {
  test.concurrent.for([
    ['the token', 'unset ARTIFACT_REGISTRY_TOKEN', '401 Error, Credentials not correct'],
    ['the package', 'echo acme-unknown > requirements.txt', 'No matching distribution found'],
  ] as const)('without %s says what the guide says of it', async ([, without, see]) => {
    const { steps, checks } = guideOf('dockerfile', 'install')
    const { state } = await newcomer(harness, 'dockerfile')
    const done = await followSteps(harness.machine, state, steps)
    expect(done.mistakes).toEqual([])
    const [build] = checks
    expect(build?.otherwise.map((one) => one.see)).toContain(see)
    const { output, status } = await harness.machine.run(
      done.state,
      `${without}\n${build?.content}`,
    )
    expect(status).not.toBe(0)
    const said = build?.otherwise.filter((one) => output.includes(one.see)) ?? []
    expect(said[0]?.see, output).toBe(see)
  })
})
