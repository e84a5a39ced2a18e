import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doctorLine } from '@/lib/core/doctor/doctor-line'
import { DOCTOR, INDEX } from './doctor/run-doctor'
import { type Harness, harnessOfAll } from './harness'
import type { State } from './machine'
import { newcomer } from './newcomer'
import { signedInAs } from './symptom-case'
import { DISTRIBUTION, PERSON, REPOSITORY } from './world'

let harness: Harness
let line: string
const site = createServer((_, response) =>
  response.setHeader('content-type', 'text/x-python').end(readFileSync(DOCTOR)),
)

beforeAll(async () => {
  harness = harnessOfAll()
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const address = site.address()
  if (address === null || typeof address === 'string') throw new Error('the site has no port')
  const about = { tool: 'pip', purpose: 'install', system: 'linux', scope: 'venv' } as const
  const origin = `http://127.0.0.1:${address.port}`
  line = doctorLine({ ...about, origin, repository: REPOSITORY })?.content ?? ''
})

afterAll(() => {
  site.close()
})

/** The guide was followed half; the rest is from other jobs. In two steps, each of which has its own time. */
const OTHER = `python3 -m venv "$HOME/other" && "$HOME/other/bin/python" -m pip install --quiet --index-url https://pypi.org/simple keyring keyrings.google-artifactregistry-auth`
const BROKEN = `python3 -m venv .venv && . .venv/bin/activate && python -m pip install --quiet --upgrade pip
python -m pip config --site set global.index-url ${INDEX.replace('//', '//oauth2accesstoken@')}
export PIP_EXTRA_INDEX_URL=https://pypi.org/simple
${signedInAs('nadia')}`

const INSTALL = `python -m pip install ${DISTRIBUTION}`

test('what is wrong with a laptop is named, one thing after the other, until all is well', async () => {
  let { state } = await newcomer(harness, 'pip')
  const type = async (command: string) => {
    const outcome = await harness.machine.run(state, command)
    state = outcome.state
    return outcome
  }
  for (const step of [OTHER, BROKEN]) {
    const { output, status } = await type(step)
    expect(status, output).toBe(0)
  }
  expect((await type(INSTALL)).status).not.toBe(0)

  // An index beside the repository, which could have served somebody else's package by that name.
  const first = await consult(state, line)
  expect(first.code).toBe('doctor:1:second-index+no-backend:pip')
  expect(first.next).toContain('Take the other index out')
  expect(first.output).toContain('PIP_EXTRA_INDEX_URL')
  await type('unset PIP_EXTRA_INDEX_URL')

  // keyring is on this computer, and not where this pip looks. What to do is a command.
  const second = await consult(state, line)
  expect(second.code).toBe('doctor:1:no-backend:pip')
  expect((await type(second.next)).status).toBe(0)

  // Whose sign-in it is nobody can know; once the doctor is told who it should be, it can.
  const third = await consult(state, line)
  expect(third.code).toBe('doctor:1:may-not-read+no-such-repository:pip')
  expect(third.next).toContain('If you are not nadia@example.com')
  const told = await consult(state, `${line} --account ${PERSON}`)
  expect(told.code).toBe('doctor:1:wrong-account:pip')
  const signIn = /gcloud auth application-default login/.exec(told.next)?.[0]
  expect((await type(signIn ?? 'false')).status).toBe(0)

  const last = await consult(state, `${line} --account ${PERSON}`)
  expect(last).toMatchObject({ code: 'doctor:1:none:pip', status: 0 })
  expect((await type(INSTALL)).output).toContain(`Successfully installed ${DISTRIBUTION}`)
})

/** Runs the line as the page has it. */
async function consult(state: State, command: string) {
  const { output, status } = await harness.machine.run(state, `set -o pipefail; ${command}`)
  const code = output.trim().split('\n').at(-1) ?? ''
  return { output, status, code, next: /^Do this next: (.*)$/m.exec(output)?.[1] ?? '' }
}
