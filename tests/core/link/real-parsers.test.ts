import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastingAddress } from '@/lib/core/link/lasting-address'
import { LINK_FORMATS } from '@/lib/core/link/link-formats'
import { plainLabel } from '@/lib/core/link/plain-label'
import type { LinkFormat, WikiLink } from '@/lib/core/link/wiki-link'
import { setupHref } from '@/lib/core/setup/setup-request'
import { AWKWARD, sample, text } from '../awkward-text'

const PARSERS = [
  'docutils',
  'markdown-it-py',
  'linkify-it-py',
  'Markdown',
  'html5lib',
  'mwparserfromhell',
]
const FORMATS = ['markdown', 'html', 'rst', 'confluence', 'mediawiki'] as const
const name = { project: 'example.com:legacy', location: 'europe', repository: 'r' }
const BADGE =
  'https://onboarding.example.com/badge/example.com:legacy/europe/r.svg?label=a+%3Cb%3E&x=1'

const HOSTILE = [
  '</a><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '](javascript:alert(1)) [x',
  '![x](y)',
  '`code` **bold** __bold__ _em_ *em* ~~s~~ $m$',
  '<https://evil.example> https://evil.example www.evil.example me@evil.example',
  '&lt;b&gt; &copy; &#x41; &amp',
  "''bold'' '''x''' [[Page]] {{Template}} <nowiki>x</nowiki> RFC 2119 ISBN 0-306-40615-2 __NOTOC__",
  'a <https://evil.example>',
  '`x <https://evil.example>`_',
  '|sub| ref_ ref__ [1]_ *x* :role:`x`',
  'ends with \\',
  'ends with _',
  '<',
  '-',
  '# x',
  ':alt: x',
]

const texts = [...HOSTILE, ...AWKWARD, ...sample(text)]
  .map((one) => plainLabel(one, 120))
  .filter((one) => one !== '')
const hrefs = ['/k', "/it's (mine)/<k>.", '/a_', 'C:\\k*', '~/ключ `x` [y]|z'].map((keyFile) =>
  lastingAddress('https://onboarding.example.com', setupHref(name, { tool: 'uv', keyFile })),
)

const links = FORMATS.flatMap((format) =>
  texts.flatMap((one, at) => {
    const { noBadge, write }: LinkFormat = LINK_FORMATS[format]
    const link = { text: one, href: hrefs[at % hrefs.length] ?? '' }
    const badges = noBadge === undefined ? [undefined, BADGE] : [undefined]
    return badges.map((badge) => {
      const whole: WikiLink = badge === undefined ? link : { ...link, badge }
      return { format, link: whole, written: write(whole) }
    })
  }),
)

describe('a link is read as it was meant by the parsers of others', () => {
  let directory = ''
  let read: readonly unknown[] = []

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'link-parsers-'))
    const python = join(directory, 'bin', 'python')
    execFileSync('python3', ['-m', 'venv', directory])
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...PARSERS], { stdio: 'pipe' })
    const output = execFileSync(python, ['-I', join(import.meta.dirname, 'read-link.py')], {
      input: JSON.stringify(links.map(({ format, written }) => ({ format, written }))),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    read = JSON.parse(output)
  }, 180_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  test.each(FORMATS)('%s', (format) => {
    const wrong = links.flatMap(({ link, written, ...one }, at) => {
      const meant = { ...link, badge: link.badge ?? null, tags: [] }
      const answers = [read[at]].flat()
      const same = answers.every(
        (answer) => JSON.stringify(sorted(answer)) === JSON.stringify(sorted(meant)),
      )
      return one.format === format && !same ? [{ written, answers, meant }] : []
    })
    expect(links.filter((one) => one.format === format).length).toBeGreaterThan(300)
    expect(wrong.slice(0, 5)).toEqual([])
  })
})

function sorted(value: unknown) {
  return Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
}
