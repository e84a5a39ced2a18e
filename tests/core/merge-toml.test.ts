import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { mergeToml } from '../../lib/core/merge/merge-toml'
import { mergedText } from '../../lib/core/merge/merged-lines'
import { type TomlTable, tomlDocument } from '../../lib/core/quote/toml-document'

const UV: TomlTable[] = [
  { path: ['tool', 'uv'], entries: [['keyring-provider', 'subprocess']] },
  {
    path: ['tool', 'uv', 'index'],
    item: true,
    entries: [
      ['name', 'team'],
      ['url', 'https://host/team/simple/'],
      ['default', true],
    ],
  },
]
const UV_USER = UV.map((table) => ({ ...table, path: table.path.slice(2) }))
const POETRY: TomlTable[] = [
  {
    path: ['tool', 'poetry', 'source'],
    item: true,
    entries: [
      ['name', 'team'],
      ['url', 'https://host/team/simple/'],
      ['priority', 'primary'],
    ],
  },
  { path: ['tool', 'hatch', 'envs', 'default'], entries: [['extra-args', ['-a', 'b c']]] },
]
const NEW = tomlDocument(UV)
const [KEYRING, INDEX] = [tomlDocument(UV.slice(0, 1)), tomlDocument(UV.slice(1))]

function merge(existing: string, wanted: readonly TomlTable[] = UV): string {
  const merged = mergeToml(existing, wanted)
  if ('kind' in merged) throw new Error(merged.reason)
  return mergedText(existing, merged)
}

describe('merging', () => {
  test.each<[string, string, string]>([
    ['nothing', '', NEW],
    ['blank lines', '\n\n', NEW],
    ['a project', '[project]\nname = "x" # mine\n', `[project]\nname = "x" # mine\n\n${NEW}`],
    ['no line end', '[project]\nname = "x"', `[project]\nname = "x"\n\n${NEW}`],
    ['the same', NEW, NEW],
    [
      'the same in other words',
      "tool . \"uv\".'keyring-provider' = '''subprocess'''",
      `tool . "uv".'keyring-provider' = '''subprocess'''\n\n${INDEX}`,
    ],
    [
      'another value, with its comment',
      '[tool.uv]\nkeyring-provider   = "disabled"  # no keyring\n[tool.x]\na = 1\n',
      `[tool.uv]\nkeyring-provider   = "subprocess"  # no keyring\n[tool.x]\na = 1\n\n${INDEX}`,
    ],
    [
      'a value over lines',
      '[tool.uv]\nkeyring-provider = [\n  "a", # b\n]\nx = 1\n',
      `${KEYRING}x = 1\n\n${INDEX}`,
    ],
    [
      'an index before a comment of the next table',
      '[tool.uv]\na = 1\n\n[[tool.uv.index]]\nname = "a"\n# of a\n\n# of x\n[tool.x]\n',
      `[tool.uv]\na = 1\nkeyring-provider = "subprocess"\n\n[[tool.uv.index]]\nname = "a"\n# of a\n\n${INDEX}\n# of x\n[tool.x]\n`,
    ],
    [
      'an index of this name',
      `${KEYRING}\n[[tool.uv.index]]\ndefault = false\nname = 'team'\nexplicit = true\n\n[[tool.uv.index]]\nname = "b"\n`,
      `${KEYRING}\n[[tool.uv.index]]\ndefault = true\nname = 'team'\nexplicit = true\nurl = "https://host/team/simple/"\n\n[[tool.uv.index]]\nname = "b"\n`,
    ],
    [
      'a table of dotted keys',
      '[tool]\nuv.package = true\nx.y = 1\n',
      `[tool]\nuv.package = true\nx.y = 1\nuv.keyring-provider = "subprocess"\n\n${INDEX}`,
    ],
    ['tables below it alone', '[tool.uv.pip]\nx = 1\n', `[tool.uv.pip]\nx = 1\n\n${NEW}`],
  ])('into %s', (_, existing, expected) => {
    expect(merge(existing)).toBe(expected)
    expect(merge(expected)).toBe(expected)
  })

  test.each<[string, string, string]>([
    [
      'before the first table and its comment',
      '# settings\n\n# indexes\n[[index]]\nname = "a"\n',
      '# settings\n\nkeyring-provider = "subprocess"\n\n# indexes\n[[index]]\nname = "a"\n\n',
    ],
    ['behind comments alone', '# settings\n', '# settings\nkeyring-provider = "subprocess"\n\n'],
    [
      'behind the others',
      'a = 1\n# b\n\n[pip]\nc = 1\n',
      'a = 1\nkeyring-provider = "subprocess"\n# b\n\n[pip]\nc = 1\n\n',
    ],
  ])('what has no header goes %s', (_, existing, expected) => {
    expect(merge(existing, UV_USER)).toBe(expected + tomlDocument(UV_USER.slice(1)))
  })

  test('line ends stay as they are, even mixed', () => {
    expect(merge('[tool.uv] \n# a\r\nkeyring-provider = 1\nb = 1\r\n', UV.slice(0, 1))).toBe(
      '[tool.uv] \n# a\r\nkeyring-provider = "subprocess"\nb = 1\r\n',
    )
    expect(merge('[project]\r\nname = "x"\nversion = "1"\r\n', UV.slice(0, 1))).toBe(
      '[project]\r\nname = "x"\nversion = "1"\r\n\r\n[tool.uv]\r\nkeyring-provider = "subprocess"\r\n',
    )
    expect(merge('[tool.uv]\r\nkeyring-provider = "subprocess"', UV.slice(0, 1))).toBe(
      '[tool.uv]\r\nkeyring-provider = "subprocess"',
    )
  })

  test('what changed is marked', () => {
    expect(mergeToml('[tool.uv]\nkeyring-provider = "x"\n', UV.slice(0, 1))).toEqual([
      { text: '[tool.uv]', is: 'kept' },
      { text: 'keyring-provider = "x"', is: 'removed' },
      { text: 'keyring-provider = "subprocess"', is: 'added' },
    ])
  })

  test.each<[string, RegExp]>([
    ['[tool.uv]\nindex = [{ name = "a" }]', /`tool\.uv\.index = …`/],
    ['[tool]\nuv = { index = [] }', /`tool\.uv = …`/],
    ['tool = {}', /`tool = …`/],
    ['[tool.uv.index]\nname = "a"', /`tool\.uv\.index` is something else/],
    ['[tool.uv.index.a]\nname = "a"', /`tool\.uv\.index` is something else/],
    ['[tool.uv.keyring-provider]', /`tool\.uv\.keyring-provider` is something else/],
    ['[tool.uv]\nkeyring-provider.x = 1', /`tool\.uv\.keyring-provider` is something else/],
    ['[[tool.uv]]\na = 1', /`tool\.uv\.keyring-provider` is something else/],
    ['[[tool.uv.index]]\nname = "team"\nurl.x = 1', /`url` is something else/],
    ['[a]\nb = \n', /line 2/],
    ['a = 1\nb = "x\n', /line 2/],
    ['a = 1 2', /line 1/],
    ['a = "\\q"', /line 1/],
    ['a = "\\U99999999"', /line 1/],
    ['[a]\n\n[a]\n', /line 3/],
    ['[a]\nb = 1\nb = 2\n', /line 3/],
    ['[a\n', /line 1/],
    ['index-url: x', /line 1/],
    ['a = [1 2]', /line 1/],
  ])('refuses %j', (existing, reason) => {
    expect(mergeToml(existing, UV)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(reason),
    })
  })
})

