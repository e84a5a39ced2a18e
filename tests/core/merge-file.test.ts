import { describe, expect, test } from 'vitest'
import { mergeFile } from '../../lib/core/merge/merge-file'
import { secretWarning } from '../../lib/core/merge/secret-warning'
import type { IniSection } from '../../lib/core/quote/ini-document'
import type { TomlEntry, TomlTable } from '../../lib/core/quote/toml-document'

const SECTIONS = [{ name: 'global', entries: [['index-url', 'https://host/']] }] as const
const index = (path: readonly string[], kind: 'default' | 'explicit' = 'default'): TomlTable => ({
  path,
  item: true,
  entries: [
    ['name', 'team'],
    ['url', 'https://host/team/simple/'],
    [kind, true],
  ],
})
const UV = { tables: [index(['tool', 'uv', 'index'])] }
const UV_USER = { tables: [index(['index'])] }
const UV_PUBLISH = { tables: [index(['tool', 'uv', 'index'], 'explicit')] }
const UV_KEYRING = {
  tables: [{ path: [], entries: [['keyring-provider', 'subprocess']] }],
} as const
const pixi = (entry: TomlEntry) => ({ tables: [{ path: ['pypi-options'], entries: [entry] }] })
const PIXI = pixi(['index-url', 'https://host/team/simple/'])
const PIXI_BESIDE = pixi(['extra-index-urls', ['https://host/team/simple/']])
const PIXI_EXTRA = '[pypi-options]\nextra-index-urls = ["https://pypi.org/simple"]'
const POETRY = {
  tables: [
    {
      path: ['tool', 'poetry', 'source'],
      item: true,
      entries: [
        ['name', 'team'],
        ['priority', 'primary'],
      ],
    },
  ],
} as const

describe('mergeFile', () => {
  test('adds sections to INI', () => {
    expect(mergeFile('pip.conf', '', { sections: SECTIONS })).toEqual({
      kind: 'merged',
      lines: [
        { text: '[global]', is: 'added' },
        { text: 'index-url = https://host/', is: 'added' },
      ],
      text: '[global]\nindex-url = https://host/\n',
      warnings: [],
    })
  })

  test('adds tables to TOML', () => {
    expect(mergeFile('uv.toml', 'a = 1\r\n', UV_USER)).toMatchObject({
      kind: 'merged',
      text: 'a = 1\r\n\r\n[[index]]\r\nname = "team"\r\nurl = "https://host/team/simple/"\r\ndefault = true\r\n',
      warnings: [],
    })
  })

  test('refuses INI that Python refuses, and warns all the same', () => {
    const existing = '[x]\npassword = hunter2\nindex-url: https://u:hunter2@host/\n[x]\n'
    expect(mergeFile('.pypirc', existing, { sections: SECTIONS })).toEqual({
      kind: 'refused',
      reason:
        'Python cannot read this file: line 4 begins a section that line 1 begins already. Mend that, then paste it again.',
      warnings: [
        expect.stringMatching(/password or token/),
        expect.stringMatching(/A password is in the file/),
      ],
    })
  })

  test('refuses TOML, and warns all the same', () => {
    expect(mergeFile('uv.toml', 'a = [\nb = "https://u:hunter2@host/"', UV_USER)).toEqual({
      kind: 'refused',
      reason: 'This cannot be read as TOML: look at line 2.',
      warnings: [expect.stringMatching(/password or token/)],
    })
  })
})

