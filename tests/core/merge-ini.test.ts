import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { keysOf } from '../../lib/core/merge/ini-keys'
import { mergeIni } from '../../lib/core/merge/merge-ini'
import { mergedText } from '../../lib/core/merge/merged-lines'
import type { IniSection } from '../../lib/core/quote/ini-document'

const INDEX_URL = 'https://oauth2accesstoken@us-central1-python.pkg.dev/p/r/simple/'
const PIP: IniSection[] = [{ name: 'global', entries: [['index-url', INDEX_URL]] }]
const PYPIRC: IniSection[] = [
  { name: 'distutils', entries: [['index-servers', ['team']]] },
  { name: 'team', entries: [['repository', 'https://us-central1-python.pkg.dev/p/team/']] },
]

const TOX: IniSection[] = [
  {
    name: 'testenv',
    entries: [
      ['pass_env', ['KEY']],
      ['set_env', ['PIP_INDEX_URL=x']],
    ],
  },
]

const linesOf = (existing: string, wanted: readonly IniSection[]) => {
  const lines = mergeIni(existing, wanted, keysOf(wanted === PIP ? 'pip.conf' : '.pypirc'))
  if ('kind' in lines) throw new Error(lines.reason)
  return lines
}
const merge = (existing: string, wanted = PIP) => mergedText(existing, linesOf(existing, wanted))

