import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Node } from 'web-tree-sitter'
import { planScript } from '@/lib/core/machine/script/plan-script'
import { refutedBy } from '@/lib/core/machine/script/refuted-by'
import { renderSetupPs1 } from '@/lib/core/machine/script/setup-ps1'
import { renderSetupSh } from '@/lib/core/machine/script/setup-sh'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { isWindows } from '@/lib/core/setup/systems'
import { PATHS } from '../awkward-text'
import { REPOSITORY, SETTINGS, VARIANTS } from '../every-guide'
import { powershellParser } from '../powershell-parser'

const PAGE = "https://setup.example.com/repositories/my-project/us-central1/team-packages?it='s"
const SCOPED = { project: 'example.com:legacy', location: 'europe', repository: 'pypi' }

const requests = SETTINGS.flatMap(({ tool, purpose, system, scope }) =>
  VARIANTS.flatMap(({ credentials, index }) => {
    const query = { tool, purpose, os: system, scope, credentials, index }
    const keyFiles = index === 'only' && credentials === 'key-file' ? PATHS : []
    return [query, ...keyFiles.map((path) => ({ ...query, 'key-file': path }))].map((one) =>
      parseSetupRequest(one, { system: 'linux' }),
    )
  }),
)
const planned = requests.filter((request) => planScript(REPOSITORY, request).kind === 'plan')
const repositories = [REPOSITORY, SCOPED]

/** Each script once, whatever address it came from. */
const scripts = (render: typeof renderSetupSh, windows: boolean) =>
  new Set(
    planned
      .filter(({ system }) => isWindows(system) === windows)
      .flatMap((request) =>
        repositories.map((repository) => render({ repository, request, page: PAGE })),
      ),
  )

test('what scripts can do, and nothing else, is done by one', () => {
  const done = [...new Set(planned.map(({ tool, scope }) => `${tool} ${scope}`))]
  expect(done.sort()).toEqual([
    'conda venv',
    'flit user',
    'pip user',
    'pip venv',
    'pip-tools user',
    'pip-tools venv',
    'pipx user',
    'twine user',
    'twine venv',
    'uv user',
    'uv-pip user',
    'uv-tool user',
  ])
})

test('what none can do says why, does nothing and ends with 1', () => {
  for (const query of [
    { tool: 'poetry' },
    { tool: 'github-actions' },
    { tool: 'pip', scope: 'environment' },
    { tool: 'pip', scope: 'machine' },
    { tool: 'pip', scope: 'user', credentials: 'key-password' },
    { tool: 'poetry', purpose: 'publish', scope: 'user' },
    { tool: 'twine', purpose: 'install' },
    { tool: 'pip', os: 'windows' },
  ]) {
    const request = parseSetupRequest(query, { system: 'linux' })
    const script = renderSetupSh({ repository: REPOSITORY, request, page: PAGE })
    const { status, stderr } = spawnSync('sh', ['-s', '--', '--apply'], {
      input: script,
      encoding: 'utf8',
      env: { ...process.env, HOME: '/' },
    })
    expect(status, JSON.stringify(query)).toBe(1)
    expect(stderr).toMatch(/^No script can do this\. \S.{20,}\.\nThe page: https/)
    expect(stderr).toContain(PAGE)
  }
})

test('a Mac and Linux get the same deeds', () => {
  const deeds = (os: string, query: object) =>
    renderSetupSh({
      repository: REPOSITORY,
      request: parseSetupRequest({ ...query, os }, { system: 'linux' }),
      page: PAGE,
    }).replace(/prerequisites\(\)[\s\S]*?\n}\n/, '')
  for (const { tool, purpose, scope, credentials } of planned) {
    if (credentials === 'gcloud') continue
    const query = { tool, purpose, scope, credentials }
    expect(deedsOf(deeds('macos', query))).toBe(deedsOf(deeds('linux', query)))
  }
})
const deedsOf = (script: string) =>
  script.slice(script.indexOf('steps() {'), script.indexOf('checks() {'))

test('what makes a check fail is never what it expects', () => {
  const refuting = new Set<string>()
  for (const request of planned) {
    const plan = planScript(REPOSITORY, request)
    for (const check of plan.kind === 'plan' ? plan.checks : [])
      for (const { see, means } of refutedBy(check, request)) {
        expect(check.expect).not.toContain(see)
        expect(means).not.toMatch(/^(?:As a second line it is right|Without the line to expect)/)
        refuting.add(see)
      }
  }
  expect([...refuting].sort()).toEqual([
    ':env:.index-url=',
    'extra-index-url=',
    'https://pypi.org/simple/',
  ])
})

describe('setup.sh', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'setup-sh-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('sh reads every one', () => {
    const all = [...scripts(renderSetupSh, false)]
    expect(all.length).toBeGreaterThan(100)
    for (const [at, script] of all.entries()) writeFileSync(join(folder, `${at}.sh`), script)
    execFileSync('sh', ['-c', 'for one in "$1"/*.sh; do sh -n "$one" || exit; done', 'sh', folder])
  })

  test('half of one does nothing', () => {
    const home = mkdtempSync(join(tmpdir(), 'half-'))
    const request = parseSetupRequest({ tool: 'twine', scope: 'user' }, { system: 'linux' })
    const script = renderSetupSh({ repository: REPOSITORY, request, page: PAGE })
    for (let end = 0; end < script.length - 12; end += 997) {
      spawnSync('sh', ['-s', '--', '--apply', '--yes'], {
        input: script.slice(0, end),
        env: { ...process.env, HOME: home },
      })
    }
    expect(readdirSync(home)).toEqual([])
    rmSync(home, { recursive: true })
  })

  test('no address gets out of its quotes', () => {
    const request = parseSetupRequest(
      {
        tool: '$(touch /tmp/x)\n`id`',
        credentials: 'key-file',
        scope: 'user',
        'key-file': "~/a'; touch out; '$(id)`id`",
        os: 'linux\u202e',
      },
      { system: 'linux' },
    )
    const script = renderSetupSh({ repository: REPOSITORY, request, page: PAGE })
    expect(script).toContain('Not understood in the address, so as usual: tool, os')
    expect(script).not.toContain('/tmp/x')
    expect(script).not.toContain('\u202e')
    const home = mkdtempSync(join(tmpdir(), 'quotes-'))
    spawnSync('sh', ['-s'], {
      input: script,
      cwd: home,
      env: { ...process.env, HOME: home },
    })
    expect(readdirSync(home)).toEqual([])
    rmSync(home, { recursive: true })
  })
})

describe('setup.ps1', () => {
  let parse: (script: string) => Node
  beforeAll(async () => {
    parse = await powershellParser()
  })

  test('PowerShell’s grammar reads every one', () => {
    const all = [...scripts(renderSetupPs1, true)]
    expect(all.length).toBeGreaterThan(50)
    for (const script of all) {
      const root = parse(script.replace(/^\ufeff/, ''))
      expect(root.hasError, root.hasError ? faultIn(root) : '').toBe(false)
    }
  })

  test('Windows PowerShell reads it as it is written: a mark, or nothing but ASCII', () => {
    for (const script of scripts(renderSetupPs1, true)) {
      expect(script.startsWith('\ufeff') || /^[\n -~]*$/.test(script)).toBe(true)
    }
  })
})

/** The text that the grammar could not read. */
function faultIn(node: Node): string {
  const child = node.children.find((one) => one?.hasError)
  return child ? faultIn(child) : `${node.startPosition.row}: ${node.text.slice(0, 300)}`
}
