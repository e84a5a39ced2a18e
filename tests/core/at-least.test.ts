import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { POSIX_BASE } from '@/lib/core/machine/script/posix/posix-base'
import { expected, tooOldIn } from '@/lib/core/setup/at-least'
import type { CheckStep } from '@/lib/core/setup/guide'
import { TOOLS, type ToolId } from '@/lib/core/setup/tools'
import { guidesFor, SETTINGS } from './every-guide'

const guides = SETTINGS.flatMap((setting) =>
  guidesFor(setting).map(({ guide, variant }) => ({ ...setting, ...variant, ...guide })),
)

/** A prerequisite of a tool's first guide for Linux, by its identifier. */
function prerequisite(tool: ToolId, id: string, scope?: string): CheckStep {
  const found = guides
    .filter((one) => one.tool === tool && one.system === 'linux')
    .filter((one) => scope === undefined || one.scope === scope)
    .flatMap(({ prerequisites }) => prerequisites)
    .find((check) => check.id === id)
  if (!found) throw new Error(`${tool} has no ${id}`)
  return found
}

const pip = (version: string, python: string) =>
  `pip ${version} from /usr/lib/python3/dist-packages/pip (python ${python})\n`

/** What the programs themselves printed, and whether that will do. */
const OUTPUTS: readonly (readonly [CheckStep, string, fits: boolean])[] = [
  ...(
    [
      [pip('26.3', '3.14'), true],
      [pip('23.0.1', '3.11'), true],
      [pip('23.0', '3.10'), true],
      [pip('22.0.2', '3.10'), false],
      [pip('9.0.3', '3.10'), false],
      [pip('26.3', '3.9'), false],
      [pip('21.3.1', '3.6'), false],
      [pip('20.3.4', '2.7'), false],
    ] as const
  ).map(([output, fits]) => [prerequisite('pip', 'python', 'user'), output, fits] as const),
  [prerequisite('pip', 'python', 'venv'), pip('22.0.2', '3.10'), true],
  [prerequisite('pip', 'python', 'venv'), pip('21.1.3', '3.10'), false],
  [prerequisite('uv', 'uv'), 'uv 0.13.9 (x86_64-unknown-linux-gnu)\n', true],
  [prerequisite('uv', 'uv'), 'uv 0.10.0\n', true],
  [prerequisite('uv', 'uv'), 'uv 1.0.0\n', true],
  [prerequisite('uv', 'uv'), 'uv 0.9.18 (0cee76417 2025-12-16)\n', false],
  [prerequisite('tox', 'tox'), '4.67.15 from /opt/tox/site-packages/tox/__init__.py\n', true],
  [
    prerequisite('tox', 'tox'),
    'ROOT: No tox.ini or setup.cfg or pyproject.toml or tox.toml found, assuming empty tox.ini at /tmp\n4.21.2 from /opt/tox/site-packages/tox/__init__.py\n',
    false,
  ],
  [prerequisite('tox', 'tox'), '3.28.0 imported from /opt/tox/tox/__init__.py\n', false],
  [prerequisite('pdm', 'pdm'), 'PDM, version 2.29.4\n', true],
  [prerequisite('pdm', 'pdm'), 'PDM, version 2.9.3\n', false],
  [prerequisite('pdm', 'pdm'), 'Python Development Master (PDM), version 1.15.5\n', false],
  [prerequisite('poetry', 'poetry'), 'Poetry (version 2.5.1)\n', true],
  [prerequisite('poetry', 'poetry'), 'Poetry (version 1.8.5)\n', false],
  [prerequisite('hatch', 'hatch'), 'Hatch, version 1.18.2\n', true],
  [prerequisite('hatch', 'hatch'), 'Hatch, version 1.9.7\n', false],
  [prerequisite('pipx', 'pipx'), '1.18.4\n', true],
  [prerequisite('pipx', 'pipx'), '0.16.5\n', false],
  [prerequisite('pipenv', 'pipenv'), 'pipenv, version 2026.10.3\n', true],
  [prerequisite('pipenv', 'pipenv'), 'pipenv, version 2022.12.19\n', false],
  [prerequisite('pip-tools', 'pip-tools'), 'pip-compile, version 7.6.2\n', true],
  [prerequisite('pip-tools', 'pip-tools'), 'pip-compile, version 6.13.0\n', false],
]

test.each(OUTPUTS)('$title: $1', (check, output, fits) => {
  expect(output.includes(check.expect) && tooOldIn(output, check) === undefined).toBe(fits)
})

test.each(OUTPUTS)('setup.sh says the same of $title: $1', (check, output, fits) => {
  const script = `${POSIX_BASE}\nmode=dry-run\nneeds 'It' "$expected" "$command"\n${(
    check.atLeast ?? []
  )
    .map(({ before, version }) => `needs_version It '${before}' '${version}' "$command" 'Get it.'`)
    .join('\n')}`
  const { status, stderr } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, expected: check.expect, command: 'printf %s "$output"', output },
  })
  expect([status, stderr]).toEqual(
    fits ? [0, ''] : [1, expect.stringMatching(/^Stopped: It is needed\. \S.*\n$/)],
  )
})

test('a check that shows a version says which will do, and has no row that only one older version fits', () => {
  const checks = guides.flatMap(({ prerequisites }) => prerequisites)
  const named = /\d+\.\d+.* or newer/
  for (const check of checks) {
    expect(named.test(check.title), check.title).toBe(check.atLeast !== undefined)
    for (const { version, before } of check.atLeast ?? []) {
      expect(check.title).toContain(version)
      expect(expected(check)).toContainEqual({ text: before + version, orNewer: true })
    }
  }
})

test('where there are scripts, nothing but prerequisites asks for a version: they look there alone', () => {
  const rest = guides
    .filter(({ tool }) => TOOLS[tool].group !== 'automation')
    .flatMap(({ steps, checks }) => [...steps, ...checks])
  expect(rest.filter((step) => step.kind === 'check' && step.atLeast !== undefined)).toEqual([])
})
