import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { runAlone, type Said } from '../clients/doctor/run-alone'
import { DOCTOR, INDEX } from '../clients/doctor/run-doctor'
import { type Heard, startStrangeIndex } from '../clients/doctor/strange-index'

const TOOLS = [
  ...['pip', 'pip-tools', 'pipx', 'tox', 'nox', 'uv', 'uv-pip', 'uv-tool'],
  ...['conda', 'pipenv', 'hatch', 'twine', 'poetry', 'pdm', 'flit'],
]

/** What is on the path, or what pyenv keeps. */
const PYTHON_3_8 = ['python3.8', ...pyenvs()].find(
  (python) =>
    spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info[:2] != (3, 8))']).status === 0,
)

function pyenvs(): readonly string[] {
  const versions = join(homedir(), '.pyenv/versions')
  const found = existsSync(versions) ? readdirSync(versions) : []
  return found
    .filter((name) => name.startsWith('3.8'))
    .map((name) => join(versions, name, 'bin/python'))
}

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
  '.config/hatch/config.toml',
  '.cache/hatch/publish/index/previous_working_users.json',
  '.config/gcloud/application_default_credentials.json',
  '.pypirc',
  '.netrc',
  'project/pyproject.toml',
  'project/uv.toml',
  'project/poetry.toml',
  'project/pdm.toml',
  'project/hatch.toml',
  'project/Pipfile',
  'project/Pipfile.lock',
  'project/.env',
]

describe('whatever the files hold, it comes to an end, and shows neither secrets nor control characters', () => {
  const cases = Object.keys(HOSTILE).flatMap((kind) => [
    ...TOOLS.map((tool) => ({ kind, tool, publish: [] })),
    { kind, tool: 'hatch', publish: ['--publish'] },
  ])
  test.concurrent.for(cases)('$kind, $tool $publish', async ({ kind, tool, publish }) => {
    const content = HOSTILE[kind] ?? ''
    const files = Object.fromEntries(FILES.map((file) => [file, content]))
    for (const json of IN_WORDS.has(kind) ? [['--json'], []] : [['--json']]) {
      const form = [...json, ...publish]
      const said = await runAlone(files, ['--tool', tool, '--offline', '--index', INDEX, ...form])
      expect(said.errors).toBe('')
      expect(said.output).toMatch(new RegExp(`doctor:1:[a-z+-]+:${tool}`))
      expect(said.output).not.toContain('doctor:1:unknown')
      expect(said.output).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u)
      expect(said.output).not.toContain('a-token-that-nobody')
      expect(said.output.length).toBeLessThan(30_000)
      if (json.length > 0) expect(JSON.parse(said.output)).toMatchObject({ version: 1, tool })
    }
  })
})

