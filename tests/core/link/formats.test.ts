import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LINK_FORMATS } from '@/lib/core/link/link-formats'

const link = {
  href: 'https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos',
  text: 'Install from r',
}
const badge = 'https://onboarding.example.com/badge/my-project/us/r.svg?tool=uv&purpose=publish'

test('every format, word for word', () => {
  const written = Object.values(LINK_FORMATS).map(({ name, noBadge, write }) => [
    name,
    write(link),
    ...(noBadge === undefined ? [write({ ...link, badge })] : []),
  ])
  expect(written).toMatchInlineSnapshot(`
    [
      [
        "URL",
        "https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos",
      ],
      [
        "Markdown",
        "[Install from r](https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos)",
        "[![Install from r](https://onboarding.example.com/badge/my-project/us/r.svg?tool=uv&purpose=publish)](https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos)",
      ],
      [
        "HTML",
        "<a href="https://onboarding.example.com/repositories/my-project/us/r?tool=uv&amp;os=macos">Install from r</a>",
        "<a href="https://onboarding.example.com/repositories/my-project/us/r?tool=uv&amp;os=macos"><img src="https://onboarding.example.com/badge/my-project/us/r.svg?tool=uv&amp;purpose=publish" alt="Install from r"></a>",
      ],
      [
        "reStructuredText",
        "\`Install from r <https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos>\`__",
        ".. image:: https://onboarding.example.com/badge/my-project/us/r.svg?tool=uv&purpose=publish
       :target: https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos
       :alt: Install from r",
      ],
      [
        "Confluence storage format",
        "<a href="https://onboarding.example.com/repositories/my-project/us/r?tool=uv&amp;os=macos">Install from r</a>",
        "<a href="https://onboarding.example.com/repositories/my-project/us/r?tool=uv&amp;os=macos"><ac:image ac:alt="Install from r"><ri:url ri:value="https://onboarding.example.com/badge/my-project/us/r.svg?tool=uv&amp;purpose=publish" /></ac:image></a>",
      ],
      [
        "Slack",
        "<https://onboarding.example.com/repositories/my-project/us/r?tool=uv&amp;os=macos|Install from r>",
      ],
      [
        "MediaWiki",
        "[https://onboarding.example.com/repositories/my-project/us/r?tool=uv&os=macos Install from r]",
      ],
    ]
  `)
})

describe('Slack', () => {
  test.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
    ['&lt;', '&amp;lt;'],
    ['a|b', 'a|b'],
  ])('%s', (text, escaped) => {
    expect(LINK_FORMATS.slack.write({ ...link, text })).toBe(
      `<${link.href.replace('&', '&amp;')}|${escaped}>`,
    )
  })

  test('what is sent is read back as Slack says it reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sent = LINK_FORMATS.slack.write({ ...link, text })
        const [, ...parts] = /^<([^|<>]*)\|([^<>]*)>$/su.exec(sent) ?? []
        const read = parts.map((part) =>
          part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        )
        expect(read).toEqual([link.href, text])
      }),
    )
  })
})

test.each([
  ["it''s", 'it&#39;&#39;s'],
  ['[x] {{y}} | z', '&#91;x&#93; &#123;&#123;y&#125;&#125; &#124; z'],
  ['__NOTOC__', '&#95;&#95;NOTOC&#95;&#95;'],
  ['~~~~', '&#126;&#126;&#126;&#126;'],
  ['RFC 2119, ISBN 3, PMID 4', 'RFC&#32;2119&#44; ISBN&#32;3&#44; PMID&#32;4'],
  ['https://evil.example', 'https&#58;&#47;&#47;evil.example'],
  ['<nowiki>', '&#60;nowiki&#62;'],
])('MediaWiki: %s', (text, written) => {
  expect(LINK_FORMATS.mediawiki.write({ ...link, text })).toBe(`[${link.href} ${written}]`)
})
