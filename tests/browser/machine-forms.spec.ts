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

test('scripts, for their own systems', async ({ request, site }) => {
  site.emulator.clearRequests()
  const sh = await request.get(`${BASE}/setup.sh?tool=pip&scope=user`)
  expect(sh.status()).toBe(200)
  expect(sh.headers()).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'inline; filename="setup.sh"',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('public'),
  })
  expect(await sh.text()).toMatch(/^#!\/bin\/sh\n# Install from ml-private .*\nmain "\$@"\n$/s)
  // Without a system it is the script's own.
  const ps1 = await request.get(`${BASE}/setup.ps1?tool=pip&scope=user`)
  expect(await ps1.text()).toContain('Merge')
  const wrong = await request.get(`${BASE}/setup.ps1?tool=pip&os=linux`)
  expect(await wrong.text()).toMatch(
    /No script can do this\. This is for Windows[\s\S]*\nexit 1\n$/,
  )
  expect((await request.head(`${BASE}/setup.sh?tool=pip`)).headers()['etag']).toMatch(/^"/)
  expect((await request.get('/repositories/x/y/z/setup.sh')).status()).toBe(404)
  expect(site.emulator.requests()).toEqual([])
})

test('nothing of a hostile address gets into a script but in quotes', async ({ request }) => {
  const hostile = `"'\`$(id)\n#<!--\u202e${'A'.repeat(5000)}`
  for (const name of ['tool', 'os', 'scope', 'package', 'key-file', 'service-account', 'x']) {
    const query = new URLSearchParams({ credentials: 'key-file', [name]: hostile }).toString()
    for (const form of ['setup.sh', 'setup.ps1', 'setup.md']) {
      const answer = await request.get(`${BASE}/${form}?${query}`)
      expect(answer.status(), `${form} ${name}`).toBe(200)
      const text = await answer.text()
      expect(text, `${form} ${name}`).not.toContain('\u202e')
      if (form !== 'setup.md') expect(text, `${form} ${name}`).not.toContain('$(id)')
    }
  }
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
  const text = await answer.text()
  expect(text).toContain(`${site.app.url}/repositories/PROJECT/LOCATION/REPOSITORY/setup.md`)
  expect(text).toContain(`${site.app.url}/doctor.py`)
  expect(text).toContain(`${site.app.url}/go?repository=`)
  for (const name of ['key-file', 'service-account']) expect(text).toContain(`- \`${name}\`: `)
})

test('where no script can do it, the page says why and has no link to one', async ({ page }) => {
  for (const query of ['tool=poetry', 'tool=dockerfile', 'tool=pip&scope=environment&os=windows']) {
    await page.goto(`${BASE}?${query}`)
    const forms = page.getByText('This page for programs:').locator('..')
    await expect(forms.getByRole('link', { name: 'JSON' })).toBeVisible()
    await expect(forms.getByRole('link', { name: 'Script' })).toHaveCount(0)
    await expect(forms.locator('[data-no-script]')).toContainText(/^Script: \S.{20,}\.$/)
  }
  await page.goto(`${BASE}?tool=pip&scope=user&os=linux`)
  await expect(page.getByRole('link', { name: 'Script' })).toHaveAttribute('href', /setup\.sh/)
  await expect(page.locator('[data-no-script]')).toHaveCount(0)
})