const READ = `
import json, sys, tomllib
def read(text):
    try:
        return tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError:
        return None
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout, default=str)`
type Table = { [key: string]: unknown }
const parsed = z.array(z.record(z.string(), z.unknown()).nullable())
const readAll = (documents: readonly string[]) =>
  parsed.parse(
    JSON.parse(
      execFileSync('python3', ['-I', '-c', READ], {
        input: JSON.stringify(documents),
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
        maxBuffer: 2 ** 26,
      }),
    ),
  )

/** What is wanted, said of data instead of lines. */
function withWanted(old: Table, wanted: readonly TomlTable[]): Table {
  const root = structuredClone(old)
  for (const { path, item, entries } of wanted) {
    let place: Table = root
    const last = item ? path.at(-1) : undefined
    for (const part of item ? path.slice(0, -1) : path) {
      place[part] ??= {}
      place = z.record(z.string(), z.unknown()).parse(place[part])
    }
    // `parse` copies, so it is set from the root again.
    const set = (table: Table) => Object.assign(table, Object.fromEntries(entries))
    const items =
      last === undefined ? [] : z.array(z.record(z.string(), z.unknown())).parse(place[last] ?? [])
    const name = entries.find(([key]) => key === 'name')?.[1]
    if (last !== undefined) {
      const same = items.find((other) => other['name'] === name)
      if (same) set(same)
      else items.push(set({}))
    }
    assign(root, path, last === undefined ? set(place) : items)
  }
  return root
}

function assign(root: Table, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path
  if (first === undefined) {
    Object.assign(root, value)
  } else if (rest.length === 0) {
    root[first] = value
  } else {
    const inner = z.record(z.string(), z.unknown()).parse(root[first] ?? {})
    root[first] = inner
    assign(inner, rest, value)
  }
}

