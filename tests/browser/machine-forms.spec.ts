import { expect, signIn, test } from './site'

const BASE = '/repositories/ml-platform/us-central1/ml-private'
const QUERY = 'tool=pip&os=linux'

test('setup.md and setup.json are made from the address alone', async ({ request, site }) => {
  site.emulator.clearRequests()
  const markdown = await request.get(`${BASE}/setup.md?${QUERY}`)
  expect(markdown.status()).toBe(200)
  expect(markdown.headers()['content-type']).toBe('text/markdown; charset=utf-8')
  expect(await markdown.text()).toContain(
    'us-central1-python.pkg.dev/ml-platform/ml-private/simple/',
  )

  const json = await request.get(`${BASE}/setup.json?${QUERY}`)
  expect(json.headers()['content-type']).toBe('application/json; charset=utf-8')
  expect(await json.json()).toMatchObject({
    format: 1,
    kind: 'guide',
    choices: { tool: 'pip', os: 'linux', scope: 'venv', credentials: 'adc' },
    files: ['pip.conf'],
  })
  const schema = await request.get('/schemas/setup-1.json')
  expect(schema.status()).toBe(200)
  expect(site.emulator.requests()).toEqual([])
})

test('they may be kept by anybody, and are asked for again only when they changed', async ({
  request,
}) => {
  const first = await request.get(`${BASE}/setup.md?${QUERY}`)
  const { etag = '' } = first.headers()
  expect(first.headers()['cache-control']).toMatch(/^public, max-age=\d+/)
  expect(first.headers()['set-cookie']).toBeUndefined()
  const again = await request.get(`${BASE}/setup.md?${QUERY}`, {
    headers: { 'if-none-match': etag },
  })
  expect(again.status()).toBe(304)
  const head = await request.head(`${BASE}/setup.md?${QUERY}`)
  expect(head.status()).toBe(200)
  expect(head.headers()['etag']).toBe(etag)
})

test('of somebody whose session is renewed on the way nothing is in what anybody may keep', async ({
  page,
  site,
}) => {
  site.emulator.setAccessTokenSeconds('wes@example.com', 30)
  await signIn(page, 'wes@example.com', '/')
  // So short a session is renewed by whatever page is asked for.
  const answer = await page.request.get(`${BASE}/setup.md?${QUERY}`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['set-cookie']).toBeUndefined()
  site.emulator.setAccessTokenSeconds('wes@example.com', null)
})

test('one file, under its own name', async ({ request }) => {
  const file = await request.get(`${BASE}/files/pip.conf?${QUERY}`)
  expect(file.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(file.headers()['content-disposition']).toBe('inline; filename="pip.conf"')
  expect(await file.text()).toMatch(/^\[global\]\n.*index-url = .*\/simple\/\n$/s)
  const other = await request.get(`${BASE}/files/pip.ini?${QUERY}`)
  expect(other.status()).toBe(404)
  expect(await other.text()).toContain('It has: pip.conf.')
  const pypirc = await request.get(`${BASE}/files/.pypirc?tool=twine&os=linux`)
  expect(await pypirc.text()).toContain('[distutils]')
})

test('what cannot be is said', async ({ request }) => {
  const nowhere = await request.get('/repositories/x/nowhere!/y/setup.md')
  expect(nowhere.status()).toBe(404)
  expect(await nowhere.text()).toContain('This is not the name of a repository')
  const impossible = await request.get(`${BASE}/setup.json?tool=twine&purpose=install`)
  expect(impossible.status()).toBe(200)
  expect(await impossible.json()).toMatchObject({ kind: 'impossible' })
  const odd = await request.get(`${BASE}/setup.md?tool=${encodeURIComponent('<script>\u202e')}`)
  expect(await odd.text()).toContain('Not known, so left out: tool=')
  const broken = await request.get(`${BASE}/files/%E0%A4%A?${QUERY}`)
  expect(broken.status()).toBe(404)
})

test('the page leads to them, and copies them as a prompt', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${BASE}?${QUERY}`)
  const markdown = page.getByRole('link', { name: 'Markdown', exact: true })
  await expect(markdown).toHaveAttribute('href', `${BASE}/setup.md?${QUERY}`)
  await page.getByRole('button', { name: 'Copy as prompt' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(
    /^Set this computer up as the guide below says[\s\S]+# Install from ml-private/,
  )
})

test('llms.txt says what there is', async ({ request, site }) => {
  const answer = await request.get('/llms.txt')
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await answer.text()).toContain(
    `${site.app.url}/repositories/PROJECT/LOCATION/REPOSITORY/setup.md`,
  )
})
