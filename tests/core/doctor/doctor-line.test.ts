import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accountArgument, doctorLine } from '@/lib/core/doctor/doctor-line'
import { TOOL_IDS } from '@/lib/core/setup/tools'
import { CAUSES } from '@/lib/core/troubleshoot/causes'

const SCRIPT = readFileSync(join(import.meta.dirname, '../../../public/doctor.py'), 'utf8')
const about = {
  origin: 'https://onboarding.example.com',
  repository: { project: 'example.com:legacy', location: 'us', repository: 'team' },
  tool: 'pip',
  purpose: 'install',
  system: 'linux',
  scope: 'venv',
} as const

test.each([
  [
    {},
    'curl -fsSL https://onboarding.example.com/doctor.py | python - --index https://us-python.pkg.dev/example.com/legacy/team/simple/ --tool pip',
  ],
  [
    { tool: 'uv', purpose: 'publish', system: 'macos', scope: 'project' },
    'curl -fsSL https://onboarding.example.com/doctor.py | python3 - --index https://us-python.pkg.dev/example.com/legacy/team/ --tool uv --publish',
  ],
  [
    { system: 'windows', scope: 'user' },
    'irm https://onboarding.example.com/doctor.py | py - --index https://us-python.pkg.dev/example.com/legacy/team/simple/ --tool pip',
  ],
  [
    { tool: 'hatch', purpose: 'publish', scope: 'environment' },
    'curl -fsSL https://onboarding.example.com/doctor.py | python3 - --index https://us-python.pkg.dev/example.com/legacy/team/ --tool hatch --publish',
  ],
  [
    { tool: 'pipenv', scope: 'project' },
    'curl -fsSL https://onboarding.example.com/doctor.py | python3 - --index https://us-python.pkg.dev/example.com/legacy/team/simple/ --tool pipenv',
  ],
  [
    { tool: 'conda', system: 'windows', scope: 'environment' },
    'irm https://onboarding.example.com/doctor.py | python - --index https://us-python.pkg.dev/example.com/legacy/team/simple/ --tool conda',
  ],
  [
    { tool: 'twine', purpose: 'publish', system: 'windows-cmd', scope: 'user' },
    'curl -fsSL https://onboarding.example.com/doctor.py | py - --index https://us-python.pkg.dev/example.com/legacy/team/ --tool twine',
  ],
] as const)('the line for %o', (some, content) => {
  expect(doctorLine({ ...about, ...some })?.content).toBe(content)
})

test('whose computer it should be, in each shell', () => {
  expect(accountArgument('wes@example.com')).toEqual({
    bash: ' --account=wes@example.com',
    powershell: " '--account=wes@example.com'",
    cmd: ' --account=wes@example.com',
  })
  expect(accountArgument("o'brien+x@example.com").bash).toBe(
    ` '--account=o'\\''brien+x@example.com'`,
  )
  for (const shell of ['bash', 'powershell', 'cmd'] as const)
    for (const email of ['a b@example.com', '$(id)@example.com', 'a@b%PATH%', 'a\n@b'])
      expect(accountArgument(email)[shell]).toBe('')
})

test('where the doctor cannot look, there is no line', () => {
  expect(doctorLine({ ...about, tool: 'renovate' })).toBeUndefined()
  for (const tool of ['pip-tools', 'tox', 'nox', 'conda'] as const) {
    expect(doctorLine({ ...about, tool, scope: 'project' })).toBeUndefined()
    expect(doctorLine({ ...about, tool, scope: 'environment' })?.content).toMatch(`--tool ${tool}`)
  }
})

test('the doctor knows the tools that it is offered for', () => {
  const table = /^TOOLS = \{\n(.*?)^\}/ms.exec(SCRIPT)?.[1] ?? ''
  const known = [...table.matchAll(/"([a-z-]+)": "/g)].map(([, tool]) => tool).sort()
  const offered = TOOL_IDS.filter((tool) => doctorLine({ ...about, tool, scope: 'environment' }))
  expect(known).toEqual([...offered].sort())
})

test('every cause that the doctor can name is one, and it says what to do about each', () => {
  const table = /^NEXT\b[^\n]*= \{\n(.*?)^\}/ms.exec(SCRIPT)?.[1] ?? ''
  const next = [...table.matchAll(/^ {4}"([a-z-]+)": /gm)].map(([, cause]) => cause)
  expect(next.length).toBeGreaterThan(20)
  expect(Object.keys(CAUSES)).toEqual(expect.arrayContaining(next))
  const named = [...SCRIPT.matchAll(/\.problem\(\s*"([a-z-]+)"/g)].map(([, cause]) => cause)
  expect(next).toEqual(expect.arrayContaining(named))
})

test('Windows PowerShell 5.1 hands ASCII alone on to a program', () => {
  expect(SCRIPT).toMatch(/^\p{ASCII}*$/u)
})
