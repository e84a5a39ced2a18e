import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDoctor } from './doctor/test-doctor'
import { harnessOfAll } from './harness'
import type { SymptomCase } from './symptom-case'
import { SYMPTOM_CASES } from './symptom-cases'
import { createProvoker, type Provoked, type Provoker } from './symptom-run'
import { normalised, outputIn, symptomFile, tellingLine } from './symptom-text'
import { versionsOf } from './symptom-versions'

const FOLDER = join(import.meta.dirname, 'symptoms')
/** `SYMPTOMS_WRITE=1` renews the files instead of comparing with them. */
const mayWrite = process.env['SYMPTOMS_WRITE'] === '1'

let provoker: Provoker

beforeAll(() => {
  provoker = createProvoker(harnessOfAll(), 1)
})

const fileOf = ({ id }: SymptomCase) => join(FOLDER, `${id}.txt`)

describe('what clients say when something is wrong', () => {
  test.concurrent.for(SYMPTOM_CASES)('$id', async (symptom) => {
    const { command, check, outcome } = await provoker.provoke(symptom)
    if (mayWrite) await write(symptom, { command, check, outcome })
    const said = tellingLine(normalised(outcome.output), symptom.see)
    expect(said, outcome.output).toBeDefined()
    const kept = tellingLine(outputIn(readFileSync(fileOf(symptom), 'utf8')), symptom.see)
    // At a terminal, whether a question's line goes on depends on when Enter was pressed.
    if (symptom.terminal) expect(kept).toContain(symptom.see)
    else expect(kept).toBe(said)
    if (symptom.run !== undefined && !symptom.known) return
    const known = check.otherwise.filter(({ see }) => outcome.output.includes(see))
    expect(known, `${check.id} does not know this:\n${outcome.output}`).not.toEqual([])
    if (symptom.run === undefined) expect(outcome.output).not.toContain(check.expect)
  })

  test('every file has its case', () => {
    const files = readdirSync(FOLDER).sort()
    expect(files).toEqual(SYMPTOM_CASES.map(({ id }) => `${id}.txt`).sort())
    expect(SYMPTOM_CASES.every((symptom) => existsSync(fileOf(symptom)))).toBe(true)
  })
})

// In this file, since it looks at the same machines: each guide is followed once for both.
testDoctor(() => provoker)

async function write(symptom: SymptomCase, { command, outcome }: Provoked): Promise<void> {
  const versions = await versionsOf(provoker.harness.machine, outcome.state, symptom.guide.tool)
  const date = new Date().toISOString().slice(0, 10)
  const { output } = outcome
  writeFileSync(fileOf(symptom), symptomFile(symptom, { command, versions, output, date }))
}