describe('merging', () => {
  test.each<[string, string, IniSection[], string]>([
    ['nothing', '', PIP, `[global]\nindex-url = ${INDEX_URL}\n`],
    ['blank lines', '\n\n', PIP, `[global]\nindex-url = ${INDEX_URL}\n`],
    [
      'another option',
      '[global]\ntimeout = 60\n',
      PIP,
      `[global]\ntimeout = 60\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'no line end',
      '[global]\ntimeout = 60',
      PIP,
      `[global]\ntimeout = 60\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'another section',
      '[install]\nuser = true\n',
      PIP,
      `[install]\nuser = true\n\n[global]\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'another index',
      '# mine\n[global]\nindex-url: https://old/simple\n\n; end\n[list]\nformat = columns\n',
      PIP,
      `# mine\n[global]\nindex-url = ${INDEX_URL}\n\n; end\n[list]\nformat = columns\n`,
    ],
    [
      'an option in capitals',
      '[global]\nIndex-URL = x\n',
      PIP,
      `[global]\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'a value over lines',
      '[global]\nindex-url =\n    https://old/simple\ntimeout = 1\n',
      PIP,
      `[global]\nindex-url = ${INDEX_URL}\ntimeout = 1\n`,
    ],
    [
      'the same already',
      `[global]\nindex-url = ${INDEX_URL}\n`,
      PIP,
      `[global]\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'blank lines before the next section',
      '[global]\ntimeout = 1\n\n[list]\nformat = columns\n',
      PIP,
      `[global]\ntimeout = 1\nindex-url = ${INDEX_URL}\n\n[list]\nformat = columns\n`,
    ],
    [
      'servers in one line',
      '[distutils]\nindex-servers = pypi\n\n[pypi]\nusername = __token__\n',
      PYPIRC,
      '[distutils]\nindex-servers = pypi\n    team\n\n[pypi]\nusername = __token__\n\n[team]\nrepository = https://us-central1-python.pkg.dev/p/team/\n',
    ],
    [
      'servers with a comment between',
      '[distutils]\nindex-servers =\n    a\n    # b\n    c\n',
      PYPIRC,
      '[distutils]\nindex-servers =\n    a\n    # b\n    c\n    team\n\n[team]\nrepository = https://us-central1-python.pkg.dev/p/team/\n',
    ],
    [
      'indented options',
      '[global]\n    index-url = https://pypi.org/simple\n    timeout = 60\n',
      PIP,
      `[global]\n    index-url = ${INDEX_URL}\n    timeout = 60\n`,
    ],
    [
      'options indented by tabs, none of them ours',
      '[global]\n\ttimeout = 60\n\n[list]\n\tformat = columns\n',
      PIP,
      `[global]\n\ttimeout = 60\n\tindex-url = ${INDEX_URL}\n\n[list]\n\tformat = columns\n`,
    ],
    [
      'an indented section',
      '  [global]\n  index-url = x\n    y\n  timeout = 60\n  [list]\n',
      PIP,
      `  [global]\n  index-url = ${INDEX_URL}\n  timeout = 60\n  [list]\n`,
    ],
    [
      'an empty section before an indented one',
      '[global]\n  [list]\n',
      PIP,
      `[global]\n  index-url = ${INDEX_URL}\n  [list]\n`,
    ],
    [
      'what only looks like a section and an option',
      '[list]\nformat = columns\n  [global]\n  index-url = x\n',
      PIP,
      `[list]\nformat = columns\n  [global]\n  index-url = x\n\n[global]\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'an option as Python writes it',
      '[global]\nindex_url = https://pypi.org/simple\n',
      PIP,
      `[global]\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'an option as the command line writes it',
      '[global]\n--Index_URL = https://pypi.org/simple\n',
      PIP,
      `[global]\nindex-url = ${INDEX_URL}\n`,
    ],
    [
      'the same in the next line',
      `[global]\nindex-url =\n  ${INDEX_URL}\n`,
      PIP,
      `[global]\nindex-url =\n  ${INDEX_URL}\n`,
    ],
    [
      'indented servers',
      '[distutils]\n  index-servers =\n    pypi\n\n[team]\n  repository: x\n  username: me\n',
      PYPIRC,
      '[distutils]\n  index-servers =\n    pypi\n    team\n\n[team]\n  repository = https://us-central1-python.pkg.dev/p/team/\n  username: me\n',
    ],
    [
      'servers indented by tabs, with an empty line between',
      '[distutils]\nindex-servers =\n\n\tpypi\n\n[team]\nrepository = https://us-central1-python.pkg.dev/p/team/\n',
      PYPIRC,
      '[distutils]\nindex-servers =\n\n\tpypi\n\tteam\n\n[team]\nrepository = https://us-central1-python.pkg.dev/p/team/\n',
    ],
    [
      'indented servers in one line',
      '[distutils]\n      index-servers = pypi\n      x = 1',
      PYPIRC.slice(0, 1),
      '[distutils]\n      index-servers = pypi\n          team\n      x = 1',
    ],
    [
      'lists by their old names',
      '[testenv]\npassenv = A\nsetenv =\n    B=1\n',
      TOX,
      '[testenv]\npassenv = A\n    KEY\nsetenv =\n    B=1\n    PIP_INDEX_URL=x\n',
    ],
    [
      'a list with commas',
      '[testenv]\n  passenv = A, B\n  set_env = C=1,2\n',
      TOX,
      '[testenv]\n  passenv = A, B, KEY\n  set_env = C=1,2\n      PIP_INDEX_URL=x\n',
    ],
    [
      'lists by both names',
      '[testenv]\npassenv = A\npass_env = B\nset_env = C=1\n',
      TOX,
      '[testenv]\npassenv = A\npass_env = B\n    KEY\nset_env = C=1\n    PIP_INDEX_URL=x\n',
    ],
    [
      'servers of all sections',
      '[DEFAULT]\nindex-servers = a\n  b\n[distutils]\n',
      PYPIRC.slice(0, 1),
      '[DEFAULT]\nindex-servers = a\n  b\n[distutils]\nindex-servers = a\n    b\n    team\n',
    ],
  ])('into %s', (_, existing, wanted, expected) => {
    expect(merge(existing, wanted)).toBe(expected)
    expect(merge(expected, wanted)).toBe(expected)
  })

  test('line ends stay as they are', () => {
    expect(merge('[global]\r\ntimeout = 1\r\n')).toBe(
      `[global]\r\ntimeout = 1\r\nindex-url = ${INDEX_URL}\r\n`,
    )
  })

  test('what changed is marked', () => {
    expect(linesOf('[global]\nindex-url = x\n', PIP)).toEqual([
      { text: '[global]', is: 'kept' },
      { text: 'index-url = x', is: 'removed' },
      { text: `index-url = ${INDEX_URL}`, is: 'added' },
    ])
  })
})

