import { spawnSync } from 'node:child_process'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { runAlone } from './doctor/run-alone'
import { DOCTOR, INDEX } from './doctor/run-doctor'
import { type Heard, startStrangeIndex } from './doctor/strange-index'

const SECRET = 'ya29.a-token-that-nobody-may-see'
const AT = `https://oauth2accesstoken:${SECRET}@`
const pipConf = (index: string) => `[global]\nindex-url = ${index}\n`
const USUAL = { '.config/pip/pip.conf': pipConf(INDEX.replace('https://', AT)) }

let answer: (heard: Heard) => { status: number; headers?: Record<string, string>; body?: string }
const strange = await startStrangeIndex((heard) => answer(heard))
afterAll(() => strange.close())
beforeEach(() => {
  strange.heard.length = 0
})

const hosts = () => [...new Set(strange.heard.map(({ host }) => host))].sort()
const withCredentials = () =>
  strange.heard.filter(
    ({ authorization, body, path }) =>
      authorization !== undefined || `${body}${path}`.includes('ya29'),
  )

describe('where credentials go', () => {
  test.for([301, 302, 303, 307, 308])('no redirect (%i) is followed', async (status) => {
    const headers = { location: 'https://evil.example/simple/' }
    answer = ({ authorization }) =>
      authorization === undefined ? { status: 401 } : { status, headers }
    const said = await runAlone(USUAL, ['--index', INDEX], strange.environment)
    expect(hosts()).toEqual(['oauth2.googleapis.com', 'us-central1-python.pkg.dev'])
    expect(said.output).toContain('doctor:1:unreachable:pip')
    expect(said.status).toBe(1)
  })

  test('a redirect before anybody asked for credentials ends it', async () => {
    answer = () => ({ status: 302, headers: { location: 'https://evil.example/' } })
    const said = await runAlone(USUAL, ['--index', INDEX], strange.environment)
    expect(withCredentials()).toEqual([])
    expect(hosts()).toEqual(['us-central1-python.pkg.dev'])
    expect(said.output).toContain('doctor:1:unreachable:pip')
  })

  test.for([
    'https://us-central1-python.pkg.dev.evil.example/acme-ml/team/simple/',
    'https://evil.example/us-central1-python.pkg.dev/acme-ml/team/simple/',
    'https://us-central1-python.pkg.dev:8443/acme-ml/team/simple/',
    'http://us-central1-python.pkg.dev/acme-ml/team/simple/',
    'https://us-central1-docker.pkg.dev/acme-ml/team/simple/',
    'https://us-central1-python.pkg.dev@evil.example/acme-ml/team/simple/',
    'https://evil.example\\@us-central1-python.pkg.dev/acme-ml/team/simple/',
    'https://us-central1-python.pkg.dev/acme-ml/team/simple/?to=https://evil.example',
    'https://us-central1-python.pkg.dev/acme-ml/../../evil/simple/',
    'https://us-central1-python.pkg.dev/acme-ml/team%0d%0aHost:evil.example/simple/',
  ])('nothing goes to %s', async (index) => {
    answer = () => ({ status: 200 })
    const asked = await runAlone({}, ['--index', index], strange.environment)
    expect(strange.heard).toEqual([])
    expect(asked.status).toBe(2)
    const files = {
      '.config/pip/pip.conf': pipConf(
        index.replace(/^(https?:\/\/)/, `$1oauth2accesstoken:${SECRET}@`),
      ),
    }
    const said = await runAlone(files, ['--index', INDEX], strange.environment)
    expect(hosts().filter((host) => host !== 'us-central1-python.pkg.dev')).toEqual([])
    expect(withCredentials()).toEqual([])
    expect(said.output).not.toContain(SECRET)
    expect(said.status).toBe(1)
  })

  test('without a certificate to trust, nothing is sent', async () => {
    answer = () => ({ status: 200 })
    const { HTTPS_PROXY } = strange.environment
    const said = await runAlone(USUAL, ['--index', INDEX], { HTTPS_PROXY })
    expect(strange.heard).toEqual([])
    expect(said.output).toContain('doctor:1:certificate:pip')
  })

  test('--offline asks nobody', async () => {
    const said = await runAlone(USUAL, ['--index', INDEX, '--offline'], strange.environment)
    expect(strange.heard).toEqual([])
    expect(said.output).toContain('doctor:1:none:pip')
    expect(said.status).toBe(0)
  })

  test('what it cannot be started with ends with 2', async () => {
    for (const args of [
      ['--index', 'pypi'],
      ['--tool', 'npm'],
      ['--package', '../x'],
      ['--nothing'],
    ])
      expect((await runAlone({}, args)).status).toBe(2)
  })
})

