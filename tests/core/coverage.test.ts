import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildGuide } from '../../lib/core/setup/build-guide'
import { CREDENTIAL_TABLE } from '../../lib/core/setup/credentials'
import {
  CREDENTIALS,
  type Credentials,
  INDEXES,
  type Index,
  PURPOSES,
  type Purpose,
  SCOPES,
  type Scope,
  SYSTEMS,
  type System,
} from '../../lib/core/setup/guide'
import { nearestPossible } from '../../lib/core/setup/nearest-possible'
import { proofOf } from '../../lib/core/setup/proof'
import { parseSetupRequest } from '../../lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '../../lib/core/setup/systems'
import { TOOL_IDS, TOOLS, type ToolId } from '../../lib/core/setup/tools'
import { howMany, notRunLines } from '../clients/combinations'
import { REPOSITORY } from './every-guide'

type Cell = {
  tool: ToolId
  purpose: Purpose
  scope: Scope
  credentials: Credentials
  index: Index
  system: System
}

const reasons: string[] = []

function answer(cell: Cell): string {
  const guide = buildGuide(REPOSITORY, cell)
  if (guide.kind === 'guide') return proofOf(cell).is
  if (!reasons.includes(guide.reason)) reasons.push(guide.reason)
  return `impossible [${reasons.indexOf(guide.reason) + 1}]`
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const head = (cells: readonly string[]) => [row(cells), row(cells.map(() => '---'))]

/** What one tool does for one purpose: a line for each place and kind of credentials, or one for a place where all is the same. */
function table(tool: ToolId, purpose: Purpose): readonly string[] {
  const lines = SCOPES.flatMap((scope) => {
    const rows = CREDENTIALS.map((credentials) => ({
      name: CREDENTIAL_TABLE[credentials].name,
      cells: SYSTEMS.map((system) =>
        answer({ tool, purpose, scope, credentials, index: 'only', system }),
      ),
    }))
    const all = rows.flatMap(({ cells }) => cells)
    const same = all.every((cell) => cell === all[0])
    return same
      ? [row([scope, 'each of the eight', ...SYSTEMS.map(() => all[0] ?? '')])]
      : rows.map(({ name, cells }) => row([scope, name, ...cells]))
  })
  return [
    `### ${TOOLS[tool].name}: ${purpose}`,
    [
      ...head(['Where', 'Credentials', ...SYSTEMS.map((system) => SYSTEM_NAMES[system])]),
      ...lines,
    ].join('\n'),
  ]
}

/** Where packages come from does not depend on the rest, so each tool has one line, at its usual place. */
function indexes(): string {
  const lines = TOOL_IDS.flatMap((tool) => {
    if (typeof TOOLS[tool].install !== 'function') return []
    const usual = parseSetupRequest({ tool, purpose: 'install' }, { system: 'linux' })
    return row([TOOLS[tool].name, ...INDEXES.map((index) => answer({ ...usual, index }))])
  })
  return [...head(['Tool', ...INDEXES]), ...lines].join('\n')
}

/** The table of what there is, made from the code: no cell is empty, and what is impossible says why. */
function coverage(): string {
  const tables = TOOL_IDS.flatMap((tool) => PURPOSES.flatMap((purpose) => table(tool, purpose)))
  return [
    '# What the setup guides cover',
    'Made from the tables in `lib/core/setup` by `tests/core/coverage.test.ts`: run `npx vitest run tests/core -u` after a change.',
    `\`npm run test:clients\` runs ${howMany()}. Which are not run, and why, is said below.`,
    [
      'What is supported is one of three:',
      '',
      '- **run**: the real clients followed it to the letter on Linux, and took it back (`npm run test:clients`; the steps that remove programs once for each way to hand over credentials, and the page says so; what is offered as a file, too, or with the key itself, was taken in place of its command). What something else answered for, `tested.json` and the page name: gcloud (its sign-in needs a browser, and there is no project of Google’s here), kubectl, Google’s metadata server, GitHub, GitLab and Cloud Build with their programs (they run what was pushed or sent, in their shells), you in an editor, conda-forge (the distribution’s Python, and packages of PyPI), GitHub’s part in Renovate, Hatch’s way through a proxy, Docker (Podman reads the same Dockerfile), and `poetry self` where only PyPI’s simple API is to be had.',
      '- **computed**: the same guide was run on Linux. For macOS and Windows, paths, quoting and PowerShell’s grammar are tested, and the blocks for cmd are run in Wine’s cmd, where a stand-in for each program shows what it is called with. The commands themselves were never run there.',
      '- **unproved**: not run anywhere here. Why: below.',
    ].join('\n'),
    '## Tool × place × credentials × system, by purpose',
    ...tables,
    '## Where packages come from',
    indexes(),
    '## Why unproved',
    notRunLines().join('\n'),
    '## Why impossible',
    reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n'),
    '',
  ].join('\n\n')
}

test('docs/coverage.md is what the code says', async () => {
  const text = coverage()
  expect(text).toContain('| run |')
  expect(text).not.toMatch(/\| *\|/)
  await expect(text).toMatchFileSnapshot('../../docs/coverage.md')
})

test('the README says how many of them are run', () => {
  const [said = 'as many'] = /^\d+ of the \d+/.exec(howMany()) ?? []
  expect(readFileSync('README.md', 'utf8').split(said)).toHaveLength(3)
})

test('what a tool shows by itself works on every system', () => {
  for (const tool of TOOL_IDS) {
    for (const system of SYSTEMS) {
      const request = parseSetupRequest({ tool, os: system }, { system: 'linux' })
      expect(buildGuide(REPOSITORY, request).kind, `${tool} on ${system}`).toBe('guide')
    }
  }
})

test('every choice leads to a guide, with nothing changed but what has to be, or says why not', () => {
  for (const tool of TOOL_IDS) {
    const request = parseSetupRequest({ tool }, { system: 'linux' })
    const changes = [
      ...SCOPES.map((scope) => ({ scope })),
      ...CREDENTIALS.map((credentials) => ({ credentials })),
      ...INDEXES.map((index) => ({ index })),
      ...SYSTEMS.map((system) => ({ system })),
      ...PURPOSES.map((purpose) => ({ purpose })),
      ...TOOL_IDS.map((other) => ({ tool: other })),
    ]
    for (const change of changes) {
      const next = nearestPossible(request, change)
      if ('kind' in next) continue
      expect(next).toMatchObject(change)
      expect(next.system).toBe('system' in change ? change.system : request.system)
      expect(buildGuide(REPOSITORY, next).kind).toBe('guide')
    }
  }
})

test('a choice that its place forbids changes the place', () => {
  const request = parseSetupRequest({ tool: 'pip' }, { system: 'linux' })
  expect(nearestPossible(request, { credentials: 'access-token' })).toMatchObject({
    credentials: 'access-token',
    scope: 'environment',
  })
  expect(nearestPossible(request, { tool: 'uv' })).toMatchObject({ tool: 'uv', scope: 'project' })
  expect(nearestPossible(request, { purpose: 'publish' })).toMatchObject({ tool: 'twine' })
  expect(
    nearestPossible({ ...request, system: 'windows' }, { credentials: 'gcloud' }),
  ).toMatchObject({
    kind: 'impossible',
  })
})