const GIVEN_AWAY = 'tHiS-mAy-NoBoDy-SeE'
const KEY = JSON.stringify(
  {
    type: 'service_account',
    private_key_id: GIVEN_AWAY,
    private_key: `-----BEGIN PRIVATE KEY-----\n${GIVEN_AWAY}\n-----END PRIVATE KEY-----\n`,
    client_email: 'builds@acme-ml.iam.gserviceaccount.com',
  },
  null,
  2,
)
const SIGN_IN = JSON.stringify(
  {
    client_id: '764086051850.apps.googleusercontent.com',
    client_secret: GIVEN_AWAY,
    refresh_token: `1//0${GIVEN_AWAY}`,
    type: 'authorized_user',
  },
  null,
  2,
)
const base64 = (text: string) => Buffer.from(text).toString('base64')
/** Values that variables hold by mistake. In base64, what follows the first letters cannot be looked for as it is. */
const MISTAKES: Readonly<Record<string, string>> = {
  'a sign-in': SIGN_IN,
  'a key': KEY,
  'a key on one line': JSON.stringify(JSON.parse(KEY)),
  'a key in a text in JSON': JSON.stringify(KEY),
  'a key, as Python writes it': KEY.replaceAll('"', "'"),
  'half a key': KEY.slice(0, -90),
  'the private key': `-----BEGIN RSA PRIVATE KEY-----\n${GIVEN_AWAY}\n${GIVEN_AWAY}`,
  'a key in base64': base64(KEY),
  'a key in base64, in lines': base64(KEY).replace(/.{76}/g, '$&\n'),
  'a key in base64, with Windows’ line ends': base64(KEY.replaceAll('\n', '\r\n')),
  'a key on one line in base64': base64(JSON.stringify(JSON.parse(KEY))),
  'a refresh token': `1//0${GIVEN_AWAY}`,
  'an access token': `ya29.${GIVEN_AWAY}`,
  'a client secret': `GOCSPX-${GIVEN_AWAY}`,
  'an API key': `AIza${GIVEN_AWAY}`,
  'a token of GitHub': `ghp_${GIVEN_AWAY.replaceAll('-', '')}`,
  'a token of GitLab': `glpat-${GIVEN_AWAY}`,
  'a token of PyPI': `pypi-${GIVEN_AWAY}`,
  'a query': `https://h.example/simple/?token=${GIVEN_AWAY}`,
  'two queries': `https://h.example/simple/?a=b&token=${GIVEN_AWAY}`,
  'a query without a name': `https://h.example/simple/?${GIVEN_AWAY}`,
  'behind a hash': `https://h.example/simple/#${GIVEN_AWAY}`,
  'a password': `https://me:${GIVEN_AWAY}@h.example/simple/`,
  'a password with spaces': `https://me:a ${GIVEN_AWAY} b@h.example/simple/`,
  'a password with a slash': `https://me:a/${GIVEN_AWAY}@h.example/simple/`,
  'a user name': `https://${GIVEN_AWAY}@h.example/simple/`,
  'a user name of the repository': INDEX.replace('//', `//${GIVEN_AWAY}:x@`),
  'a key as password': INDEX.replace('//', `//_json_key:${KEY}@`),
  'a header': `Authorization: Bearer ${GIVEN_AWAY}`,
  'an assignment': `client_secret = ${GIVEN_AWAY}`,
}
const VARIABLES = [
  'GOOGLE_APPLICATION_CREDENTIALS',
  'CLOUDSDK_CONFIG',
  'NETRC',
  'HTTPS_PROXY',
  'https_proxy',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'SSL_CERT_FILE',
  'PYTHON_KEYRING_BACKEND',
  'XDG_CONFIG_HOME',
  'PIP_CONFIG_FILE',
  'PIP_INDEX_URL',
  'PIP_EXTRA_INDEX_URL',
  'PIP_FIND_LINKS',
  'PIP_NO_INDEX',
  'PIP_KEYRING_PROVIDER',
  'PIP_PROXY',
  'PIP_CERT',
  'UV_CONFIG_FILE',
  'UV_INDEX',
  'UV_DEFAULT_INDEX',
  'UV_INDEX_URL',
  'UV_EXTRA_INDEX_URL',
  'UV_INDEX_STRATEGY',
  'UV_KEYRING_PROVIDER',
  'UV_PUBLISH_URL',
  'UV_PUBLISH_USERNAME',
  'UV_PUBLISH_PASSWORD',
  'UV_PUBLISH_TOKEN',
  'TWINE_REPOSITORY_URL',
  'TWINE_USERNAME',
  'TWINE_PASSWORD',
  'TWINE_CERT',
  'FLIT_INDEX_URL',
  'FLIT_USERNAME',
  'FLIT_PASSWORD',
  'POETRY_CONFIG_DIR',
  'POETRY_REPOSITORIES_TEAM_URL',
  'POETRY_HTTP_BASIC_TEAM_USERNAME',
  'POETRY_HTTP_BASIC_TEAM_PASSWORD',
  'PDM_CONFIG_FILE',
  'PDM_PYPI_URL',
  'PDM_PUBLISH_REPO',
  'PDM_PUBLISH_USERNAME',
  'PDM_PUBLISH_PASSWORD',
  'PIPENV_PIPFILE',
  'PIPENV_DOTENV_LOCATION',
  'PIPENV_PYPI_MIRROR',
  'PIPENV_KEYRING_PROVIDER',
  'HATCH_CONFIG',
  'HATCH_CACHE_DIR',
  'HATCH_ENV',
  'HATCH_ENV_TYPE_VIRTUAL_UV_PATH',
  'HATCH_INDEX_REPO',
  'HATCH_INDEX_USER',
  'HATCH_INDEX_AUTH',
  'HATCH_INDEX_CA_CERT',
]
/** Those that keep the doctor from coming to the others. */
const ALONE = new Set(['PIP_CONFIG_FILE', 'UV_CONFIG_FILE', 'XDG_CONFIG_HOME'])
const TOGETHER = VARIABLES.filter((name) => !ALONE.has(name))

