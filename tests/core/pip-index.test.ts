import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { planScript } from '@/lib/core/machine/script/plan-script'
import type { Guide } from '@/lib/core/setup/guide'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { TOOLS } from '@/lib/core/setup/tools'
import { guidesFor, REPOSITORY, SETTINGS } from './every-guide'

const guides = SETTINGS.flatMap((setting) =>
  guidesFor(setting).map(({ guide, variant }) => ({ ...setting, ...variant, guide })),
)
const inPipsFile = ({ guide }: { guide: Guide }) =>
  guide.steps.some(({ id, content }) => id === 'set-index' && content.includes('pip config'))
const filled = guides.filter(({ tool }) => TOOLS[tool].group !== 'automation').filter(inPipsFile)
const keyed = filled.filter(({ credentials }) => credentials === 'key-password')

test('where the key goes into pip’s file, the next step keeps it from others, or says why none has to', () => {
  expect(keyed.length).toBeGreaterThan(20)
  for (const { guide, system, scope, tool } of keyed) {
    const at = guide.steps.findIndex(({ id }) => id === 'set-index')
    const own = scope === 'user' && system.startsWith('windows')
    if (own) expect(guide.steps[at]?.why).toContain('`icacls` would add nothing')
    else expect(guide.steps[at + 1]?.content, tool).toMatch(/^chmod 600 |^icacls /)
  }
})

const commandsOf = (system: string) =>
  [
    ...new Set(
      keyed
        .filter((one) => one.system === system)
        .flatMap(({ guide }) => guide.steps.filter(({ id }) => id === 'protect-settings')),
    ),
  ].map(({ content }) => content)

test.each([
  ['linux', '.config/pip/pip.conf', {}],
  ['linux', 'elsewhere/pip/pip.conf', { XDG_CONFIG_HOME: 'elsewhere' }],
  ['macos', '.config/pip/pip.conf', {}],
  ['macos', 'Library/Application Support/pip/pip.conf', {}],
])('%s: nobody else reads %s afterwards', (system, file, variables) => {
  const home = mkdtempSync(join(tmpdir(), 'pip-file-'))
  const path = join(home, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '[global]\n', { mode: 0o644 })
  const [command = ''] = commandsOf(system).filter((content) => content.includes('$HOME'))
  const elsewhere = Object.entries(variables).map(([name, value]) => [name, join(home, value)])
  const env = { ...process.env, HOME: home, ...Object.fromEntries(elsewhere) }
  if (elsewhere.length === 0) Reflect.deleteProperty(env, 'XDG_CONFIG_HOME')
  execFileSync('bash', ['-c', command], { env })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  rmSync(home, { recursive: true })
})

test('what pip was set to is not lost without a word', () => {
  for (const { guide, index, tool } of filled) {
    const at = guide.steps.findIndex(({ id }) => id === 'set-index')
    const [before, set] = [guide.steps[at - 1], guide.steps[at]]
    const get = /-m pip config get global\.(?:extra-)?index-url/
    if (index === 'beside') expect(before?.content, tool).toMatch(get)
    else expect(set?.why, tool).toMatch(get)
    const back = guide.undo.find(({ id }) => id === 'unset-index')
    expect(back?.why, tool).toContain('If you had another index before, set it again')
  }
})

test('a script’s --check does not ask what is right only before the change', () => {
  const request = parseSetupRequest({ tool: 'pip', index: 'beside' }, { system: 'linux' })
  const plan = planScript(REPOSITORY, request)
  if (plan.kind === 'impossible') throw new Error(plan.reason)
  expect(plan.checks.map(({ id }) => id)).not.toContain('no-other-index')
})