const VALUES = [
  '1',
  '-1.5e3',
  'inf',
  'true',
  '1979-05-27 07:32:00Z',
  '07:32:00',
  '"a # b"',
  "'C:\\x'",
  '"\\u00e9 \\" ] = ["',
  '"""\n[no.header]\nname = "team"\\\n   ""x"""""',
  "'''\n# no comment\n'a'''''",
  '[\n  "a", # ]\n  [1, 2],\n]',
  '[]',
  '{ a = 1, "b.c" = [{ d = "}" }] }',
]
const KEYS = [
  'a',
  '"b c"',
  "'d.e'",
  'f.g',
  'keyring-provider',
  'url',
  'default',
  'priority',
  'extra-args',
  'index-url',
  '1',
  '"é"',
]
const HEADERS = [
  ...[
    '[project]',
    '[tool]',
    '[tool.uv]',
    '[ tool . "uv" ] # mine',
    '[tool.uv.pip]',
    '[tool.uv.sources]',
  ],
  ...[
    '[[tool.uv.index]]',
    '[[ tool.uv.index ]]',
    '[[index]]',
    '[index.more]',
    '[[tool.poetry.source]]',
    '[tool.poetry]',
  ],
  ...[
    '[tool.uv.index.more]',
    '[tool.hatch.envs.default]',
    '[tool.hatch.envs.test]',
    '[[other]]',
    '[other.sub]',
    '["a.b"]',
  ],
]
const between = fc.constantFrom(
  '',
  '',
  '# comment',
  '  # keyring-provider = "x"',
  '\t',
  '#[tool.uv]',
)
const entry = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...KEYS),
      fc.constantFrom(' = ', '=', '  =\t'),
      fc.constantFrom(...VALUES),
      fc.constantFrom('', ' # why'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'name = "team"',
    "name = 'team'",
    'name = "pypi"',
    'default = true',
    'keyring-provider = "subprocess"',
    '  url = "https://host/team/simple/"',
    'uv.keyring-provider = "disabled"',
    'uv.package = false',
    'tool.uv.x = 1',
    'index = []',
    'uv.index = [{ name = "team" }]',
    'extra-args = [\'-a\', "b c"]',
    'keyring-provider.x = 1',
  ),
)
const section = fc
  .tuple(fc.constantFrom(...HEADERS), fc.array(fc.oneof(entry, between), { maxLength: 5 }))
  .map(([header, lines]) => [header, ...lines])
const document = fc
  .tuple(
    fc.array(fc.oneof(between, entry), { maxLength: 3 }),
    fc.array(section, { maxLength: 5 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(
    ([top, sections, end, closed]) =>
      [...top, ...sections.flat()].join('\n').split('\n').join(end) + (closed ? end : ''),
  )
const documents = fc.sample(document, { numRuns: 1500, seed: 5 })

describe("whatever Python's own parser can read", () => {
  const before = readAll(documents)
  const readable = documents.flatMap((text, index) => {
    const data = before[index]
    return data ? [{ text, data }] : []
  })

  test.each([
    ['uv, in a project', UV],
    ['uv, for a user', UV_USER],
    ['Poetry and Hatch', POETRY],
  ])('%s: all else stays, what is wanted is there, and twice is once', (_, wanted) => {
    const merged = readable.flatMap(({ text, data }) => {
      const lines = mergeToml(text, wanted)
      return 'kind' in lines ? [] : [{ text, data, lines, result: mergedText(text, lines) }]
    })
    const after = readAll(merged.map(({ result }) => result))
    for (const [index, { text, data, lines, result }] of merged.entries()) {
      expect(after[index], result).toEqual(withWanted(data, wanted))
      expect(mergedText(result, [...toLines(mergeToml(result, wanted))]), result).toBe(result)
      const old = lines.filter(({ is }) => is !== 'added').map(({ text }) => text)
      if (text.trim() !== '') expect(old).toEqual(text.replace(/\r?\n$/, '').split(/\r?\n/))
      const untouched = lines.every(({ is }) => is === 'kept')
      if (untouched) expect(result).toBe(text)
    }
    expect(merged.length).toBeGreaterThan(readable.length * 0.7)
  })

  test('is refused for its form alone, and seldom', () => {
    const reasons = readable.flatMap(({ text }) => {
      const lines = mergeToml(text, UV)
      return 'kind' in lines ? [[lines.reason, text] as const] : []
    })
    for (const [reason, text] of reasons) {
      expect(reason, text).toMatch(/^`tool[^`]*` (?:is something else|holds in one value)/)
      expect(text).toMatch(/uv\.index|\{|keyring-provider\.x|index = \[\]/)
    }
    expect(reasons.length).toBeLessThan(readable.length / 4)
  })

  test('nothing that Python reads is called unreadable', () => {
    for (const { text } of readable) {
      const none = mergeToml(text, [])
      expect('kind' in none && none.reason, text).toBe(false)
    }
  })
})

function toLines(merged: ReturnType<typeof mergeToml>) {
  if ('kind' in merged) throw new Error(merged.reason)
  return merged
}
