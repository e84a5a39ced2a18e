import { once } from 'node:events'
import { createServer } from 'node:http'
import { expectAccessible } from './accessibility'
import { expect, startSite, test } from './site'

const NAME = 'ml-platform/us-central1/ml-private'
const SETUP = `/repositories/${NAME}`
const REFERENCE = 'projects/ml-platform/locations/us-central1/repositories/ml-private'

test('a wiki author makes a link, and its Markdown leads to the page with the choices', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  site.emulator.clearRequests()
  await page.goto(`${SETUP}?tool=uv&os=linux`)
  await page.getByRole('link', { name: 'Share' }).click()
  await expect(page.getByRole('heading', { name: 'Make a link' })).toBeVisible()
  await expect(page.getByLabel('Repository', { exact: true })).toHaveValue(REFERENCE)
  await expect(page.getByLabel('With', { exact: true })).toHaveValue('uv')
  await expect(page.getByLabel('On', { exact: true })).toHaveValue('linux')

  await page.getByLabel('With', { exact: true }).selectOption('Poetry')
  await page.getByLabel('On', { exact: true }).selectOption('The reader’s own system')
  await page.getByLabel('Words of the link').fill('Our packages [internal] <b>')
  await page.getByLabel('With a badge').check()
  await expect(page).toHaveURL(/tool=poetry.*badge=1/)
  const preview = page.getByRole('link', { name: 'Our packages [internal] <b>' })
  await expect(preview.getByRole('img')).toBeVisible()
  expect(
    await preview
      .getByRole('img')
      .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
  ).toBeGreaterThan(100)

  const block = page.locator('#markdown')
  await block.getByRole('button', { name: /copy/i }).click()
  await expect(block.getByRole('button')).toContainText('Copied')
  const markdown = await page.evaluate(() => navigator.clipboard.readText())
  expect(markdown).toBe(
    `[![Our packages \\[internal\\] &#60;b&#62;](${site.app.url}/badge/${NAME}.svg?label=Our+packages+%5Binternal%5D+%3Cb%3E)](${site.app.url}${SETUP}?tool=poetry)`,
  )
  const [, target = ''] = /\]\(([^()]+)\)$/.exec(markdown) ?? []
  await page.goto(target)
  await expect(page).toHaveTitle(/install with Poetry/)
  expect(site.emulator.requests(), 'Google is not asked').toEqual([])
})

test('the link follows what is typed, and the address holds it', async ({ page }) => {
  await page.goto('/link')
  await expect(page.getByText('Name the repository, and the link appears here.')).toBeVisible()
  await page
    .getByLabel('Repository', { exact: true })
    .pressSequentially('ml-private --location=us-central1')
  await expect(page.getByText('not all are here')).toBeVisible()
  await page.getByLabel('Repository', { exact: true }).pressSequentially(' --project=ml-platform')
  await expect(page.locator('#url code')).toContainText(SETUP)
  await page.reload()
  await expect(page.locator('#url code')).toContainText(SETUP)
  await page.getByText('More choices').click()
  await page.getByLabel('Set up', { exact: true }).selectOption('project')
  await expect(page.getByText('These choices do not go together')).toBeVisible()
})

test('a link shared from a page keeps what was chosen there without a reload', async ({ page }) => {
  await page.goto(`${SETUP}?os=linux`)
  await page.getByRole('link', { name: 'macOS' }).click()
  await expect(page).toHaveURL(/os=macos/)
  await page.getByRole('link', { name: 'Share' }).click()
  await expect(page.getByLabel('On', { exact: true })).toHaveValue('macos')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the form makes the link', async ({ page, site }) => {
    await page.goto(SETUP)
    await page.getByRole('link', { name: 'Share' }).click()
    await page.getByLabel('With', { exact: true }).selectOption('twine')
    await page.getByRole('button', { name: 'Make the link' }).click()
    await expect(page.locator('#mediawiki code')).toHaveText(
      `[${site.app.url}${SETUP}?tool=twine Publish to ml-private with twine]`,
    )
    await page.getByRole('link', { name: 'Publish to ml-private with twine' }).click()
    await expect(page.getByText('twine upload').first()).toBeVisible()
  })
})

const HOSTILE = '</title><script>window.intruder=1</script>"\'\u202e\u0000\u0007]]> &amp;'

