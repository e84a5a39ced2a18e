import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { isPassword } from '@/lib/core/setup/is-password'
import { PRINT_SETTINGS_MISTAKES } from '@/lib/core/setup/print-settings'
import { BEFORE_KEYRING, SEARCH_ORDER } from '@/lib/core/setup/search-order'
import { seeAccount } from '@/lib/core/setup/see-account'
import { TOOLS } from '@/lib/core/setup/tools'
import { guidesFor, SETTINGS } from './every-guide'
import { powershellParser } from './powershell-parser'

const guides = SETTINGS.flatMap((setting) =>
  guidesFor(setting).map(({ guide, variant }) => ({
    ...setting,
    ...variant,
    account: seeAccount(guide),
  })),
)
const asked = guides.flatMap(({ account, ...setting }) =>
  account ? [{ ...setting, account }] : [],
)
const program = (command: string) => /^.* -c "([^"]*)"$/.exec(command)?.[1] ?? ''

describe('the command that prints the account', () => {
  test('is there wherever a guide of a computer’s own asks keyring, and nowhere else', () => {
    for (const { tool, credentials, account } of guides) {
      if (isPassword(credentials)) expect(account, tool).toBeUndefined()
      else if (TOOLS[tool].group !== 'automation') expect(account, tool).toBeDefined()
    }
  })

  test('is one program, which Python reads and no shell touches', () => {
    const programs = new Set(asked.map(({ account }) => program(account.command)))
    expect(programs.size).toBe(1)
    for (const one of programs) {
      expect(one).not.toMatch(/["$%!`\\\n^]/)
      execFileSync('python3', ['-I', '-c', 'import ast, sys; ast.parse(sys.argv[1])', one])
    }
  })

  test('is what PowerShell’s grammar reads', async () => {
    const parse = await powershellParser()
    const commands = asked.filter(({ account }) => account.shell === 'powershell')
    for (const command of new Set(commands.map(({ account }) => account.command))) {
      expect(parse(command).hasError, command).toBe(false)
    }
  })

  test.each([
    ['pip', 'linux', 'venv', 'python'],
    ['pip', 'windows', 'venv', 'python'],
    ['pip', 'linux', 'user', `$(sed -n '1s/^#!//p' "$(command -v keyring)")`],
    ['uv', 'macos', 'project', `$(sed -n '1s/^#!//p' "$(command -v keyring)")`],
    ['poetry', 'linux', 'project', `$(sed -n '1s/^#!//p' "$(command -v poetry)")`],
    ['uv', 'windows', 'project', '& "$(uv tool dir)\\keyring\\Scripts\\python.exe"'],
    [
      'twine',
      'windows',
      'user',
      '& "$(pipx environment --value PIPX_LOCAL_VENVS)\\twine\\Scripts\\python.exe"',
    ],
    [
      'pdm',
      'windows-cmd',
      'project',
      `for /f "delims=" %i in ('pipx environment --value PIPX_LOCAL_VENVS') do @"%i\\pdm\\Scripts\\python.exe"`,
    ],
  ])('%s, %s, %s: in the Python that has the backend', (tool, system, scope, python) => {
    const one = asked.find(
      (guide) => guide.tool === tool && guide.system === system && guide.scope === scope,
    )
    expect(one?.account.command.replace(/ -c "[^"]*"$/, '')).toBe(python)
  })
})

test('all that is said beside the steps says where it comes from', () => {
  const sources = [BEFORE_KEYRING, ...PRINT_SETTINGS_MISTAKES, ...SEARCH_ORDER].map(
    ({ source }) => source,
  )
  for (const { title, url } of sources) {
    expect(title).not.toBe('')
    expect(new URL(url).protocol).toBe('https:')
  }
})
