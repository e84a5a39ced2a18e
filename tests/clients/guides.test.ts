import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide, Scope } from '@/lib/core/setup/guide'
import { testedKey } from '@/lib/core/setup/tested'
import { TOOL_IDS, type ToolId } from '@/lib/core/setup/tools'
import { findBrought, WHY_BROUGHT } from './brought'
import {
  COMBINATIONS,
  type Combination,
  combinationName,
  howMany,
  isOf,
  isUsual,
  NOT_RUN,
  notRunLines,
  programFor,
  SUPPORTED,
  whyNotRun,
} from './combinations'
import { expectNoToken } from './expect-no-token'
import { type Followed, filesOf, followSteps, forward } from './follow-guide'
import { type Harness, harnessOfAll } from './harness'
import { leftOver } from './left-over'
import type { State } from './machine'
import { IN_JOBS, newcomer, VENV } from './newcomer'
import { differentForms } from './other-forms'
import { hasPodman, NO_PODMAN } from './podman'
import { createRecord } from './record'
import { seeVersions } from './see-versions'
import { DISTRIBUTION, REPOSITORY } from './world'

const RUN = TOOL_IDS.filter((tool) => COMBINATIONS.some((one) => one.tool === tool))

let harness: Harness
const record = createRecord()

beforeAll(() => {
  harness = harnessOfAll()
})

afterAll(() => {
  record.write()
  tellOfRun()
})

/** Whether pages are to say what was run. */
const IS_WRITTEN = process.env['TESTED'] !== undefined

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
      ...lackingLines(),
      '- macOS and Windows: there is no such machine here. Paths, quoting and grammar are tested, and the blocks for cmd in Wine.',
      '- A virtual repository, or PyPI beside it, with other credentials than the tool’s usual ones: they change no sign-in.',
      '',
    ].join('\n'),
  )
}

/** What this machine lacks, with the number of combinations that it takes. */
function lackingLines(): readonly string[] {
  const missed = Map.groupBy(COMBINATIONS, whatLacks)
  return [...missed].flatMap(([lacks, of]) =>
    lacks === undefined ? [] : [`- ${of[0]?.tool} (${of.length}): ${lacks}`],
  )
}

const HAS_PODMAN = hasPodman()

/** Why this guide is not run on this machine; undefined where it is. */
function whatLacks(one: Combination): string | undefined {
  const program = programFor(one)
  if (program !== undefined && findBrought(program) === undefined) {
    return `${WHY_BROUGHT[program]}; a machine that has \`${program}\` runs it.`
  }
  return one.tool === 'dockerfile' && !HAS_PODMAN ? NO_PODMAN : undefined
}

/** What somebody has done who comes to a guide for this place; conda’s environment is there from the beginning. */
const BEFORE: Readonly<Partial<Record<Scope, string>>> = {
  venv: VENV,
}

/** Follows one guide to its end and back, and remembers with what it was done. */
async function follow(combination: Combination): Promise<void> {
  begun += 1
  const { machine } = harness
  const { state } = await newcomer(harness, combination.tool)
  const begin = await machine.run(
    state,
    combination.tool === 'conda' ? 'true' : (BEFORE[combination.scope] ?? 'true'),
  )
  const guide = guideFor(combination)
  const whole = isUsual(combination)

  const done = await followSteps(machine, begin.state, forward(guide))
  expectRight(combination, done)
  await expectSameForms(combination, done)
  if (combination.tool === 'dockerfile') await expectNoToken(machine, done.state)
  // To remove a program takes longest, and is the same whoever was signed in: word for word once for each setting.
  const notRun = whole ? [] : guide.undo.filter(({ id }) => REMOVES_PROGRAM.test(id))
  const undo = guide.undo.filter((step) => !notRun.includes(step))
  const undone = await followSteps(machine, done.state, undo, filesOf(guide))
  expectRight(combination, undone)
  const left = leftOver(await machine.compare(begin.state, undone.state), {
    undo: undo.map(({ content }) => content).join('\n'),
    programs: whole,
  })
  if (left.length > 0) {
    throw new Error(
      `${nameOf(combination)}: the undo left something.\n${left.slice(0, 30).join('\n')}`,
    )
  }

  const withPackage = whole && (await installIt(combination, begin.state))
  record.add(combination, {
    withPackage,
    versions: IS_WRITTEN ? await seeVersions(machine, done.state, combination) : {},
    standIns: [
      ...new Set([...done.standIns, ...undone.standIns]),
      ...(asksChannel(combination) && harness.hasOwnChannel ? [OWN_CHANNEL] : []),
    ],
    notRun: notRun.map(({ id }) => id),
  })
  passed += 1
}

const OWN_CHANNEL = 'conda-forge (the distribution’s Python, and packages of PyPI)'
const asksChannel = ({ tool }: Combination) =>
  tool === 'pixi' || (tool === 'conda' && findBrought('conda') !== undefined)

