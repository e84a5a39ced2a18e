import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { badgeHref, badgeLabel } from '@/lib/core/badge/badge-href'
import { badgeSvg } from '@/lib/core/badge/badge-svg'
import { textWidth } from '@/lib/core/badge/text-width'
import { describeLink, linkText } from '@/lib/core/link/describe-link'
import { lastingAddress } from '@/lib/core/link/lasting-address'
import { linkPictureHref } from '@/lib/core/link/link-picture-href'
import { readLinkQuery } from '@/lib/core/link/link-query'
import { plainLabel } from '@/lib/core/link/plain-label'
import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '@/lib/core/setup/guide'
import { setupHref } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOL_IDS, TOOLS } from '@/lib/core/setup/tools'

const name = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }

describe('plainLabel', () => {
  test.each([
    ['  a \n\t b ', 'a b'],
    ['a\u202eb\u2066c\u200bd\ufeff', 'abcd'],
    ['a\0b\u0007c\u009bd', 'abcd'],
    ['a\ud800b\uffffc', 'abc'],
    ['Z\u0300\u0301\u0302\u0303\u0304\u0305', 'Z\u0300\u0301\u0302'],
    ['<script>', '<script>'],
    ['abcdefghijkl', 'abcdefghi…'],
    ['😀'.repeat(11), `${'😀'.repeat(9)}…`],
    ['\u202e', ''],
  ])('%o', (text, label) => {
    expect(plainLabel(text, 10)).toBe(label)
  })

  test('what comes out is short, plain, and comes out the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const label = plainLabel(text, 20)
        expect([...label].length).toBeLessThanOrEqual(20)
        expect(label).not.toMatch(/[\p{C}\n]/u)
        expect(plainLabel(label, 20)).toBe(label)
      }),
    )
  })

  test('a megabyte takes no time', () => {
    expect(plainLabel('\u0300\u202e '.repeat(350_000), 40).length).toBeLessThanOrEqual(40)
  })
})

test.each([
  [{}, 'Install from ml-private', 'install from'],
  [{ purpose: 'publish' }, 'Publish to ml-private', 'publish to'],
  [{ tool: 'uv' }, 'Install from ml-private with uv', 'uv install'],
  [
    { tool: 'twine', system: 'macos' },
    'Publish to ml-private with twine on macOS',
    'twine publish',
  ],
  [{ tool: 'poetry', purpose: 'publish' }, 'Publish to ml-private with Poetry', 'Poetry publish'],
] as const)('what a link with %o is called', (choices, text, label) => {
  expect(describeLink(name, choices)).toBe(text)
  expect(linkText(name, choices, ' \u202e ')).toBe(text)
  expect(badgeLabel(choices)).toBe(label)
})

test('addresses, word for word', () => {
  expect(badgeHref(name)).toBe('/badge/ml-platform/us-central1/ml-private.svg')
  expect(badgeHref(name, { tool: 'uv', purpose: 'publish', system: 'macos' })).toBe(
    '/badge/ml-platform/us-central1/ml-private.svg?tool=uv&purpose=publish',
  )
  expect(badgeHref(name, { tool: 'twine' }, ' our <b>\u202e')).toBe(
    '/badge/ml-platform/us-central1/ml-private.svg?label=our+%3Cb%3E',
  )
  expect(linkPictureHref(name, { tool: 'uv', scope: 'user', system: 'macos' })).toBe(
    '/og/ml-platform/us-central1/ml-private.png?tool=uv&os=macos',
  )
  expect(lastingAddress('https://a.example', '/x?key-file=%2Fk.')).toBe(
    'https://a.example/x?key-file=%2Fk%2E',
  )
})

test('the page of links reads what a setup page’s address says', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          tool: fc.constantFrom(...TOOL_IDS),
          purpose: fc.constantFrom(...PURPOSES),
          system: fc.constantFrom(...SYSTEMS),
          scope: fc.constantFrom(...SCOPES),
          credentials: fc.constantFrom(...CREDENTIALS),
          index: fc.constantFrom(...INDEXES),
        },
        { requiredKeys: [] },
      ),
      (choices) => {
        const query = new URLSearchParams(setupHref(name, choices).split('?')[1])
        const asked = readLinkQuery(Object.fromEntries(query))
        expect(setupHref(name, asked.choices)).toBe(setupHref(name, choices))
        expect(asked.request.ignored).toEqual([])
      },
    ),
  )
})

test('an address ends where its last character cannot be mistaken, and means the same', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (keyFile) => {
      const path = setupHref(name, { keyFile })
      const address = lastingAddress('https://a.example', path)
      expect(address).toMatch(/[A-Za-z0-9/=]$/)
      expect(address).toMatch(/^[A-Za-z0-9:/?&=%+._*-]+$/)
      expect(new URL(address).searchParams.get('key-file')).toBe(
        new URL(path, address).searchParams.get('key-file'),
      )
    }),
  )
})

// For anything else its maker would ask other servers for a font.
test('the text of a link’s picture is ASCII', () => {
  const words = [...TOOL_IDS.map((id) => TOOLS[id].name), ...Object.values(SYSTEM_NAMES)]
  expect(words.filter((word) => !/^[ -~]+$/.test(word))).toEqual([])
})

describe('badgeSvg', () => {
  test('says its words, and all of them in its title', () => {
    const right = 'a'.repeat(63)
    const svg = badgeSvg({ left: 'pip install', right, title: `pip install: ${right}` })
    expect(svg).toContain(`<title id="title">pip install: ${right}</title>`)
    expect(svg).toContain(`>${'a'.repeat(39)}…<`)
    expect(svg).toContain('role="img" aria-labelledby="title"')
  })

  test('holds no markup of its words, whatever they are', () => {
    const shape = (svg: string) =>
      [...svg.matchAll(/<(\/?[a-zA-Z]+)((?: [a-zA-Z:-]+="[^"<>]*")*)\/?>/g)].map(([, tag]) => tag)
    const usual = shape(badgeSvg({ left: 'a', right: 'b', title: 'c' }))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '</text><script>alert(1)</script>',
            '"><a href="javascript:x">',
            ']]>',
            '&amp;',
          ),
        ),
        (text) => {
          const svg = badgeSvg({ left: text, right: text, title: text })
          expect(shape(svg)).toEqual(usual)
          expect(svg.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/&/)
          expect(svg).not.toMatch(/[^\n\P{Cc}]|NaN/u)
        },
      ),
    )
  })
})

test('how wide text is', () => {
  expect(textWidth('', 10)).toBe(0)
  expect(textWidth('il', 100)).toBe(56)
  expect(textWidth('e\u0301', 100)).toBe(textWidth('e', 100))
  expect(textWidth('鍵', 100)).toBeGreaterThan(100)
  expect([...'!~ azAZ09'].map((one) => textWidth(one, 100)).every((width) => width > 20)).toBe(true)
})