describe('warnings of TOML', () => {
  test.each([
    [
      'pyproject.toml',
      UV,
      '[[tool.uv.index]]\nname = "a"\ndefault = true',
      /Another index has `default/,
    ],
    [
      'uv.toml',
      UV_USER,
      "[[index]]\nname = 'a'\ndefault = true # mine",
      /Another index has `default/,
    ],
    [
      'uv.toml',
      UV_USER,
      '[[index]]\nname = "a"\nurl = "https://pypi.org/simple"',
      /PyPI is an index/,
    ],
    [
      'uv.toml',
      UV_USER,
      'extra-index-url = [\n"https://pypi.org/simple"]',
      /`extra-index-url` is set/,
    ],
    ['uv.toml', UV_USER, 'pip.extra-index-url = ["x"]', /`extra-index-url` is set/],
    ['pyproject.toml', UV, '[tool.uv.pip]\nextra-index-url = []', /`extra-index-url` is set/],
    ['pyproject.toml', UV, 'tool.uv.index-url = "https://x/"', /`index-url` is the old way/],
    ['uv.toml', UV_USER, '[pip]\nindex-url = "https://x/"', /`index-url` is the old way/],
    ['uv.toml', UV_USER, 'no-index = true', /uv asks no index at all/],
    ['pyproject.toml', UV, '[tool.uv]\nno-index = true', /uv asks no index at all/],
    ['pyproject.toml', UV, '[tool.uv.pip]\nno-index = true', /`uv pip`, which then asks no index/],
    ['uv.toml', UV_USER, '[pip]\nno-index = true', /`uv pip`, which then asks no index/],
    ['uv.toml', UV_KEYRING, '[pip]\nkeyring-provider = "disabled"', /never asks keyring/],
    ['pixi.toml', PIXI, PIXI_EXTRA, /`extra-index-urls` is set/],
    ['pixi.toml', PIXI, `[feature.a.${PIXI_EXTRA.slice(1)}`, /`extra-index-urls` is set/],
    ['pixi.toml', PIXI, 'pypi-options.extra-index-urls = [{ url = "x" }]', /stranger/],
    ['pixi.toml', PIXI_BESIDE, `[feature.a.${PIXI_EXTRA.slice(1)}`, /`extra-index-urls` is set/],
    ['pixi.toml', PIXI, '[pypi-options]\nindex-strategy = "unsafe-best-match"', /unsafe/],
    ['pixi.toml', PIXI, '[pypi-options]\nindex-url = "https://a:hunter2@b/"', /password or token/],
    ['pyproject.toml', UV, '[tool.uv]\nindex-strategy = "unsafe-best-match"', /unsafe/],
    [
      'pyproject.toml',
      UV,
      '[tool.uv]\npublish-url = "https://upload.pypi.org/legacy/"',
      /public PyPI/,
    ],
    [
      'pyproject.toml',
      UV,
      '[[tool.uv.index]]\nname = "a"\npublish-url = "https://test.pypi.org/"',
      /public PyPI/,
    ],
    ['pyproject.toml', UV, '[[tool.uv.index]]\nname = "team"\nexplicit = true', /at once/],
    ['pyproject.toml', UV_PUBLISH, '[[tool.uv.index]]\nname = "team"\ndefault = true', /at once/],
    [
      'pyproject.toml',
      UV,
      '[[tool.uv.index]]\nurl = "https://me:hunter2@host/"',
      /password or token/,
    ],
    ['uv.toml', UV_USER, 'index-url = "https://ya29.hunter2@host/"', /password or token/],
    ['pyproject.toml', POETRY, '[[tool.poetry.source]]\nname = "a"\nurl = "x"', /primary one too/],
    [
      'pyproject.toml',
      POETRY,
      '[[tool.poetry.source]]\nname = "PyPI"\npriority = "primary"',
      /primary one too/,
    ],
    ['pyproject.toml', POETRY, '[tool.poetry.source]\nname = "a"', /primary one too/],
  ])('%s, %o: %j', (name, wanted, existing, expected) => {
    const { warnings } = mergeFile(name, existing, wanted)
    expect(warnings.join('\n')).toMatch(expected)
    expect(warnings.join('\n')).not.toMatch(/hunter2/)
  })

  test.each([
    [
      'pyproject.toml',
      UV,
      '[[tool.uv.index]]\nname = "team"\ndefault = true\nurl = "https://oauth2accesstoken@h/"',
    ],
    [
      'pyproject.toml',
      UV,
      '[[tool.uv.index]]\nname = "pypi"\nurl = "https://pypi.org/simple"\nexplicit = true',
    ],
    ['pyproject.toml', UV, '[[tool.uv.index]]\nname = "a"\nurl = "https://pypi.org.example/"'],
    [
      'pyproject.toml',
      UV,
      '# extra-index-url = "https://u:p@h/"\n[tool.pip]\nextra-index-url = "x"',
    ],
    ['pyproject.toml', UV, 'description = """\n[tool.uv]\nextra-index-url = []\n"""'],
    ['pyproject.toml', UV, '[tool.uv]\nindex-strategy = "first-index"'],
    ['pyproject.toml', UV, '[[tool.poetry.source]]\nname = "a"'],
    ['pyproject.toml', UV, '[tool.uv]\nno-index = false\n[tool.other]\nno-index = true'],
    ['uv.toml', UV_USER, '[pip]\nkeyring-provider = "disabled"'],
    ['uv.toml', UV_KEYRING, 'keyring-provider = "disabled"'],
    ['pixi.toml', PIXI, '[pypi-options]\nindex-url = "x"\nextra-index-urls = []'],
    ['pixi.toml', PIXI_BESIDE, PIXI_EXTRA],
    ['pixi.toml', PIXI, '[pypi-config]\nextra-index-urls = ["x"]'],
    ['pyproject.toml', UV_PUBLISH, '[[tool.uv.index]]\nname = "a"\ndefault = true'],
    ['pyproject.toml', POETRY, '[[tool.poetry.source]]\nname = "a"\npriority = "explicit"'],
    ['pyproject.toml', POETRY, '[[tool.poetry.source]]\nname = "team"'],
  ])('none for %s, %o: %j', (name, wanted, existing) => {
    expect(mergeFile(name, existing, wanted).warnings).toEqual([])
  })
})

const PIP = [
  {
    name: 'global',
    entries: [
      ['keyring-provider', 'subprocess'],
      ['index-url', 'https://host/'],
    ],
  },
] as const
const PIP_BESIDE = [{ name: 'global', entries: [['extra-index-url', 'https://host/']] }] as const

