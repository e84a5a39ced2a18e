import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { doctorLine } from '@/lib/core/doctor/doctor-line'
import { isCause } from '@/lib/core/troubleshoot/causes'
import type { Harness } from '../harness'
import { GUIDES } from '../symptom-case'
import { SYMPTOM_CASES } from '../symptom-cases'
import type { Provoker } from '../symptom-run'
import { ACCOUNT, PERSON, REPOSITORY } from '../world'
import { DOCTOR_CASES, namesTheCause, UNSEEN } from './doctor-cases'
import { OTHER_MACHINES } from './other-machines'
import { examine, filesWritten } from './run-doctor'

/** Nothing that would let somebody in. */
function expectNoSecrets(harness: Harness, output: string): void {
  expect(output).not.toMatch(/ya29\.\w/)
  const key = readFileSync(join(harness.directory, 'prepared/authorized-user.json'), 'utf8')
  const secret = /"refresh_token": "([^"]+)"/.exec(key)?.[1]
  expect(secret).toBeDefined()
  expect(output).not.toContain(secret)
  // Of a base64 of the key, only its first line could have been cut off.
  expect(output).not.toContain(Buffer.from(key).toString('base64').slice(76, 152))
  expect(output).not.toContain('PRIVATE KEY')
}

/** Whether the page would offer the doctor. */
const isKnown = (guide: (typeof GUIDES)[keyof typeof GUIDES]) =>
  doctorLine({ origin: 'https://site', repository: REPOSITORY, system: 'linux', ...guide }) !==
  undefined

/** The table of what was named, and of what no look at the machine can show. */
function say(table: string[]): void {
  const right = table.filter((line) => line.startsWith('yes')).length
  console.log(
    [
      'The doctor and the true cause of each symptom:',
      ...table.sort(),
      `${right} of ${DOCTOR_CASES.length} named, and these ${Object.keys(UNSEEN).length} cannot be seen by looking, because:`,
      ...Object.entries(UNSEEN).map(([id, reason]) => `${id.padEnd(40)}${reason}`),
    ].join('\n'),
  )
}

/** What the doctor finds on the machines of the symptoms, on healthy ones, and on some that no message was captured of. */
export function testDoctor(provoker: () => Provoker): void {
  describe('on a machine on which something is wrong', () => {
    const table: string[] = []
    afterAll(() => say(table))

    const named = DOCTOR_CASES.map((one) => ({ id: one.symptom.id, ...one }))
    test.concurrent.for(named)('$id', async ({ id, symptom, args }) => {
      const { state } = await provoker().arrange(symptom)
      const { report, outcome } = await examine(
        provoker().harness.machine,
        state,
        symptom.guide.tool,
        ...args,
      )
      const right = namesTheCause(report.code, symptom)
      table.push(
        `${right ? 'yes' : 'NO '}  ${id.padEnd(40)}${symptom.cause.padEnd(20)}${report.code}`,
      )
      expect(right, outcome.output).toBe(true)
      expect(outcome.status).toBe(1)
      expect(report.problems.every(({ cause }) => isCause(cause))).toBe(true)
      expectNoSecrets(provoker().harness, outcome.output)
      expect(filesWritten(state, outcome.state)).toEqual([])
    })

    test('what it cannot see is a case, and said', () => {
      const ids = SYMPTOM_CASES.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(Object.keys(UNSEEN)))
      expect(DOCTOR_CASES.length + Object.keys(UNSEEN).length).toBe(SYMPTOM_CASES.length)
    })
  })

  describe('on a machine on which all is well', () => {
    const guides = Object.entries(GUIDES)
      .filter(([, guide]) => isKnown(guide))
      .map(([name, guide]) => ({ name, guide }))
    test.concurrent.for(guides)('$name', async ({ guide }) => {
      const { state } = await provoker().arrange({ guide })
      const args = guide.purpose === 'publish' ? ['--publish'] : []
      const { report, outcome } = await examine(
        provoker().harness.machine,
        state,
        guide.tool,
        ...args,
      )
      expect(report.code, outcome.output).toBe(`doctor:1:none:${guide.tool}`)
      expect(outcome.status).toBe(0)
      expectNoSecrets(provoker().harness, outcome.output)
      expect(filesWritten(state, outcome.state)).toEqual([])
    })
  })

  describe('on machines that no message was captured of', () => {
    test.concurrent.for(OTHER_MACHINES)('$name', async ({ causes, args = [], ...deed }) => {
      const { state } = await provoker().arrange(deed)
      const { tool } = deed.guide
      const publish = deed.guide.purpose === 'publish' ? ['--publish'] : []
      const { report, outcome } = await examine(
        provoker().harness.machine,
        state,
        tool,
        ...publish,
        ...args,
      )
      expect(report.code, outcome.output).toBe(`doctor:1:${causes}:${tool}`)
      expectNoSecrets(provoker().harness, outcome.output)
      expect(filesWritten(state, outcome.state)).toEqual([])
    })

    test.concurrent('the account of the machine wins over gcloud’s', async () => {
      const { noMetadata } = provoker().harness
      if (noMetadata !== undefined) throw new Error(noMetadata)
      const { state } = await provoker().arrange({
        guide: GUIDES.pip,
        without: ['sign-in'],
        break: `gcloud auth login; unset NO_GCE_CHECK; export GCE_METADATA_HOST="$(cat /harness/prepared/metadata-address)"; export GCE_METADATA_IP="$GCE_METADATA_HOST"`,
      })
      const { report } = await examine(provoker().harness.machine, state, 'pip')
      expect(report.code).toBe('doctor:1:none:pip')
      expect(report.facts).toContainEqual({ about: 'account', text: ACCOUNT })
      const told = await examine(provoker().harness.machine, state, 'pip', '--account', PERSON)
      expect(told.report.code).toBe('doctor:1:wrong-account:pip')
    })
  })
}
