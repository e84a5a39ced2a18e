import { beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide } from '@/lib/core/setup/guide'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { followSteps } from './follow-guide'
import { type Harness, harnessOfAll } from './harness'
import { newcomer } from './newcomer'
import { hasPodman } from './podman'
import { REPOSITORY } from './world'

let harness: Harness

beforeAll(() => {
  harness = harnessOfAll()
})

function dockerfile(): Guide {
  const request = parseSetupRequest({ tool: 'dockerfile' }, { system: 'linux' })
  const guide = buildGuide(REPOSITORY, request)
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

describe.skipIf(!hasPodman())('Dockerfile: a build that fails (skipped without Podman)', () => {
  test.concurrent.for([
    ['the token', 'unset ARTIFACT_REGISTRY_TOKEN', '401 Error, Credentials not correct'],
    ['the package', 'echo acme-unknown > requirements.txt', 'No matching distribution found'],
  ] as const)('without %s says what the guide says of it', async ([, without, see]) => {
    const { steps, checks } = dockerfile()
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
