import { beforeAll, expect, test } from 'vitest'
import { harnessOfAll } from './harness'
import { GUIDES, POETRYS_BACKEND } from './symptom-case'
import { createProvoker, type Deed } from './symptom-run'

/** A guide followed with another version of the client. `see`: what is seen instead of what the guide expects. */
type VersionCase = Deed & { name: string; see?: string }

const { pip, pipUser, twine, uv, uvPublish, poetry } = GUIDES
const INDEX = 'https://us-central1-python.pkg.dev/acme-ml/team/simple/'
const UNAUTHORIZED = '401 Error, Credentials not correct'

const withPip = (version: string, python = 'python') => ({
  before: `${python} -m pip install --quiet --root-user-action=ignore --break-system-packages pip==${version}`,
})
const inTheEnvironment = (version: string) =>
  `python -m pip install --quiet --disable-pip-version-check pip==${version}`
/** The guides that put the user name into an address, or beside it, for a pip that may be old. */
const USER_NAME_FOR_PIP: readonly { guide: Deed['guide']; before: string; see?: string }[] = [
  { guide: { ...pipUser, scope: 'environment' }, ...withPip('23.2.1', 'python3') },
  { guide: { ...pipUser, scope: 'machine' }, ...withPip('23.2.1', 'python3') },
  ...(['project', 'user', 'environment'] as const).map((scope) => ({
    guide: { ...pipUser, tool: 'pip-tools' as const, scope },
    before: inTheEnvironment('23.2.1'),
  })),
  ...(['user', 'environment'] as const).map((scope) => ({
    guide: { ...pipUser, tool: 'pipx' as const, scope },
    before: `"$HOME/.local/share/pipx/shared/bin/python" -m pip install --quiet pip==23.2.1`,
    // It was let in: what it fetched has no program.
    see: 'No apps associated with package acme-features',
  })),
]

const withUv = (version: string) => ({
  before: `/opt/tools/uv/bin/python -m pip install --quiet uv==${version}`,
})
const NO_USER_NAME = `python3 -m pip config set global.index-url ${INDEX}`
const provider = (name: string) => ({ break: `export PIP_KEYRING_PROVIDER=${name}` })
const NOT_THERE = 'echo no-such-package-here | uv pip compile -vv -'

const CASES: readonly VersionCase[] = [
  // pip 21.1 is the first after which a 401 asks keyring; 21.3 the oldest that is tried.
  ...['21.3', '23.0.1', '23.2.1', '26.1'].map((version) => ({
    name: `pip ${version}, keyring in its environment`,
    guide: pip,
    ...withPip(version),
  })),
  ...['23.0.1', '23.2.1', '26.1'].map((version) => ({
    name: `pip ${version}, keyring as a program`,
    guide: pipUser,
    ...withPip(version, 'python3'),
  })),
  // Only `import` there. The guide's check says that it is too old; who goes on all the same sees this.
  {
    name: 'pip 21.3 knows no keyring as a program',
    guide: pipUser,
    without: ['python'],
    ...withPip('21.3', 'python3'),
    see: UNAUTHORIZED,
  },
  ...['23.2.1', '26.1'].map((version) => ({
    name: `pip ${version} wants the user name`,
    guide: pipUser,
    ...withPip(version, 'python3'),
    break: NO_USER_NAME,
    see: 'User for us-central1-python.pkg.dev',
  })),
  ...USER_NAME_FOR_PIP.map((one) => ({
    name: `pip 23.2.1, keyring as a program: ${one.guide.tool}, ${one.guide.scope}`,
    ...one,
  })),
  { name: 'the newest pip needs no user name', guide: pipUser, break: NO_USER_NAME },
  { name: 'the newest pip, keyring-provider auto', guide: pipUser, ...provider('auto') },
  {
    name: 'the newest pip, keyring-provider import without one',
    guide: pipUser,
    ...provider('import'),
    see: UNAUTHORIZED,
  },
  {
    name: 'the newest pip, keyring-provider disabled',
    guide: pip,
    ...provider('disabled'),
    see: UNAUTHORIZED,
  },
  {
    name: 'the newest pip, keyring-provider import under --no-input',
    guide: pip,
    ...provider('import'),
    run: 'python -m pip install --no-input acme-features',
    see: 'Successfully installed',
  },
  ...['6.1.0', '6.2.0'].map((version) => ({
    name: `twine ${version}`,
    guide: twine,
    break: `python -m pip install --quiet --index-url https://pypi.org/simple twine==${version}
python3 /harness/prepared/make-distribution.py ${version.replaceAll('.', '')}`,
  })),
  {
    name: 'twine 6.1.0 skips what exists',
    guide: twine,
    break: `python -m pip install --quiet --index-url https://pypi.org/simple twine==6.1.0
python3 /harness/prepared/make-distribution.py 201
python -m twine upload --repository team dist/*`,
    run: 'python -m twine upload --skip-existing --repository team dist/*',
    see: 'Skipping acme_demo-0.0.201',
  },
  // The first to take the user name from keyring: astral-sh/uv#12316.
  {
    name: 'uv 0.6.9',
    guide: uv,
    ...withUv('0.6.9'),
    without: ['uv'],
    see: 'due to a lack of valid authentication',
  },
  { name: 'uv 0.6.10', guide: uv, ...withUv('0.6.10'), without: ['uv'] },
  { name: 'uv 0.10.0', guide: uv, ...withUv('0.10.0') },
  { name: 'uv 0.10.0 publishes', guide: uvPublish, ...withUv('0.10.0') },
  {
    name: 'uv 0.10.0 says the number',
    guide: uv,
    ...withUv('0.10.0'),
    run: NOT_THERE,
    see: `with status 404 Not Found for: ${INDEX}no-such-package-here/`,
  },
  {
    name: 'uv 0.9.18 does not',
    guide: uv,
    ...withUv('0.9.18'),
    without: ['uv'],
    run: `${NOT_THERE} 2>&1 | grep -c 'with status 404 Not Found for'`,
    see: '0',
  },
  // Why the guide asks for Poetry 2: 1.8 does not know projects by `[project]`.
  {
    name: 'Poetry 1.8.5',
    guide: poetry,
    before: `${POETRYS_BACKEND.before} poetry==1.8.5`,
    without: [...POETRYS_BACKEND.without, 'poetry', 'set-source'],
    run: `poetry --version; poetry source add --priority=primary team ${INDEX}`,
    see: '[tool.poetry] section not found',
  },
  {
    name: 'Poetry 2.0.0',
    guide: poetry,
    ...POETRYS_BACKEND,
    before: `${POETRYS_BACKEND.before} poetry==2.0.0`,
  },
]

let provoke: ReturnType<typeof createProvoker>['provoke']

beforeAll(() => {
  provoke = createProvoker(harnessOfAll(), 2).provoke
})

test.concurrent.for(CASES)('$name', async (one) => {
  const { check, outcome } = await provoke(one)
  expect(outcome.output).toContain(one.see ?? check.expect)
  if (one.see !== undefined && one.run === undefined) {
    expect(outcome.output).not.toContain(check.expect)
  }
})