describe('warnings of INI', () => {
  test.each<[string, readonly IniSection[], string, RegExp]>([
    ['pip.conf', PIP, '[global]\nextra-index-url = https://pypi.org/simple', /highest version/],
    ['pip.ini', PIP, '[global]\nextra_index_url = https://pypi.org/simple', /highest version/],
    ['pip.conf', PIP, '[install]\n  --EXTRA-INDEX-URL:\n    x', /highest version/],
    ['pip.conf', PIP_BESIDE, '[install]\nextra-index-url = x', /highest version/],
    ['pip.conf', PIP, '[global]\nno_index = ON', /set: pip asks no index at all/],
    ['pip.conf', PIP, '[wheel]\nno-index = 1', /set: `pip wheel` asks no index at all/],
    ['pip.conf', PIP, '[install]\nindex-url = x', /`\[install\]` wins .*`pip install` then asks/],
    ['pip.conf', PIP, '[download]\n\tINDEX_URL = x', /`\[download\]` wins/],
    [
      'pip.conf',
      PIP,
      '[wheel]\nindex-url = x\n[lock]\nindex-url = x',
      /in `\[wheel\]` or `\[lock\]` wins.*: `pip wheel` or `pip lock` then asks/,
    ],
    [
      'pip.conf',
      PIP,
      '[DEFAULT]\nindex-url = x\n[install]\nuser = 1',
      /`\[DEFAULT\]` wins .*`pip install` then asks/,
    ],
    ['pip.conf', PIP, '[global]\npypi-url = x', /`pypi-url` is another name/],
    ['pip.conf', SECTIONS, '[global]\nkeyring_provider = disabled', /pip never asks keyring/],
    ['pip.conf', PIP, '[install]\nkeyring-provider = disabled', /`pip install` never asks keyring/],
    ['pip.conf', PIP, '[global]\nno-input = true', /pip then asks keyring only if/],
    ['.pypirc', [], '[pypi]\nusername = __token__', /public PyPI/],
    ['.pypirc', [], '[distutils]\n  index-servers =\n      pypi', /public PyPI/],
    ['.pypirc', [], '[distutils]\nIndex-Servers: a pypi', /public PyPI/],
    ['.pypirc', [], '[x]\n  password: hunter2', /A password is in the file/],
  ])('%s, %o: %j', (name, sections, existing, expected) => {
    const { warnings } = mergeFile(name, existing, { sections })
    expect(warnings).toEqual([expect.stringMatching(expected)])
    expect(warnings.join('\n')).not.toMatch(/hunter2/)
  })

  test.each<[string, readonly IniSection[], string]>([
    ['pip.conf', PIP, '[global]\nindex-url = https://host/\n# extra-index-url = x'],
    ['pip.conf', PIP, '[global]\ntimeout = 1\n  extra-index-url = x'],
    ['pip.conf', PIP, '[global]\nextra-index-url =\nno-index = off'],
    ['pip.conf', PIP, '[global]\nkeyring-provider = disabled\nindex-url = x'],
    ['pip.conf', PIP, '[install]\nindex-url = https://host/\nkeyring-provider = import'],
    ['pip.conf', PIP, '[DEFAULT]\nindex-url = x'],
    ['pip.conf', PIP, '[uninstall]\nno-input = 1\n[ install ]\nindex-url = x'],
    ['pip.conf', PIP_BESIDE, '[global]\nextra_index_url = x\nindex-url = x\n[list]\nindex-url = y'],
    ['.pypirc', [], '[distutils]\nindex-servers =\n    team\n[team]\nrepository = x'],
    ['tox.ini', [], '[testenv]\nextra-index-url = x'],
  ])('none for %s, %o: %j', (name, sections, existing) => {
    expect(mergeFile(name, existing, { sections }).warnings).toEqual([])
  })
})

describe('a secret in an address', () => {
  test.each([
    'me:hunter2',
    ':hunter2',
    'glpat-abc',
    'acme-glpat-xyz_1',
    'gldt-abc:',
    'ghp_abc',
    'github_pat_11A',
    'pypi-AgEIcHlwaS5vcmc',
    'ya29.a0Af',
    'eyJhbGciOi',
    'd41d8cd98f00b204e9800998ecf8427e',
    'aBcDeFgHiJkLmNoPqRsTuV',
    'k3j5h2g7f9d1s4a6p8o0',
    'AKCp8kqX3vTz9LmNw2RyBd7H',
    'me:$' + '{USER}x',
  ])('is %s', (userInfo) => {
    for (const line of [
      `x = https://${userInfo}@host/simple/`,
      `url = "https://${userInfo}@host"`,
    ]) {
      expect(secretWarning(line)).toEqual([expect.stringMatching(/password or token/)])
    }
  })

  test.each([
    'oauth2accesstoken',
    'oauth2accesstoken:',
    '_json_key_base64',
    '__token__',
    'gitlab-ci-token',
    'gitlab+deploy-token-1234567',
    'global-reader',
    'pypi-reader',
    'first.last%40example.com',
    'buildserviceaccount2024production',
    'ArtifactRegistryReaderAccount',
    'artifact-registry-reader-01',
    'me:$' + '{PASSWORD}',
    '{env:USER}:{env:PASSWORD}',
  ])('is not %s', (userInfo) => {
    expect(secretWarning(`x = https://${userInfo}@host/simple/`)).toEqual([])
  })
})
