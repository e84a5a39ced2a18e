import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { runAlone } from '../clients/doctor/run-alone'
import { DOCTOR, INDEX } from '../clients/doctor/run-doctor'

const OTHER = 'https://us-central1-python.pkg.dev/acme-ml/other/simple/'
const pipConf = (index: string) => `[global]\nindex-url = ${index}\nno-input = 0\n`
const uvToml = (more = '') => `[[index]]\nurl = "${INDEX}"\n${more}`

/** Only files and variables: nobody is asked, and nothing is installed. */
const look = (
  tool: string,
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
) => runAlone(files, ['--tool', tool, '--index', INDEX, '--offline'], environment)

describe('of several settings, the one that takes effect', () => {
  test.for([
    ['the user’s file', { '.config/pip/pip.conf': pipConf(INDEX) }, {}],
    [
      'the user’s file, over the older one',
      { '.pip/pip.conf': pipConf(OTHER), '.config/pip/pip.conf': pipConf(INDEX) },
      {},
    ],
    [
      'a variable, over the file',
      { '.config/pip/pip.conf': pipConf(OTHER) },
      { PIP_INDEX_URL: INDEX },
    ],
    [
      'XDG_CONFIG_HOME',
      { '.config/pip/pip.conf': pipConf(OTHER), 'xdg/pip/pip.conf': pipConf(INDEX) },
      { XDG_CONFIG_HOME: '../xdg' },
    ],
    [
      'a file of its own',
      { '.config/pip/pip.conf': pipConf(OTHER), 'own.conf': pipConf(INDEX) },
      { PIP_CONFIG_FILE: '../own.conf' },
    ],
  ] as const)('pip: %s', async ([, files, environment]) => {
    const said = await look('pip', files, environment)
    expect(said.output).toContain(`pip looks in ${INDEX}\n`)
    expect(said.output).not.toContain('[no-index]')
  })

  test('pip: no file at all', async () => {
    const files = { '.config/pip/pip.conf': pipConf(INDEX) }
    const said = await look('pip', files, { PIP_CONFIG_FILE: '/dev/null' })
    expect(said.output).toContain('pip looks in https://pypi.org/simple')
    expect(said.output).toContain('[no-index]')
  })

  test('uv: a variable takes the place of the default index, and not of another', async () => {
    const environment = { UV_DEFAULT_INDEX: 'https://pypi.org/simple' }
    const files = { 'project/uv.toml': uvToml('default = true\n') }
    expect((await look('uv', files, environment)).output).toContain('[no-index]')
    expect((await look('uv', files)).output).not.toContain('[no-index]')
    const first = await look('uv', { 'project/uv.toml': uvToml() }, environment)
    expect(first.output).not.toContain('[no-index]')
  })

  test('uv: a uv.toml hides the pyproject.toml beside it', async () => {
    const pyproject = `[[tool.uv.index]]\nurl = "${INDEX}"\n`
    const files = { 'project/pyproject.toml': pyproject, 'project/uv.toml': '' }
    expect((await look('uv', files)).output).toContain('[no-index]')
    expect((await look('uv', { 'project/pyproject.toml': pyproject })).output).not.toContain(
      '[no-index]',
    )
  })
})

const source = (name: string, url: string) =>
  `[[source]]\nname = "${name}"\nurl = "${url}"\nverify_ssl = true\n`
const AS_USER = INDEX.replace('//', '//oauth2accesstoken@')
const PYPI = 'https://pypi.org/simple'

