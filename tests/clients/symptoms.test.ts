import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { createMachine, type Machine } from './machine'
import { environment, prepare } from './newcomer'
import type { SymptomCase } from './symptom-case'
import { SYMPTOM_CASES } from './symptom-cases'
import { createProvoker, type Provoked } from './symptom-run'
import { normalised, outputIn, symptomFile, tellingLine } from './symptom-text'
import { versionsOf } from './symptom-versions'
import { prepareSymptoms, worldForSymptoms } from './symptom-world'

const FOLDER = join(import.meta.dirname, 'symptoms')
/** `SYMPTOMS_WRITE=1` renews the files instead of comparing with them. */
const mayWrite = process.env['SYMPTOMS_WRITE'] === '1'

let emulator: Emulator
let machine: Machine
let directory: string
let provoke: (symptom: SymptomCase) => Promise<Provoked>

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'symptoms-'))
  emulator = await startEmulator({ world: worldForSymptoms(), index: true })
  await prepare(emulator, directory)
  await prepareSymptoms(emulator, directory)
  // Wide, so that clients which break lines do not tear their messages.
  machine = createMachine({
    directory,
    env: { ...environment(emulator), COLUMNS: '200', LINES: '50' },
  })
  provoke = createProvoker(machine, directory)
})

afterAll(async () => {
  await emulator?.close()
  rmSync(directory, { recursive: true, force: true })
})

const fileOf = ({ id }: SymptomCase) => join(FOLDER, `${id}.txt`)

describe('what clients say when something is wrong', () => {
  test.concurrent.for(SYMPTOM_CASES)('$id', async (symptom) => {
    const { command, check, outcome } = await provoke(symptom)
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

async function write(symptom: SymptomCase, { command, outcome }: Provoked): Promise<void> {
  const versions = await versionsOf(machine, outcome.state, symptom.guide.tool)
  const date = new Date().toISOString().slice(0, 10)
  const { output } = outcome
  writeFileSync(fileOf(symptom), symptomFile(symptom, { command, versions, output, date }))
}