describe('what Python refuses', () => {
  const cases: readonly [existing: string, wanted: IniSection[], reason: string][] = [
    ['timeout = 60\n[global]\n', PIP, 'line 1 stands above the first `[section]`'],
    ['# mine\n\n{not ini}\n', PIP, 'line 3 stands above the first `[section]`'],
    ['[global\n', PIP, 'line 1 stands above the first `[section]`'],
    ['\ufeff[global]\n', PIP, 'line 1 begins with an invisible byte order mark'],
    ['[global]\ntimeout 60\n', PIP, 'line 2 is no `[section]`, and has no `=` or `:`'],
    ['[global]\n{not ini}\n', PIP, 'line 2 is no `[section]`, and has no `=` or `:`'],
    ['[a]\n[]\n', PIP, 'line 2 is no `[section]`, and has no `=` or `:`'],
    ['[a]\n  pypi\n', PYPIRC, 'line 2 is no `[section]`, and has no `=` or `:`'],
    ['[global]\n= 60\n', PIP, 'line 2 has no name before its `=` or `:`'],
    ['[a]\n\n[b]\n  [a]\n', PYPIRC, 'line 4 begins a section that line 1 begins already'],
    ['[a]\n b = 1\n# c\nB: 2\n', PYPIRC, 'line 4 sets an option that line 2 sets already'],
    ['[a]\nb_c = 1\nb-c = 1\n', PIP, 'line 3 sets an option that line 2 sets already, in another'],
    ['[DEFAULT]\nb = 1\n[DEFAULT]\nB = 1\n', PIP, 'line 4 sets an option that line 2 sets already'],
    ['[a]\nb = 1\n# c\n B: 2\n', PIP, ''],
    ['[a]\nb_c = 1\nb-c = 1\n', PYPIRC, ''],
    ['[DEFAULT]\nb = 1\n[DEFAULT]\nc = 1\n', PIP, ''],
  ]

  test.each(cases)('%j', (existing, wanted, reason) => {
    const merged = mergeIni(existing, wanted, keysOf(wanted === PIP ? 'pip.conf' : '.pypirc'))
    expect('kind' in merged ? merged.reason : '').toContain(reason)
    expect('kind' in merged).toBe(reason !== '')
  })

  test.each([
    ['pip', PIP],
    ['twine', PYPIRC],
  ])('is just that, by %s', (_, wanted) => {
    const ours = cases.filter(([, other]) => other === wanted)
    const read = readAll(
      ours.map(([existing]) => existing),
      wanted,
    )
    expect(read.map((data) => data === null)).toEqual(ours.map(([, , reason]) => reason !== ''))
  })

  test('repeats nothing of it', () => {
    expect(mergeIni('https://me:hunter2@host/\n', PIP)).toEqual({
      kind: 'refused',
      reason:
        'Python cannot read this file: line 1 stands above the first `[section]`. Mend that, then paste it again.',
    })
  })
})

// As pip does: https://github.com/pypa/pip/blob/26.3/src/pip/_internal/configuration.py
const READ = `
import configparser, io, json, sys
class Pip(configparser.RawConfigParser):
    def optionxform(self, name):
        return name.lower().replace("_", "-").removeprefix("--")
reader = {"pip": Pip, "twine": configparser.RawConfigParser}[sys.argv[1]]
def read(text):
    parser = reader()
    try:
        parser.read_file(io.StringIO(text, newline=None))
    except configparser.Error:
        return None
    return {s: dict(parser.items(s)) for s in parser.sections()}
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)`
const parsed = z.array(z.record(z.string(), z.record(z.string(), z.string())).nullable())
function readAll(documents: readonly string[], wanted: readonly IniSection[]) {
  return parsed.parse(
    JSON.parse(
      execFileSync('python3', ['-I', '-c', READ, wanted === PIP ? 'pip' : 'twine'], {
        input: JSON.stringify(documents),
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
        maxBuffer: 2 ** 26,
      }),
    ),
  )
}

const indent = fc.constantFrom('', '', '', '  ', '    ', '\t', ' \t ', '\u00a0')
const blank = fc.constantFrom('', '', '   ', '\t', '# comment', '; [global]', '  # a = b', '#')
const key = fc.constantFrom(
  ...['index-url', 'INDEX-URL', 'index_url', '--index-url', 'timeout', 'extra-index-url'],
  ...['index-servers', 'Index-Servers', 'repository', 'username', 'a key', '[odd', 'é'],
)
const delimiter = fc.constantFrom(' = ', '=', ':', ': ', '\t=\t', ' :  ', ' =')
const value = fc.constantFrom(
  ...['', '', 'https://old/simple', 'pypi', 'pypi testpypi', 'team', '60 ; why', 'x # y', '# z'],
  ...[
    'a = b',
    '%(x)s',
    'é',
    `${INDEX_URL}`,
    INDEX_URL,
    'https://us-central1-python.pkg.dev/p/team/',
  ],
)
const more = fc
  .tuple(fc.constantFrom('  ', '\t', '        ', ' \t \t', '\u00a0 '), value)
  .map((parts) => parts.join(''))
