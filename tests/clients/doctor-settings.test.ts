import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { runAlone } from './doctor/run-alone'
import { DOCTOR, INDEX } from './doctor/run-doctor'

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
