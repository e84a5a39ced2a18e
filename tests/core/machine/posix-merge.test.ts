import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { POSIX_INI } from '@/lib/core/machine/script/posix/posix-ini'
import { POSIX_TOML } from '@/lib/core/machine/script/posix/posix-toml'
import { mergeFile } from '@/lib/core/merge/merge-file'
import { iniDocument } from '@/lib/core/quote/ini-document'
import { tomlDocument } from '@/lib/core/quote/toml-document'
import { pypirc } from '@/lib/core/setup/pypirc'
import { REPOSITORY } from '../every-guide'

const CASES = 500

/** What a script makes of each file: its text, `same` if it would leave it, or `refused`. */
function mergeInShell(
  format: 'ini' | 'toml',
  wanted: string,
  files: readonly string[],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'))
  mkdirSync(join(folder, 'out'))
  writeFileSync(join(folder, 'wanted'), wanted)
  for (const [at, file] of files.entries()) writeFileSync(join(folder, String(at)), file)
  const script = `${format === 'ini' ? POSIX_INI : POSIX_TOML}
cd "$1"
at=0
while [ "$at" -lt "$2" ]; do
  status=0
  awk "$(with_${format})" wanted "$at" >"out/$at" || status=$?
  case $status in 0) ;; 3) printf same >"out/$at" ;; 4) printf refused >"out/$at" ;; *) exit 1 ;; esac
  at=$((at + 1))
done`
  execFileSync('sh', ['-euc', script, 'sh', folder, String(files.length)])
  const merged = files.map((_, at) => readFileSync(join(folder, 'out', String(at)), 'utf8'))
  rmSync(folder, { recursive: true })
  return merged
}

/** What stands in a file more than once, as Python lets no section and no option of one. */
const OFTEN = /^\s*(?:[#;].*)?$|^\s+/

const documents = (lines: readonly string[], { once = false } = {}) =>
  fc.sample(
    fc
      .tuple(
        fc
          .uniqueArray(fc.tuple(fc.constantFrom(...lines), fc.nat()), {
            maxLength: 14,
            selector: ([line, number]) => (once && !OFTEN.test(line) ? line : number),
          })
          .map((some) => some.map(([line]) => line)),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
      )
      .map(([some, end, isEnded]) => some.join(end) + (isEnded && some.length > 0 ? end : '')),
    { numRuns: CASES, seed: 7 },
  )

/** Behind a header or at the top; also an option that is written in a way that pip alone understands. */
const INDENTED = /(?:^|^\[.+\]\s*\n)(?:\s*[#;].*\n|\s*\n)*[ \t]+[^\s#;]|^index_url/m

/** The shell ends every file with a line break. */
const ended = (text: string) =>
  /\n$|^$/.test(text) ? text : `${text}${text.includes('\r\n') ? '\r\n' : '\n'}`

const INDEX_URL = 'https://oauth2accesstoken@us-central1-python.pkg.dev/p/r/simple/'

test.each([
  {
    name: 'pip.conf',
    sections: [
      {
        name: 'global',
        entries: [
          ['keyring-provider', 'subprocess'],
          ['index-url', INDEX_URL],
        ] as const,
      },
    ],
    lines: [
      '[global]',
      '[install]',
      'index-url = https://old.example/',
      `index-url=${INDEX_URL}`,
      'INDEX-URL: https://old.example/',
      '    more.example',
      'keyring-provider = subprocess',
      'timeout = 60',
      '  timeout = 30',
      '  [install]',
      'index_url = https://old.example/',
      'no delimiter',
      '# a comment',
      '; another',
      '  # one more',
      '',
      '  ',
      'no-value =',
    ],
  },
  {
    name: '.pypirc',
    sections: pypirc(REPOSITORY),
    lines: [
      '[distutils]',
      '[team-packages]',
      '[pypi]',
      'index-servers =',
      'index-servers = pypi',
      '    pypi',
      '    team-packages',
      '  # not this one',
      'repository = https://old.example/',
      'username = somebody',
      '',
    ],
  },
])('the awk of a script merges $name as the page does', ({ name, sections, lines }) => {
  const files = documents(lines, { once: true })
  const merged = mergeInShell('ini', iniDocument(sections), files)
  let compared = 0
  for (const [at, file] of files.entries()) {
    const page = mergeFile(name, file, { sections })
    // What Python cannot read is refused by both; what is indented, by the script alone.
    if (page.kind === 'refused') expect(merged[at], file).toBe('refused')
    if (page.kind === 'refused' || (merged[at] === 'refused' && INDENTED.test(file))) continue
    compared += 1
    const changed = page.lines.some(({ is }) => is !== 'kept')
    expect(merged[at], file).toBe(changed ? ended(page.text) : 'same')
  }
  expect(compared).toBeGreaterThan(70)
})

test('the awk of a script merges uv.toml as the page does, or refuses', () => {
  const tables = [
    { path: [], entries: [['keyring-provider', 'subprocess']] as const },
    {
      path: ['index'],
      item: true as const,
      entries: [
        ['name', 'team'],
        ['url', 'https://us-central1-python.pkg.dev/p/team/simple/'],
        ['default', true],
        ['authenticate', 'always'],
      ] as const,
    },
  ]
  const files = documents([
    'native-tls = true',
    'keyring-provider = "disabled"',
    "keyring-provider = 'subprocess'",
    '# a comment',
    '',
    '[pip]',
    'strict = true',
    '[[index]]',
    'name = "team"',
    'name = "other"',
    'url = "https://us-central1-python.pkg.dev/p/team/simple/"',
    'default = true',
    'authenticate = "always"',
    'index = [{ name = "x", url = "https://x.example" }]',
    'exclude = [',
    ']',
  ])
  const merged = mergeInShell('toml', tomlDocument(tables), files)
  let compared = 0
  for (const [at, file] of files.entries()) {
    if (merged[at] === 'refused') continue
    const page = mergeFile('uv.toml', file, { tables })
    // What is no TOML at all is uv's to complain about; it is not made worse.
    if (page.kind === 'refused') continue
    compared += 1
    const read = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '')
    const text = merged[at] === 'same' ? file : (merged[at] ?? '')
    expect(read(text).sort(), file).toEqual(read(page.text).sort())
  }
  expect(compared).toBeGreaterThan(50)
})