describe('Pipenv', () => {
  const SUBPROCESS = { PIP_KEYRING_PROVIDER: 'subprocess' }

  test('PyPI first and the repository beside it, as the guide has them, is no second index', async () => {
    const Pipfile = source('pypi', PYPI) + source('team', AS_USER)
    const said = await look('pipenv', { 'project/Pipfile': Pipfile }, SUBPROCESS)
    expect(said.output).toContain('pipenv install --index NAME')
    expect(said.output).not.toMatch(/\[(?:second-index|no-index|keyring-off)\]/)
  })

  test('a mirror takes PyPI’s place only, and the lock file goes on to name PyPI', async () => {
    const files = {
      'project/Pipfile': source('pypi', PYPI),
      'project/Pipfile.lock': `{"_meta": {"sources": [{"name": "pypi", "url": "${PYPI}"}]}}`,
    }
    const environment = { ...SUBPROCESS, PIPENV_PYPI_MIRROR: AS_USER }
    expect((await look('pipenv', files)).output).toContain('[no-index]')
    const said = await look('pipenv', files, environment)
    expect(said.output).toContain(`pipenv looks in ${INDEX}\n`)
    expect(said.output).not.toContain('pipenv lock')
  })

  test('a lock file that is older than the source', async () => {
    const files = {
      'project/Pipfile': source('team', AS_USER),
      'project/Pipfile.lock': `{"_meta": {"sources": [{"name": "pypi", "url": "${PYPI}"}]}}`,
    }
    expect((await look('pipenv', files)).output).toContain('run pipenv lock')
  })

  test.for([
    ['nothing', {}, '', true],
    ['a variable', SUBPROCESS, '', false],
    ['auto', { PIP_KEYRING_PROVIDER: 'auto' }, '', true],
    [
      'disabled',
      { PIP_KEYRING_PROVIDER: 'disabled' },
      '[pipenv]\ndisable_pip_input = false\n',
      true,
    ],
    ['pip may ask', {}, '[pipenv]\ndisable_pip_input = false\n', false],
  ] as const)('keyring, by %s', async ([, environment, more, off]) => {
    const files = { 'project/Pipfile': source('team', AS_USER) + more }
    const said = await look('pipenv', files, environment)
    expect(said.output.includes('[keyring-off]')).toBe(off)
  })

  test('a variable in the address', async () => {
    const url = INDEX.replace('//', `//oauth2accesstoken:\${TOKEN_OF_MINE}@`)
    const files = { 'project/Pipfile': source('team', url) }
    const set = await look('pipenv', files, { TOKEN_OF_MINE: 'a@b/c:d' })
    expect(set.output).toContain('a password from [[source]] team')
    expect(set.output).toContain('doctor:1:none:pipenv')
    const unset = await look('pipenv', files)
    expect(unset.output).toContain('TOKEN_OF_MINE, which is not set in this terminal [expired]')
  })

  test('.env is not read where Pipenv does not', async () => {
    const files = {
      'project/Pipfile': source('team', AS_USER),
      'project/.env': "# keyring\nexport PIP_KEYRING_PROVIDER = 'subprocess' # for all\n",
    }
    expect((await look('pipenv', files)).output).not.toContain('[keyring-off]')
    const said = await look('pipenv', files, { PIPENV_DONT_LOAD_ENV: '1' })
    expect(said.output).toContain('[keyring-off]')
  })
})