function expectNothingGivenAway({ output, errors }: Said, mistake: string): void {
  // pip and the doctor put what stands in several lines into one.
  const said = `${output}${errors}`.replaceAll(/[\s\\]/g, '')
  expect(said.toLowerCase()).not.toContain('nobody')
  for (const line of mistake.split('\n'))
    if (/^[\w+/]{60,}=*$/.test(line)) expect(said).not.toContain(line.slice(12, 60))
}

describe('whatever variables hold by mistake, no secret is shown', () => {
  const tools = [
    ...[['pip'], ['uv'], ['uv', '--publish'], ['twine'], ['poetry'], ['pdm', '--publish']],
    ...[['pipenv'], ['hatch'], ['hatch', '--publish']],
  ]
  const cases = Object.keys(MISTAKES).flatMap((kind) => tools.map((tool) => ({ kind, tool })))
  test.concurrent.for(cases)('$kind, $tool', async ({ kind, tool }) => {
    const mistake = MISTAKES[kind] ?? ''
    const environment = Object.fromEntries(TOGETHER.map((name) => [name, mistake]))
    const conf = { '.config/pip/pip.conf': `[global]\nextra-index-url = ${INDEX}\n` }
    // Once not offline: the proxy is none, so that nobody is reached.
    for (const form of tool[0] === 'pip' ? [['--offline', '--json'], []] : [['--offline']]) {
      const said = await runAlone(conf, ['--tool', ...tool, '--index', INDEX, ...form], environment)
      expectNothingGivenAway(said, mistake)
      expect(said.output).toMatch(/doctor:1:[a-z+-]+:/)
      expect(said.output).not.toContain('a mistake of its own')
      expect(said.errors).toBe('')
    }
  })

  test.concurrent.for(Object.keys(MISTAKES))('%s, each variable alone', async (kind) => {
    const mistake = MISTAKES[kind] ?? ''
    for (const name of ['GOOGLE_APPLICATION_CREDENTIALS', 'PIP_EXTRA_INDEX_URL', ...ALONE]) {
      const args = ['--index', INDEX, '--offline']
      const said = await runAlone(USUAL, args, { [name]: mistake })
      expectNothingGivenAway(said, mistake)
      expect(said.errors).toBe('')
    }
  })

  test.concurrent.for(Object.keys(MISTAKES))('%s, as an argument', async (kind) => {
    const mistake = MISTAKES[kind] ?? ''
    for (const given of [`--tool=${mistake}`, `--account=${mistake}`, mistake]) {
      const said = await runAlone(USUAL, ['--offline', given])
      expectNothingGivenAway(said, mistake)
    }
  })
})

