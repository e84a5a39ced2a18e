import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide, Scope } from '@/lib/core/setup/guide'
import { TOOL_IDS, type ToolId } from '@/lib/core/setup/tools'
import {
  COMBINATIONS,
  type Combination,
  combinationName,
  howMany,
  isUsual,
  NOT_RUN,
  notRunLines,
} from './combinations'
import { type Followed, filesOf, followSteps, forward } from './follow-guide'
import { leftOver, readSnapshot, SNAPSHOT, type Snapshot } from './left-over'
import type { State } from './machine'
import { type Newcomer, newcomer } from './newcomer'
import { createRecord } from './record'
import { seeVersions } from './see-versions'
import { type Harness, startHarness } from './start-harness'
import { DISTRIBUTION, REPOSITORY } from './world'

let harness: Harness
const people = new Map<ToolId, Promise<Newcomer>>()
const record = createRecord()

beforeAll(async () => {
  harness = await startHarness()
})

afterAll(async () => {
  await harness?.close()
  record.write()
  tellOfRun()
})

let begun = 0
let passed = 0

/** Leaves for `run.ts`, where it asks for it, what was run and what was not: vitest's own count says nothing of the latter. */
function tellOfRun(): void {
  const file = process.env['SUMMARY']
  if (file === undefined) return
  writeFileSync(
    file,
    [
      `${begun} combinations run, ${passed} passed.`,
      `A full run is of ${howMany()}.`,
      'Not run, and why:',
      ...notRunLines(),
      '- macOS and Windows: there is no such machine here. Paths, quoting and grammar are tested, and the blocks for cmd in Wine.',
      '- A virtual repository, or PyPI beside it, with other credentials than the tool’s usual ones: they change no sign-in.',
      '- “Same as a file”, and a key itself in a command: the commands that do the same are run.',
      '',
    ].join('\n'),
  )
}

/** What somebody has done who comes to a guide for this place. */
const BEFORE: Readonly<Partial<Record<Scope, string>>> = {
  venv: 'python3 -m venv .venv && . .venv/bin/activate && python -m pip install --quiet --upgrade pip',
}

function person(tool: ToolId): Promise<Newcomer> {
  const found = people.get(tool) ?? newcomer(harness, tool)
  people.set(tool, found)
  return found
}

/** Follows one guide to its end and back, and remembers with what it was done. */
async function follow(combination: Combination): Promise<void> {
  begun += 1
  const { machine } = harness
  const { state } = await person(combination.tool)
  const begin = await machine.run(state, BEFORE[combination.scope] ?? 'true')
  const guide = guideFor(combination)
  const whole = isUsual(combination)

  const done = await followSteps(machine, begin.state, forward(guide))
  expectRight(combination, done)
  // To remove a program takes longest, and is the same whoever was signed in: word for word once for each setting.
  const notRun = whole ? [] : guide.undo.filter(({ id }) => id.startsWith('remove-'))
  const undo = guide.undo.filter((step) => !notRun.includes(step))
  const undone = await followSteps(machine, done.state, undo, filesOf(guide))
  expectRight(combination, undone)
  const left = leftOver(await see(begin.state), await see(undone.state), {
    undo: undo.map(({ content }) => content).join('\n'),
    programs: whole,
  })
  if (left.length > 0) {
    throw new Error(
      `${named(combination)}: the undo left something.\n${left.slice(0, 30).join('\n')}`,
    )
  }

  const withPackage = whole && (await installIt(combination, begin.state))
  record.add(combination, {
    withPackage,
    versions: await seeVersions(machine, done.state, combination),
    standIns: [...new Set([...done.standIns, ...undone.standIns])],
    notRun: notRun.map(({ id }) => id),
  })
  passed += 1
}

/** Whether there are other checks for who names what to install; they are run, then. */
async function installIt(combination: Combination, begin: State): Promise<boolean> {
  const { machine } = harness
  const program = NEEDS_PROGRAM.has(combination.tool)
  const plain = forward(guideFor(combination)).map(({ content }) => content)
  const named = forward(guideFor(combination, program ? PROGRAM : DISTRIBUTION))
  if (named.every(({ content }) => plain.includes(content))) return false
  if (program) await publishProgram()
  expectRight(combination, await followSteps(machine, begin, named))
  return true
}

/** They refuse what has no program in it. */
const NEEDS_PROGRAM: ReadonlySet<ToolId> = new Set(['pipx', 'uv-tool'])
const PROGRAM = 'acme-tool'

let published: Promise<void> | undefined
function publishProgram(): Promise<void> {
  published ??= (async () => {
    const { state } = await person('pipx')
    const { output, status } = await harness.machine.run(
      state,
      'python3 /harness/prepared/publish-program.py',
    )
    if (status !== 0) throw new Error(`${PROGRAM} could not be published:\n${output}`)
  })()
  return published
}

async function see(state: State): Promise<Snapshot> {
  return readSnapshot((await harness.machine.run(state, SNAPSHOT)).output)
}

const named = (combination: Combination) => `${combination.tool} > ${combinationName(combination)}`

function expectRight(combination: Combination, { mistakes: [mistake] }: Followed): void {
  if (!mistake) return
  const { step, command, expect: line, output } = mistake
  throw new Error(
    [
      `${named(combination)}: \`${step}\` did not do what it says.`,
      `$ ${command}`,
      ...(line === undefined ? [] : [`Expected: ${line}`]),
      `Printed:\n${output}`,
    ].join('\n'),
  )
}

function guideFor(combination: Combination, distribution?: string): Guide {
  const guide = buildGuide(REPOSITORY, {
    ...combination,
    ...(distribution === undefined ? {} : { distribution }),
  })
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

describe.each(TOOL_IDS.filter((tool) => NOT_RUN[tool] === undefined))('%s', (tool) => {
  const mine = COMBINATIONS.filter((combination) => combination.tool === tool)
  const cases = mine.map((combination) => ({ name: combinationName(combination), combination }))
  test.concurrent.for(cases)('$name', ({ combination }) => follow(combination))
})

test('what is not run here is said, with its reason, and nothing else is', () => {
  for (const tool of TOOL_IDS) {
    const run = COMBINATIONS.some((combination) => combination.tool === tool)
    expect(run, tool).toBe(NOT_RUN[tool] === undefined)
    expect(NOT_RUN[tool] ?? 'A reason in words.').toMatch(/^\S.{10,}\.$/)
  }
})
