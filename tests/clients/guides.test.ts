import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide, Scope } from '@/lib/core/setup/guide'
import { TOOL_IDS, type ToolId } from '@/lib/core/setup/tools'
import { COMBINATIONS, type Combination, combinationName, isUsual, NOT_RUN } from './combinations'
import { followSteps, forward, type Mistake } from './follow-guide'
import { INVENTORY, leftOver } from './left-over'
import { type Newcomer, newcomer } from './newcomer'
import { createRecord } from './record'
import { seeVersions } from './see-versions'
import { type Harness, startHarness } from './start-harness'
import { REPOSITORY } from './world'

let harness: Harness
const people = new Map<ToolId, Promise<Newcomer>>()
const record = createRecord()

beforeAll(async () => {
  harness = await startHarness()
})

afterAll(async () => {
  await harness?.close()
  record.write()
})

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
  const { tool, scope } = combination
  const { state } = await person(tool)
  const begin = await harness.machine.run(state, BEFORE[scope] ?? 'true')
  const before = await harness.machine.run(begin.state, INVENTORY)
  const guide = guideFor(combination)

  const done = await followSteps(harness.machine, begin.state, forward(guide))
  expect(told(done.mistakes)).toBe('')
  const whole = isUsual(combination)
  const undone = await followSteps(
    harness.machine,
    done.state,
    // To remove a program takes longest, and is the same whoever was signed in: word for word once for each setting.
    whole ? guide.undo : guide.undo.filter(({ id }) => !id.startsWith('remove-')),
  )
  expect(told(undone.mistakes)).toBe('')
  if (whole) {
    const after = await harness.machine.run(undone.state, INVENTORY)
    expect(leftOver(before.output, after.output)).toEqual([])
  }

  const versions = await seeVersions(harness.machine, done.state, combination)
  record.add(combination, versions, [...new Set([...done.standIns, ...undone.standIns])])
}

function guideFor(combination: Combination): Guide {
  const guide = buildGuide(REPOSITORY, combination)
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

const told = (mistakes: readonly Mistake[]) =>
  mistakes.map(({ step, command, output }) => `${step}\n$ ${command}\n${output}`).join('\n')

describe.each(TOOL_IDS.filter((tool) => NOT_RUN[tool] === undefined))('%s', (tool) => {
  const mine = COMBINATIONS.filter((combination) => combination.tool === tool)
  const named = mine.map((combination) => ({ name: combinationName(combination), combination }))
  test.concurrent.for(named)('$name', ({ combination }) => follow(combination))
})

test('what is not run here is said, with its reason, and nothing else is', () => {
  for (const tool of TOOL_IDS) {
    const run = COMBINATIONS.some((combination) => combination.tool === tool)
    expect(run, tool).toBe(NOT_RUN[tool] === undefined)
    expect(NOT_RUN[tool] ?? 'A reason in words.').toMatch(/^\S.{10,}\.$/)
  }
})