describe('Hatch', () => {
  const variables = (index: string) =>
    `env-vars = { PIP_INDEX_URL = "${index}", PIP_KEYRING_PROVIDER = "subprocess" }\n`
  const project = (table: string) => ({
    'project/pyproject.toml': `[tool.hatch.envs.default]\n${table}`,
  })

  test.for([
    ['the project', project(variables(AS_USER)), {}],
    ['a variable', project(''), { PIP_INDEX_URL: AS_USER }],
    ['pip’s file', { ...project(''), '.config/pip/pip.conf': pipConf(AS_USER) }, {}],
    [
      'the project, over a variable',
      project(variables(AS_USER)),
      { PIP_INDEX_URL: 'https://pypi.org/simple' },
    ],
    [
      'hatch.toml, over the project',
      {
        ...project(variables(OTHER)),
        'project/hatch.toml': `[envs.default]\n${variables(AS_USER)}`,
      },
      {},
    ],
    [
      'the environment that another one comes from',
      project(`${variables(AS_USER)}[tool.hatch.envs.docs]\n`),
      { HATCH_ENV: 'docs' },
    ],
    [
      'a variable in the project',
      project(variables('{env:INDEX_OF_MINE}')),
      { INDEX_OF_MINE: AS_USER },
    ],
  ] as const)('installs from where it is told by %s', async ([, files, environment]) => {
    const said = await look('hatch', files, environment)
    expect(said.output).toContain(`hatch looks in ${INDEX}\n`)
    expect(said.output).not.toContain('[no-index]')
  })

  test('an environment of its own has nothing of the others', async () => {
    const files = project(`${variables(AS_USER)}[tool.hatch.envs.docs]\ndetached = true\n`)
    expect((await look('hatch', files, { HATCH_ENV: 'docs' })).output).toContain('[no-index]')
  })

  const upload = INDEX.replace('simple/', '')
  const publish = (files: Readonly<Record<string, string>>, environment = {}) =>
    runAlone(
      { ...files },
      ['--tool', 'hatch', '--publish', '--index', upload, '--offline'],
      environment,
    )
  const config = (more: string) => ({
    '.config/hatch/config.toml': `[publish.index]\nrepo = "main"\n[publish.index.repos.team]\nurl = "${upload}"\n${more}`,
  })

  test.for([
    ['variables', {}, { HATCH_INDEX_REPO: upload, HATCH_INDEX_USER: 'oauth2accesstoken' }],
    ['its file', config('user = "oauth2accesstoken"\n'), {}],
    ['a name of its file', config('user = "oauth2accesstoken"\n'), { HATCH_INDEX_REPO: 'team' }],
    ['.pypirc', { ...config(''), '.pypirc': '[team]\nusername = oauth2accesstoken\n' }, {}],
    [
      'what was typed before',
      {
        ...config(''),
        '.cache/hatch/publish/index/previous_working_users.json': '{"team": "oauth2accesstoken"}',
      },
      {},
    ],
  ] as const)('publishes as it is told by %s', async ([, files, environment]) => {
    const said = await publish(files, environment)
    expect(said.output).toContain(`hatch publishes to ${upload}\n`)
    expect(said.output).not.toMatch(/\[no-(?:index|user-name)\]/)
  })

  test.for([
    ['no-user-name', config(''), {}],
    ['no-user-name', config('user = "__token__"\n'), {}],
    ['no-index', {}, {}],
    ['api-key', config('user = "oauth2accesstoken"\nauth = "AIzaSyNoKeyOfAnybodys"\n'), {}],
    [
      'simple-on-upload',
      {},
      { HATCH_INDEX_REPO: INDEX, HATCH_INDEX_USER: 'oauth2accesstoken', HATCH_INDEX_AUTH: 'x' },
    ],
  ] as const)('%s: %o %o', async ([cause, files, environment]) => {
    const said = await publish(files, environment)
    expect(said.output).toContain(`[${cause}]`)
  })

  test('a repository that only --repo leads to', async () => {
    const said = await publish(config('user = "oauth2accesstoken"\n'))
    expect(said.output).toContain('only with --repo')
  })
})

/** pipx has Python started with `-E`, pip on Windows with quotes. */
test.for(['{}', '{} -E', '{} -sE -B', '"{}"', '/usr/bin/env python3'])(
  'the Python of a program that begins with #!%s',
  (line) => {
    const ask = `import os, runpy, sys, tempfile
interpreter_of = runpy.run_path(sys.argv[1])["interpreter_of"]
with tempfile.NamedTemporaryFile("w") as file:
    file.write("#!" + sys.argv[2].format(sys.executable) + "\\nimport sys\\n")
    file.flush()
    print(os.path.basename(interpreter_of(file.name) or "none"))`
    const said = spawnSync('python3', ['-c', ask, DOCTOR, line], { encoding: 'utf8' })
    expect(said.stderr).toBe('')
    expect(said.stdout).toMatch(/^python3/)
  },
)