test('hostile words are harmless in the page, the badge and the card', async ({
  page,
  site,
  complaints,
}) => {
  const query = new URLSearchParams({ label: HOSTILE, text: HOSTILE, repository: REFERENCE })
  const tool = new URLSearchParams({ tool: HOSTILE, 'key-file': HOSTILE })
  for (const path of [
    `/link?${query}&${tool}`,
    `/link?${new URLSearchParams({ repository: HOSTILE })}`,
    `/badge/${NAME}.svg?${query}`,
    `/embed/${NAME}?${query}&${tool}`,
    `/oembed?${new URLSearchParams({ url: `${site.app.url}${SETUP}?${tool}` })}`,
  ]) {
    await page.goto(path)
    expect(await page.evaluate(() => 'intruder' in window)).toBe(false)
  }
  await page.goto(`/badge/${NAME}.svg?${query}`)
  expect(await page.evaluate(() => document.documentElement.nodeName)).toBe('svg')
  const words = await page.evaluate(() =>
    [...document.querySelectorAll('text')].map((text) => text.textContent),
  )
  expect(words).toEqual(['</title><script>window.intruder=1</scri…', 'ml-private'])
  // What runs scripts in the sandboxed badge is this test.
  const sandboxed = complaints.splice(0)
  expect(sandboxed.filter((text) => !/Blocked script execution.*\/badge\//.test(text))).toEqual([])
})

test('a megabyte in an address is refused, and nothing breaks', async ({ request, site }) => {
  for (const path of [`/badge/${NAME}.svg?label=`, '/link?repository=', '/go?repository=']) {
    const answer = await request.get(`${site.app.url}${path}${'x'.repeat(1_000_000)}`)
    expect([414, 431]).toContain(answer.status())
    expect(
      (await request.get(`${site.app.url}${path}${'%F0%9F%98%80'.repeat(600)}`)).status(),
    ).toBeLessThan(500)
  }
  expect((await request.get(`${site.app.url}/api/health`)).status()).toBe(200)
})

test('a badge is a picture that may be kept and shown anywhere', async ({ request, site }) => {
  site.emulator.clearRequests()
  const answer = await request.get(`${site.app.url}/badge/${NAME}.svg?tool=pip`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=86400',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers()).not.toHaveProperty('set-cookie')
  expect(await answer.text()).toContain(
    '<title id="title">pip install: ml-private (project ml-platform, us-central1)</title>',
  )
  for (const wrong of [`/badge/${NAME}`, '/badge/UPPER/us/x.svg', '/badge/p/us/%2e.svg']) {
    expect((await request.get(`${site.app.url}${wrong}`)).status(), wrong).toBe(404)
  }
  expect(site.emulator.requests()).toEqual([])
})

test('what unfurls a setup page finds its words, its picture and its card', async ({
  page,
  request,
  site,
}) => {
  await page.goto(`${SETUP}?tool=uv&os=macos`)
  const meta = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute('content')
  expect(await meta('og:title')).toBe('Install from ml-private with uv on macOS')
  expect(await meta('og:url')).toBe(`${site.app.url}${SETUP}?tool=uv&os=macos`)
  expect(await meta('twitter:card')).toBe('summary_large_image')
  // What obeys this file may look, so that it can unfurl; what would list the page is told not to on the page.
  expect(await (await page.request.get('/robots.txt')).text()).toContain('Allow: /repositories/')
  expect(await meta('robots')).toContain('noindex')
  const picture = (await meta('og:image')) ?? ''
  expect(picture).toBe(`${site.app.url}/og/${NAME}.png?tool=uv&os=macos`)
  const answer = await request.get(picture)
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/png',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=86400',
  })
  const bytes = await answer.body()
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])

  const discovery = page.locator('link[type="application/json+oembed"]')
  const told = await request.get((await discovery.getAttribute('href')) ?? '')
  expect(await told.json()).toMatchObject({ type: 'link', thumbnail_url: picture })
  expect(told.headers()['access-control-allow-origin']).toBe('*')
})

test.describe('the card', () => {
  test('is shown in a frame by the sites that the operator lists, and by no other', async ({
    page,
    complaints,
  }) => {
    let card = ''
    const wiki = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end(`<!doctype html><title>wiki</title><iframe src="${card}"></iframe>`)
    })
    wiki.listen(0, '127.0.0.1')
    await once(wiki, 'listening')
    const address = wiki.address()
    const port = typeof address === 'object' ? address?.port : 0
    const site = await startSite({ env: { EMBED_HOSTS: `http://127.0.0.1:${port}` } })
    try {
      card = `${site.app.url}/embed/${NAME}?tool=uv`
      await page.goto(`http://127.0.0.1:${port}/`)
      const frame = page.frameLocator('iframe')
      await expect(frame.getByRole('heading', { name: 'ml-private' })).toBeVisible()
      const opened = page.waitForEvent('popup')
      await frame.getByRole('link', { name: 'Install packages with uv' }).click()
      await expect(await opened).toHaveTitle(/Set up ml-private: install with uv/)
      await (await opened).close()

      await page.goto(`http://localhost:${port}/`)
      await expect(
        page.frameLocator('iframe').getByRole('heading', { name: 'ml-private' }),
      ).toHaveCount(0)
      expect(complaints.splice(0).join()).toContain('frame-ancestors')

      // Pages are not cards.
      card = `${site.app.url}${SETUP}`
      await page.goto(`http://127.0.0.1:${port}/`)
      await expect(
        page.frameLocator('iframe').getByRole('heading', { name: 'Set up' }),
      ).toHaveCount(0)
      expect(complaints.splice(0).join()).toContain('frame-ancestors')
      const told = await page.request.get(`${site.app.url}/oembed?url=${encodeURIComponent(card)}`)
      expect(await told.json()).toMatchObject({
        type: 'rich',
        html: expect.stringContaining('/embed/'),
      })
    } finally {
      // The browser keeps connections to whatever it framed, and the server waits for them.
      await page.context().close()
      await site.stop()
      wiki.closeAllConnections()
      await new Promise((resolve) => wiki.close(resolve))
    }
  })

  test('may be framed by nobody if nobody is listed, and knows nobody', async ({
    request,
    site,
  }) => {
    const answer = await request.get(`${site.app.url}/embed/${NAME}`)
    const headers = answer.headers()
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/,
    )
    expect(headers).not.toHaveProperty('x-frame-options')
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers['cache-control']).toBe('public, max-age=3600')
    expect((await request.get(`${site.app.url}/embed/UPPER/us/x`)).status()).toBe(404)
    for (const path of ['/', SETUP, '/link', `/badge/${NAME}.svg`, '/api/health']) {
      expect((await request.get(`${site.app.url}${path}`)).headers()['x-frame-options'], path).toBe(
        'DENY',
      )
    }
  })

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in it, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme })
      await page.goto(`/embed/${NAME}?tool=uv`)
      await expectAccessible(page)
    })
  }
})