const BIDI = '\u202e\u2066\u200f\u0007\u001b[31m'
const HOSTILE: Readonly<Record<string, string | Buffer>> = {
  binary: Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)),
  'a megabyte': `[global]\nindex-url = https://x.example/${'a'.repeat(2_000_000)}\n`,
  'a long line': `[global]\nindex-url = https://x.example/${'a'.repeat(900_000)}\n`,
  HTML: '<!DOCTYPE html><html><script>alert(1)</script>[global]\nindex-url=<img src=x>\n',
  'turned writing': `[global]\nindex-url = https://x.example/${BIDI}/simple\nurl = "${BIDI}"\n`,
  'deep brackets': `a = ${'['.repeat(50_000)}`,
  'deep braces': `{"type":${'['.repeat(100_000)}`,
  'a secret': `[global]\nindex-url = https://me:${SECRET}/x@x.example/simple\nextra-index-url = me:${SECRET}@x.example\n[pypi]\nurl = "https://${SECRET}@x.example/"\nkeyring-provider = "${SECRET}"\n[[index]]\nurl = "https://u:${SECRET}@us-central1-python.pkg.dev/a/b/simple/"\n`,
  'the wrong kinds':
    'index = 3\ntool = [1, 2]\nurl = {a = 1}\n[pypi]\nurl = 4\n[repositories]\nx = 1\n',
}
/** Read in both forms. */
const IN_WORDS = new Set(['turned writing', 'a secret'])
const FILES = [
  '.config/pip/pip.conf',
  '.config/uv/uv.toml',
  '.config/pypoetry/config.toml',
  '.config/pypoetry/auth.toml',
  '.config/pdm/config.toml',
  '.config/gcloud/application_default_credentials.json',
  '.pypirc',
  '.netrc',
  'project/pyproject.toml',
  'project/uv.toml',
  'project/poetry.toml',
  'project/pdm.toml',
]

describe('whatever the files hold, it comes to an end, and shows neither secrets nor control characters', () => {
  const cases = Object.keys(HOSTILE).flatMap((kind) =>
    ['pip', 'uv', 'twine', 'poetry', 'pdm', 'flit'].map((tool) => ({ kind, tool })),
  )
  test.concurrent.for(cases)('$kind, $tool', async ({ kind, tool }) => {
    const content = HOSTILE[kind] ?? ''
    const files = Object.fromEntries(FILES.map((file) => [file, content]))
    for (const form of IN_WORDS.has(kind) ? [['--json'], []] : [['--json']]) {
      const said = await runAlone(files, ['--tool', tool, '--offline', '--index', INDEX, ...form])
      expect(said.errors).toBe('')
      expect(said.output).toMatch(new RegExp(`doctor:1:[a-z+-]+:${tool}`))
      expect(said.output).not.toContain('doctor:1:unknown')
      expect(said.output).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u)
      expect(said.output).not.toContain('a-token-that-nobody')
      expect(said.output.length).toBeLessThan(30_000)
      if (form.length > 0) expect(JSON.parse(said.output)).toMatchObject({ version: 1, tool })
    }
  })
})

test('Python 3.8 can read it', () => {
  const read = 'import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 8))'
  expect(spawnSync('python3', ['-c', read, DOCTOR]).status).toBe(0)
})