const option = fc
  .tuple(
    indent,
    key,
    delimiter,
    value,
    fc.array(fc.oneof(more, more, blank), { maxLength: 3 }),
    fc.array(blank, { maxLength: 2 }),
  )
  .map(([before, name, is, first, rest, after]) => [
    [before, name, is, first].join(''),
    ...rest.map((text) => before + text),
    ...after,
  ])
const header = fc
  .tuple(
    indent,
    fc.constantFrom(
      ...['[global]', '[global]', '[distutils]', '[distutils]', '[team]', '[team]', '[pypi]'],
      ...['[install]', '[ global ]', '[global] # mine', '[DEFAULT]', '[a]b]', '[GLOBAL]', '[é]'],
    ),
  )
  .map((parts) => parts.join(''))
const part = fc
  .tuple(header, fc.array(blank, { maxLength: 1 }), fc.array(option, { maxLength: 3 }))
  .map(([first, between, options]) => [first, ...between, ...options.flat()])
const wild = fc.array(fc.oneof(header, blank, more, option), { maxLength: 8 })
const documents = fc.sample(
  fc
    .tuple(
      fc.array(blank, { maxLength: 2 }),
      fc.oneof(
        { weight: 4, arbitrary: fc.array(part, { maxLength: 4 }) },
        { weight: 1, arbitrary: wild },
      ),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
    )
    .map(
      ([top, parts, end, isEnded]) => [...top, ...parts.flat()].join(end) + (isEnded ? end : ''),
    ),
  { numRuns: 4000, seed: 11 },
)

type Data = Record<string, Record<string, string>>
const words = (text: string) => [...new Set(text.split(/\s+/).filter(Boolean))].join(' ')

/** What is wanted, said of data instead of lines. A new section has what `[DEFAULT]` gives to all. */
function withWanted(old: Data, wanted: readonly IniSection[], inherited: Data[string]): Data {
  const all = structuredClone(old)
  for (const { name, entries } of wanted) {
    const section = all[name] ?? { ...inherited }
    all[name] = section
    for (const [key, value] of entries) {
      section[key] = typeof value === 'string' ? value : `${section[key] ?? ''} ${value.join(' ')}`
    }
  }
  return normal(all, wanted)
}

/** A list is what stands between white space, in its order; a value that begins in the next line begins there. */
function normal(data: Data, wanted: readonly IniSection[]): Data {
  const all = structuredClone(data)
  for (const { name, entries } of wanted) {
    const section = all[name] ?? {}
    for (const [key, value] of entries) {
      const read = section[key] ?? ''
      section[key] = typeof value === 'string' ? read.trim() : words(read)
    }
  }
  return all
}

describe("as Python's own parser reads it", () => {
  test.each([
    ['pip.conf', PIP],
    ['.pypirc', PYPIRC],
  ])('%s: all else stays, what is wanted is there, and twice is once', (name, wanted) => {
    const before = readAll(documents, wanted)
    const probed = readAll(
      documents.map((text) => `${text}\n[what default gives]\n`),
      wanted,
    )
    const merged = documents.map((text, index) => {
      const lines = mergeIni(text, wanted, keysOf(name))
      expect('kind' in lines, text).toBe(before[index] === null)
      return 'kind' in lines ? { text: '', lines: [] } : { text: mergedText(text, lines), lines }
    })
    const after = readAll(
      merged.map(({ text }) => text),
      wanted,
    )
    let compared = 0
    for (const [index, document] of documents.entries()) {
      const [old, result] = [before[index], merged[index]]
      if (!old || !result) continue
      compared += 1
      const inherited = probed[index]?.['what default gives'] ?? {}
      expect(normal(after[index] ?? {}, wanted), document).toEqual(
        withWanted(old, wanted, inherited),
      )
      expect(merge(result.text, wanted), document).toBe(result.text)
      if (document.trim() === '') continue
      const kept = result.lines.filter(({ is }) => is !== 'added').map(({ text }) => text)
      const [end] = /\r?\n/.exec(document) ?? ['\n']
      expect(kept.join(end) + (document.endsWith(end) ? end : '')).toBe(document)
      const added = result.lines.filter(({ is }) => is === 'added')
      if (added.length === 0) expect(result.text).toBe(document)
    }
    expect(compared).toBeGreaterThan(1200)
  })
})
