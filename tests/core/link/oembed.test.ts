import { expect, test } from 'vitest'
import { embedCard } from '@/components/link/embed-card'
import { readLinkQuery } from '@/lib/core/link/link-query'
import { makeLink } from '@/lib/core/link/make-link'
import { answerOembed } from '@/lib/core/link/oembed'

const origin = 'https://onboarding.example.com'
const page = `${origin}/repositories/ml-platform/us-central1/ml-private?tool=uv&os=macos`
const name = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }
const ask = (query: Record<string, string>, framing = true) =>
  answerOembed(new URLSearchParams({ url: page, ...query }), { origin, framing })

test('a card in a frame, where cards may be framed', () => {
  expect(ask({})).toEqual({
    status: 200,
    body: {
      version: '1.0',
      type: 'rich',
      title: 'Install from ml-private with uv on macOS',
      provider_name: 'Artifact Registry Onboarding',
      provider_url: origin,
      cache_age: 86_400,
      thumbnail_url: `${origin}/og/ml-platform/us-central1/ml-private.png?tool=uv&os=macos`,
      thumbnail_width: 1200,
      thumbnail_height: 630,
      html: `<iframe src="${origin}/embed/ml-platform/us-central1/ml-private?tool=uv&amp;os=macos" title="Install from ml-private with uv on macOS" width="600" height="170" frameborder="0"></iframe>`,
      width: 600,
      height: 170,
    },
  })
})

test('no more room is taken than there is', () => {
  expect(ask({ maxwidth: '400' }).body).toMatchObject({ type: 'rich', width: 400 })
  expect(ask({ maxwidth: '400' }).body).not.toHaveProperty('thumbnail_url')
  expect(ask({ maxwidth: '200' }).body).toMatchObject({ type: 'link' })
  expect(ask({ maxheight: '100' }).body).toMatchObject({ type: 'link' })
  expect(ask({ maxheight: 'x' }).body).toMatchObject({ type: 'rich' })
  expect(ask({}, false).body).toMatchObject({ type: 'link' })
  expect(ask({}, false).body).not.toHaveProperty('html')
})

test.each([
  ['without an address', { url: '' }, 400],
  ['as XML', { format: 'xml' }, 501],
  ['of another site', { url: page.replace('onboarding', 'evil') }, 404],
  ['of no address', { url: 'nonsense' }, 404],
  ['of another page', { url: `${origin}/repositories` }, 404],
  ['of an impossible name', { url: `${origin}/repositories/A/us/x` }, 404],
])('%s it is refused', (_, query, status) => {
  expect(ask(query).status).toBe(status)
})

test('what the address asks for and nobody knows is not repeated', () => {
  const answer = ask({ url: `${page}&tool=%3Cscript%3E&key-file="><script>x` })
  expect(JSON.stringify(answer)).not.toContain('<script')
})

test('the card holds no markup of the address', () => {
  const card = embedCard(
    name,
    { tool: 'uv', keyFile: `"'><script>alert(1)</script>`, distribution: 'acme' },
    { theme: 'dark', origin },
  )
  expect(card.match(/<\/?[a-z1]+/g)?.join()).not.toContain('script')
  expect(card.match(/<a /g)).toHaveLength(3)
  expect(card).toContain('data-theme="dark"')
})

test('the query of the page that makes links', () => {
  const asked = readLinkQuery({
    repository: 'us-central1-python.pkg.dev/ml-platform/ml-private',
    tool: ['uv', 'pip'],
    os: '',
    purpose: 'fly',
    scope: 'project',
    text: ' our\u202e packages ',
    badge: '1',
  })
  expect(makeLink(name, asked, origin)).toEqual({
    href: `${origin}/repositories/ml-platform/us-central1/ml-private?tool=uv`,
    text: 'our packages',
    badge: `${origin}/badge/ml-platform/us-central1/ml-private.svg?label=our+packages`,
  })
  expect(asked.request.ignored).toEqual([{ name: 'purpose', value: 'fly' }])
  expect(readLinkQuery({ badge: '0' })).toMatchObject({ repository: '', text: '', badge: false })
  expect(readLinkQuery({ tool: 'uv' }).choices).toMatchObject({ tool: 'uv' })
  expect(readLinkQuery({}).choices.tool).toBeUndefined()
})