describe('whatever the files of Pipenv and Hatch hold by mistake, no secret is shown', () => {
  const host = INDEX.slice('https://'.length)
  const filesWith = (text: string) => {
    const quoted = JSON.stringify(text)
    return {
      'project/Pipfile': [
        `[[source]]\nname = "team"\nurl = ${JSON.stringify(`https://oauth2accesstoken:${text}@${host}`)}\nverify_ssl = false`,
        `[[source]]\nname = ${quoted}\nurl = ${quoted}`,
        `[[source]]\nname = "filled"\nurl = "https://me:\${SECRET_OF_MINE}@example.com/simple"`,
      ].join('\n'),
      'project/.env': `PIPENV_PYPI_MIRROR='https://me:${text}@h.example'\nPIP_KEYRING_PROVIDER="${text}"\nGOOGLE_APPLICATION_CREDENTIALS=${text}\n${text}=1\n`,
      'project/pyproject.toml': [
        '[tool.hatch.envs.default.env-vars]',
        `PIP_INDEX_URL = "https://oauth2accesstoken:{env:SECRET_OF_MINE}@${host}"`,
        ...['PIP_EXTRA_INDEX_URL', 'GOOGLE_APPLICATION_CREDENTIALS', 'UV_INDEX_TEAM_PASSWORD'].map(
          (name) => `${name} = ${quoted}`,
        ),
        `[tool.hatch.envs.${quoted}]`,
      ].join('\n'),
      '.config/hatch/config.toml': [
        `[publish.index]\nuser = ${quoted}\nauth = ${quoted}`,
        `[publish.index.repos.team]\nurl = "https://${host.replace('simple/', '')}"\nauth = ${quoted}`,
        `[publish.index.repos.${quoted}]\nurl = ${quoted}\nca-cert = ${quoted}`,
      ].join('\n'),
    }
  }
  const tools = [['pipenv'], ['hatch'], ['hatch', '--publish']]
  const cases = Object.keys(MISTAKES).flatMap((kind) => tools.map((tool) => ({ kind, tool })))
  test.concurrent.for(cases)('$kind, $tool', async ({ kind, tool }) => {
    const mistake = MISTAKES[kind] ?? ''
    for (const form of [['--offline'], ['--offline', '--json']]) {
      const args = ['--tool', ...tool, '--index', INDEX, ...form]
      const said = await runAlone(filesWith(mistake), args, { SECRET_OF_MINE: mistake })
      expectNothingGivenAway(said, mistake)
      expect(said.output).toMatch(/doctor:1:[a-z+-]+:/)
      expect(said.output).not.toContain('is no TOML')
      expect(said.output).not.toContain('a mistake of its own')
      expect(said.errors).toBe('')
    }
  })

  test('a project says neither where connections go nor whom they trust', async () => {
    answer = () => ({ status: 200 })
    const { HTTPS_PROXY, PIP_CERT } = strange.environment
    const lines = [`PIP_PROXY=${HTTPS_PROXY}`, `HTTPS_PROXY=${HTTPS_PROXY}`, `PIP_CERT=${PIP_CERT}`]
    const source = `[[source]]\nname = "team"\nurl = "${INDEX.replace('https://', AT)}"\n`
    const env = lines.map((line) => line.replace(/=(.*)/, ' = "$1"')).join('\n')
    const files = {
      'project/.env': lines.join('\n'),
      'project/Pipfile': source,
      'project/pyproject.toml': `[tool.hatch.envs.default.env-vars]\nPIP_INDEX_URL = "${INDEX.replace('https://', AT)}"\n${env}\n`,
    }
    for (const tool of ['pipenv', 'hatch']) {
      const said = await runAlone(files, ['--tool', tool, '--index', INDEX], {
        HTTPS_PROXY: 'http://127.0.0.1:9',
      })
      expect(strange.heard).toEqual([])
      expect(said.output).toContain(`doctor:1:unreachable:${tool}`)
    }
  })
})

describe('GOOGLE_APPLICATION_CREDENTIALS', () => {
  const named = (value: string) =>
    runAlone(USUAL, ['--index', INDEX, '--offline'], { GOOGLE_APPLICATION_CREDENTIALS: value })

  test.for([
    'a sign-in',
    'a key',
    'a key on one line',
    'a key in base64',
    'a key in base64, in lines',
    'a key on one line in base64',
    'the private key',
    'an access token',
  ])('%s in the place of a path is said to be one', async (kind) => {
    const said = await named(MISTAKES[kind] ?? '')
    expect(said.output).toContain('holds a key itself, not the path to one')
    expect(said.output).toContain('doctor:1:key-file-broken:pip')
  })

  test.for(['/home/wes/my key (1).json', 'C:\\Users\\wes\\key.json', 'keys/builds.json'])(
    'a path is shown: %s',
    async (path) => {
      const said = await named(path)
      expect(said.output).toContain(`names ${path}, which is not there`)
      expect(said.output).toContain('doctor:1:key-file-missing:pip')
    },
  )

  test('what is neither is not shown', async () => {
    const said = await named('a\nb')
    expect(said.output).toContain('GOOGLE_APPLICATION_CREDENTIALS holds no path')
    expect(said.output).toContain('doctor:1:key-file-missing:pip')
  })

  test('a file of a kind that is none of Google’s is broken, and its kind is not shown', async () => {
    const files = { ...USUAL, 'key.json': JSON.stringify({ type: GIVEN_AWAY }) }
    const environment = { GOOGLE_APPLICATION_CREDENTIALS: '../key.json' }
    const said = await runAlone(files, ['--index', INDEX, '--offline'], environment)
    expectNothingGivenAway(said, '')
    expect(said.output).toContain('doctor:1:key-file-broken:pip')
  })
})

