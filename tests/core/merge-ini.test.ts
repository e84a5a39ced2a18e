import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { configWarnings } from '../../lib/core/merge/config-warnings'
import { mergeIni } from '../../lib/core/merge/merge-ini'
import { mergedText } from '../../lib/core/merge/merged-lines'
import type { IniSection } from '../../lib/core/quote/ini-document'

const INDEX_URL = 'https://oauth2accesstoken@us-central1-python.pkg.dev/p/r/simple/'
const PIP: IniSection[] = [{ name: 'global', entries: [['index-url', INDEX_URL]] }]
const PYPIRC: IniSection[] = [
  { name: 'distutils', entries: [['index-servers', ['team']]] },
  { name: 'team', entries: [['repository', 'https://us-central1-python.pkg.dev/p/team/']] },
]

const merge = (existing: string, wanted = PIP) => mergedText(existing, mergeIni(existing, wanted))

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
  ])('into %s', (_, existing, wanted, expected) => {
    expect(merge(existing, wanted)).toBe(expected)
  })

  test('line ends stay as they are', () => {
    expect(merge('[global]\r\ntimeout = 1\r\n')).toBe(
      `[global]\r\ntimeout = 1\r\nindex-url = ${INDEX_URL}\r\n`,
    )
  })

  test('what changed is marked', () => {
    expect(mergeIni('[global]\nindex-url = x\n', PIP)).toEqual([
      { text: '[global]', is: 'kept' },
      { text: 'index-url = x', is: 'removed' },
      { text: `index-url = ${INDEX_URL}`, is: 'added' },
    ])
  })
})

const READ = `
import configparser, json, sys
def read(text):
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return {s: dict(parser.items(s)) for s in parser.sections()}
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)`
const parsed = z.array(z.record(z.string(), z.record(z.string(), z.string())).nullable())
const readAll = (documents: readonly string[]) =>
  parsed.parse(
    JSON.parse(
      execFileSync('python3', ['-I', '-c', READ], {
        input: JSON.stringify(documents),
        encoding: 'utf8',
      }),
    ),
  )

const line = fc.constantFrom(
  '[global]',
  '[install]',
  '[distutils]',
  '[team]',
  '[pypi]',
  'index-url = https://old/simple',
  'INDEX-URL: https://old/simple',
  'timeout=60',
  'extra-index-url =',
  'index-servers = pypi',
  'index-servers =',
  '    pypi',
  '    testpypi',
  '  # inside',
  '# comment',
  '; comment',
  '',
  '   ',
  'repository = https://old/',
  'username = me',
  '\tindented',
)
const documents = fc.sample(
  fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n')),
  { numRuns: 1500, seed: 11 },
)

describe("whatever Python's own parser can read", () => {
  test.each([
    ['pip.conf', PIP],
    ['.pypirc', PYPIRC],
  ])('%s: all else stays, what is wanted is there, and twice is once', (_, wanted) => {
    const merged = documents.map((document) => merge(document, wanted))
    const [before, after] = [readAll(documents), readAll(merged)]
    let compared = 0
    for (const [index, old] of before.entries()) {
      if (old === null) continue
      compared += 1
      const expected = structuredClone(old)
      for (const { name, entries } of wanted) {
        const section = expected[name] ?? {}
        expected[name] = section
        for (const [key, value] of entries) {
          const items = (section[key] ?? '').split(/\s+/).filter(Boolean)
          section[key] =
            typeof value === 'string' ? value : [...new Set([...items, ...value])].join(' ')
        }
      }
      const actual = structuredClone(after[index])
      // A list is what stands between white space.
      if (actual?.['distutils'] && wanted === PYPIRC) {
        actual['distutils']['index-servers'] = (actual['distutils']['index-servers'] ?? '')
          .split(/\s+/)
          .filter(Boolean)
          .join(' ')
      }
      expect(actual, documents[index]).toEqual(expected)
      const twice = merge(merged[index] ?? '', wanted)
      expect(twice).toBe(merged[index])
      const kept = mergeIni(documents[index] ?? '', wanted).filter(({ is }) => is !== 'added')
      expect(kept.map(({ text }) => text).join('\n')).toBe(
        documents[index]?.trim() === '' ? '' : documents[index]?.replace(/\n$/, ''),
      )
    }
    expect(compared).toBeGreaterThan(300)
  })
})

describe('warnings', () => {
  test.each([
    ['pip.conf', '[global]\nextra-index-url = https://pypi.org/simple', /extra-index-url/],
    ['pip.conf', '[global]\nindex-url = https://me:secret@host/simple', /password or token/],
    ['pip.conf', '[global]\nno-index = true', /no-index/],
    ['pip.conf', '[install]\nindex-url = x', /\[install\]/],
    ['.pypirc', '[pypi]\nusername = __token__', /public PyPI/],
    ['.pypirc', '[distutils]\nindex-servers =\n    pypi', /public PyPI/],
    ['.pypirc', '[x]\npassword: hunter2', /A password is in the file/],
    ['.pypirc', '[distutils]\nindex-servers = a\n[distutils]\nindex-servers = b', /twice/],
  ])('%s: %j', (name, existing, expected) => {
    const warnings = configWarnings(name, existing)
    expect(warnings.join('\n')).toMatch(expected)
    expect(warnings.join('\n')).not.toMatch(/hunter2|secret@/)
  })

  test.each([
    ['pip.conf', `[global]\nindex-url = ${INDEX_URL}\n# extra-index-url = x`],
    ['.pypirc', '[distutils]\nindex-servers =\n    team\n[team]\nrepository = x'],
  ])('none for %s as the guide has it', (name, existing) => {
    expect(configWarnings(name, existing)).toEqual([])
  })
})
