import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { type YamlValue, yamlDocument } from '../../lib/core/quote/yaml-document'
import { yamlScalar } from '../../lib/core/quote/yaml-scalar'
import { AWKWARD, sample, text } from './awkward-text'

const VERSIONS = ['1.1', '1.2'] as const

/** What a reader makes of it; a complaint of its is an error, a warning too. */
function read(document: string, version: (typeof VERSIONS)[number]): unknown {
  const parsed = parseDocument(document, { version, merge: version === '1.1' })
  expect([...parsed.errors, ...parsed.warnings]).toEqual([])
  return parsed.toJS()
}

const LOOK_ALIKE = [
  ...[
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    'true',
    'False',
    'null',
    'Null',
    '~',
    '',
    '.inf',
    '-.INF',
    '.nan',
  ],
  ...[
    '1',
    '-1',
    '+1',
    '0o17',
    '017',
    '0x1F',
    '0b1',
    '1_000',
    '1:20',
    '3.10',
    '1e3',
    '1.',
    '.5',
    '._1',
    '.',
  ],
  ...[
    '2001-12-14',
    '2001-12-14 21:59:43.10',
    '<<',
    '=',
    '---',
    '...',
    '%YAML',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
  ],
  ...[
    '[a]',
    '{a}',
    '? a',
    '- a',
    '-',
    ':',
    'a: b',
    'a:',
    ':a',
    'a :b',
    'a #b',
    '#a',
    "'a",
    '"a',
    '`a',
    '@a',
  ],
  ...[
    '\u2028',
    '\ufeff',
    '\u0085',
    '\u00a0',
    '\0',
    '\x7f',
    'a\tb',
    'a\r',
    'a\n',
    ' a',
    'a ',
    '\n',
    '\ufffe',
  ],
]
const values = [...LOOK_ALIKE, ...AWKWARD, ...sample(text, 800)]

describe.each(VERSIONS)('YAML %s', (version) => {
  test('a scalar reads back as what was meant, as value, in a list and as key', () => {
    for (const value of values) {
      const scalar = yamlScalar(value)
      expect(read(`first: ${scalar}\nlist:\n  - ${scalar}\n`, version), scalar).toEqual({
        first: value,
        list: [value],
      })
      const key = `${scalar}: 1\n`
      expect(read(key, version), key).toEqual({ [value]: 1 })
    }
  })

  const lines = fc
    .array(
      fc.oneof(fc.constantFrom('', 'pip install x', '  indented', '# no', ' ', '- a', '---'), text),
    )
    .map((all) => all.join('\n'))
  const leaf = fc.oneof(text, lines, fc.boolean(), fc.integer(), fc.constantFrom(1.5, -0.25))
  const { tree } = fc.letrec<{ tree: YamlValue }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        tie('tree'),
        { maxKeys: 4, noNullPrototype: true },
      ),
    ),
  }))

  test('a document reads back as what was meant', () => {
    for (const value of [...sample(tree, 1500), ...sample(lines, 500), ...LOOK_ALIKE]) {
      expect(read(yamlDocument(value), version)).toEqual(value)
      const document = yamlDocument({ value, list: [value] })
      expect(read(document, version), document).toEqual({ value, list: [value] })
      expect(document.endsWith('\n')).toBe(true)
    }
  })
})

test.each([
  'ubuntu-latest',
  'actions/checkout@v5',
  'Publish to Artifact Registry',
  '$CI_JOB_TOKEN',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is GitHub's.
  '${{ secrets.X }}',
  'https://us-python.pkg.dev/p/r/',
  'gcr.io/cloud-builders/gcloud',
  '.\\x',
])('%s', (value) => {
  expect(yamlScalar(value)).toBe(value.startsWith('.') ? `'${value}'` : value)
})

test('is written as people write it', () => {
  const document = yamlDocument({
    name: 'Publish',
    on: { push: { tags: ['v*'] } },
    permissions: { 'id-token': 'write' },
    jobs: {
      publish: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/setup-python@v6', with: { 'python-version': '3.13', cache: true } },
          { name: 'Build', run: 'python -m build\n\ntwine upload dist/*\n', env: {} },
          { run: 'a\nb' },
        ],
      },
    },
  })
  expect(document).toBe(`name: Publish
'on':
  push:
    tags:
      - v*
permissions:
  id-token: write
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          python-version: '3.13'
          cache: true
      - name: Build
        run: |
          python -m build

          twine upload dist/*
        env: {}
      - run: |-
          a
          b
`)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7])('refuses %s', (value) => {
  expect(() => yamlDocument({ value })).toThrow(RangeError)
})

test('refuses what no file can hold', () => {
  expect(() => yamlScalar('\ud800')).toThrow(RangeError)
  expect(() => yamlDocument({ a: 'a\n\ud800' })).toThrow(RangeError)
})