test('an address without a secret is shown as it is', async () => {
  const extra = 'https://pypi.org/simple/ http://localhost:8080/simple file:///srv/wheels'
  const proxy = 'http://proxy.example.com:3128'
  const environment = { PIP_EXTRA_INDEX_URL: extra, PIP_PROXY: proxy }
  const said = await runAlone(USUAL, ['--index', INDEX, '--offline'], environment)
  expect(said.output).toContain(extra)
  expect(said.output).toContain(proxy)
})

describe('variables that no program understands are named, or left out', () => {
  const clues = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    runAlone(USUAL, ['--index', INDEX, ...args], environment)

  test.for([
    'http://[::1',
    'http://',
    'http://proxy:port',
    'http://proxy.example:99999',
    'http://me:se/cret@proxy.example',
    'http://a b',
    '\u202e',
    'x'.repeat(100_000),
  ])('HTTPS_PROXY=%s', async (value) => {
    const said = await clues({ HTTPS_PROXY: value })
    expect(said.output).toContain('Wrong, 1: HTTPS_PROXY is no address of a proxy [unreachable]')
    expect(said.output).toContain('Do this next: Write HTTPS_PROXY as http://HOST:PORT')
    expect(said.output).not.toMatch(/cret|se\//)
    expect(said.output).toContain('doctor:1:unreachable:pip')
  })

  test('PIP_PROXY is not HTTPS_PROXY', async () => {
    const said = await clues({ PIP_PROXY: 'http://[::1' })
    expect(said.output).toContain('the proxy in pip’s settings'.replace('’', "'"))
  })

  test('a proxy that is not asked is no matter', async () => {
    const said = await clues({ HTTPS_PROXY: 'http://[::1', NO_PROXY: '.pkg.dev' })
    expect(said.output).not.toContain('no address of a proxy')
    expect(said.output).not.toContain('a mistake of its own')
  })

  test.for(['/nowhere.pem', '.', KEY, 'x'.repeat(100_000)])('PIP_CERT=%s', async (value) => {
    const said = await clues({ PIP_CERT: value, HTTPS_PROXY: 'http://127.0.0.1:9' })
    const causes = value === '.' ? 'unreachable' : 'certificate'
    expect(said.output).toContain(`doctor:1:${causes}:pip`)
    expect(said.output.length).toBeLessThan(5_000)
  })

  test.for(['foo:bar', '[::1', 'a..b', '', ':', 'x'.repeat(300), '127.0.0.1:9/path', '\u202e'])(
    'GCE_METADATA_HOST=%s',
    async (value) => {
      for (const name of ['GCE_METADATA_HOST', 'GCE_METADATA_ROOT']) {
        const said = await clues({
          [name]: value,
          NO_GCE_CHECK: '',
          HTTPS_PROXY: 'http://127.0.0.1:9',
        })
        expect(said.output).toContain("the machine's own account: none")
        expect(said.output).toContain('doctor:1:unreachable:pip')
      }
    },
  )
})

test.for(['pip', 'pip-tools', 'pipx', 'tox', 'nox', 'conda', 'pipenv', 'uv-pip', 'uv-tool'])(
  '%s publishes nothing',
  async (tool) => {
    const said = await runAlone({}, ['--tool', tool, '--publish', '--index', INDEX])
    expect(said.status).toBe(2)
    expect(said.errors).toContain(`--publish: ${tool} publishes nothing`)
  },
)

describe('Python 3.8', () => {
  test('can read it', () => {
    const read = 'import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 8))'
    expect(spawnSync('python3', ['-c', read, DOCTOR]).status).toBe(0)
  })

  test.skipIf(PYTHON_3_8 === undefined)('runs it, where there is one', async () => {
    const files = { ...USUAL, 'project/pyproject.toml': `[[tool.uv.index]]\nurl = "${INDEX}"\n` }
    for (const tool of TOOLS) {
      const args = ['--tool', tool, '--index', INDEX]
      const said = await runAlone(files, args, { HTTPS_PROXY: 'http://127.0.0.1:9' }, PYTHON_3_8)
      expect(said.errors).toBe('')
      expect(said.output).toContain('Python       3.8.')
      expect(said.output).not.toContain('a mistake of its own')
    }
  })
})
