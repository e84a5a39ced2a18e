import { describe, expect, test } from 'vitest'
import { mergeFile } from '../../lib/core/merge/merge-file'
import type { TomlTable } from '../../lib/core/quote/toml-document'

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

  test('refuses, and warns all the same', () => {
    expect(mergeFile('uv.toml', 'a = [\nb = "https://u:hunter2@host/"', UV_USER)).toEqual({
      kind: 'refused',
      reason: 'This cannot be read as TOML: look at line 2.',
      warnings: [expect.stringMatching(/password or token/)],
    })
  })
})

describe('warnings', () => {
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
    ['pyproject.toml', UV_PUBLISH, '[[tool.uv.index]]\nname = "a"\ndefault = true'],
    ['pyproject.toml', POETRY, '[[tool.poetry.source]]\nname = "a"\npriority = "explicit"'],
    ['pyproject.toml', POETRY, '[[tool.poetry.source]]\nname = "team"'],
  ])('none for %s, %o: %j', (name, wanted, existing) => {
    expect(mergeFile(name, existing, wanted).warnings).toEqual([])
  })
})