const REMOVES_PROGRAM = /^remove-(?!image$)/

/** Whether there are other checks for who names what to install; they are run, then. */
async function installIt(combination: Combination, begin: State): Promise<boolean> {
  const { machine } = harness
  // With another index the commands are the same, so they are run where that is written down; a job of a service begins with nothing: once will do.
  const runsThem = IS_WRITTEN && !IN_JOBS.has(combination.tool)
  if (combination.index !== 'only' && !runsThem) return false
  const program = NEEDS_PROGRAM.has(combination.tool)
  const plain = forward(guideFor(combination)).map(({ content }) => content)
  const named = forward(guideFor(combination, program ? PROGRAM : DISTRIBUTION))
  if (named.every(({ content }) => plain.includes(content))) return false
  if (program) await publishProgram()
  const done = await followSteps(machine, begin, named)
  expectRight(combination, done)
  await expectPromise(combination, done)
  return true
}

/** “`uv add acme-features` now works.” With pip it needs an environment of the reader's; what takes PDM long is run where that is written down. */
const PROMISED = IS_WRITTEN
  ? /`((?:uv|pdm|pixi) [^`]+)` now works/
  : /`((?:uv|pixi) [^`]+)` now works/

/** The commands that the checks say will work now. */
async function expectPromise(combination: Combination, { trail, state }: Followed): Promise<void> {
  const promised = trail.flatMap(({ step }) => PROMISED.exec(step.why)?.[1] ?? [])
  for (const command of promised) {
    const before = PREPARED.find(({ when }) => when.test(command))?.script ?? 'true'
    const { output, status } = await harness.machine.run(state, `${before}\n${command}`)
    if (status !== 0) {
      throw new Error(
        `${nameOf(combination)}: what the page promises does not work.\n$ ${command}\n${output}`,
      )
    }
  }
}

/** An environment, as the page says; and as the repository has no build backend in it, the project itself is nothing to be built. */
const PREPARED = [
  { when: /^uv pip /, script: 'uv venv' },
  { when: /^uv add /, script: "sed -i '/^\\[build-system\\]/,/^$/d' pyproject.toml" },
  {
    when: /^pdm /,
    script: "printf '\\n[tool.pdm]\\ndistribution = false\\n' >> pyproject.toml",
  },
]

/** They refuse what has no program in it. */
const NEEDS_PROGRAM: ReadonlySet<ToolId> = new Set(['pipx', 'uv-tool'])
const PROGRAM = 'acme-tool'

let published: Promise<void> | undefined
function publishProgram(): Promise<void> {
  published ??= (async () => {
    const { state } = await newcomer(harness, 'pipx')
    const { output, status } = await harness.machine.run(
      state,
      'python3 /harness/prepared/publish-program.py',
    )
    if (status !== 0) throw new Error(`${PROGRAM} could not be published:\n${output}`)
  })()
  return published
}

/** “Same as a file”, and a key itself in a command. */
async function expectSameForms(combination: Combination, { trail }: Followed): Promise<void> {
  const keyFile = readFileSync(join(harness.directory, 'prepared/service-account-key.json'))
  const [different] = await differentForms(harness.machine, trail, keyFile)
  if (!different) return
  const { step, form, script, difference } = different
  throw new Error(
    `${nameOf(combination)}: \`${step}\` ${form} is not the same.\n$ ${script}\n${difference}`,
  )
}

const nameOf = (combination: Combination) => `${combination.tool} > ${combinationName(combination)}`

function expectRight(combination: Combination, { mistakes: [mistake] }: Followed): void {
  if (!mistake) return
  const { step, command, expect: line, output } = mistake
  throw new Error(
    [
      `${nameOf(combination)}: \`${step}\` did not do what it says.`,
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

describe.concurrent.each(RUN)('%s', (tool) => {
  const mine = COMBINATIONS.filter((combination) => combination.tool === tool)
  const cases = mine.map((combination) => ({ name: combinationName(combination), combination }))
  const isLacking = ({ combination }: (typeof cases)[number]) =>
    whatLacks(combination) !== undefined
  test.concurrent.for(cases.filter((one) => !isLacking(one)))('$name', ({ combination }) =>
    follow(combination),
  )
  test.skip.for(cases.filter(isLacking))('$name', ({ combination }) => follow(combination))
})

test('what is not run here is said, with its reason, and nothing else is', () => {
  const run = new Set(COMBINATIONS.map(testedKey))
  for (const one of SUPPORTED) {
    expect(run.has(testedKey(one)), testedKey(one)).toBe(whyNotRun(one) === undefined)
  }
  for (const part of NOT_RUN) {
    expect(SUPPORTED.some((one) => isOf(one, part))).toBe(true)
    expect(part.reason).toMatch(/^\S.{10,}\.$/)
  }
})
