import { expect, signIn, startSite, test, waitForList } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

/** How the emulator's access and refresh tokens end, however they are escaped. */
const TOKEN = /emulator-[\w-]{43}/

test('no token reaches a page, a payload, a log or a cookie that scripts can read', async ({
  page,
}) => {
  const site = await startSite()
  try {
    expect(site.emulator.tokenFor('wes@example.com')).toMatch(TOKEN)
    const bodies: string[] = []
    page.on('response', async (response) => {
      if (!response.url().startsWith(site.app.url)) return
      const body = await response.text().catch(() => '')
      bodies.push(`${JSON.stringify(response.headers())}\n${body}`)
    })
    await page.goto(`${site.app.url}/sign-in?callbackUrl=/repositories`)
    await page.getByRole('button', { name: 'wes@example.com' }).click()
    await waitForList(page)
    // Links fetch the payload of the page they lead to, not its HTML.
    await page.locator(`a[href="${SETUP}"]`).first().click()
    await expect(page.getByText('Asked as wes@example.com')).toBeVisible()
    for (const path of [
      '/',
      SETUP,
      '/repositories',
      '/api/auth/session',
      '/api/ready',
      '/go?repository=x',
      '/nothing',
    ]) {
      await page.request
        .get(`${site.app.url}${path}`)
        .then(async (answer) => bodies.push(await answer.text()))
      await page.request
        .get(`${site.app.url}${path}`, { headers: { rsc: '1' } })
        .then(async (answer) => bodies.push(await answer.text()))
    }
    // Failures are where a token likes to slip into a message.
    site.emulator.faults.set({ rules: [{ method: '*', status: 'odd-json' }] })
    await page.goto(`${site.app.url}/repositories`)
    await waitForList(page)
    site.emulator.revoke('wes@example.com')
    await page.goto(`${site.app.url}${SETUP}`)
    await page.waitForLoadState('networkidle')

    const readable = await page.evaluate(() => document.cookie)
    const everything = [...bodies, site.output(), readable].join('\n')
    expect(everything).toContain('wes@example.com')
    expect(everything).not.toMatch(TOKEN)
    expect(everything).not.toContain('ya29.')
  } finally {
    await site.stop()
  }
})

test('the session cookie is out of reach of scripts and of other sites', async ({ page }) => {
  await signIn(page, 'rita@example.com')
  const session = (await page.context().cookies()).find(({ name }) =>
    name.includes('session-token'),
  )
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test("next-auth's session shows a name and nothing else", async ({ page, site }) => {
  await signIn(page, 'rita@example.com')
  const session = await (await page.request.get(`${site.app.url}/api/auth/session`)).json()
  expect(session).toEqual({
    user: { email: 'rita@example.com', name: 'Rita Reader' },
    expires: expect.any(String),
  })
})

for (const path of ['/', SETUP, '/repositories', '/nothing-here', '/api/health']) {
  test(`the headers of ${path}`, async ({ page, site }) => {
    const headers = (await page.request.get(`${site.app.url}${path}`)).headers()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    for (const part of [
      "default-src 'none'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(part)
    }
    expect(headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.stringContaining('max-age='),
    })
    expect(headers['x-powered-by']).toBeUndefined()
  })
}

test('a page made for one person is kept by nobody', async ({ page, site }) => {
  await signIn(page, 'rita@example.com')
  for (const path of ['/repositories', SETUP]) {
    const headers = (await page.request.get(`${site.app.url}${path}`)).headers()
    expect(headers['cache-control']).toMatch(/private.*no-store/)
  }
})

test('each answer has a nonce of its own', async ({ page, site }) => {
  const nonces = new Set<string>()
  for (let time = 0; time < 3; time += 1) {
    const answer = await page.request.get(`${site.app.url}/`)
    nonces.add(answer.headers()['content-security-policy'] ?? '')
  }
  expect(nonces.size).toBe(3)
})

test('an inline script without the nonce does not run', async ({ page, complaints }) => {
  await page.goto('/')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.intruder = true'
    document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.intruder = true">')
    return new Promise((resolve) => setTimeout(() => resolve('intruder' in window), 200))
  })
  expect(ran).toBe(false)
  expect(complaints.some((text) => text.includes('Content Security Policy'))).toBe(true)
  complaints.length = 0
})

test('two people in two browsers see their own', async ({ browser, site }) => {
  const pages = await Promise.all(
    ['rita@example.com', 'nemo@example.com'].map(async (email) => {
      const page = await (await browser.newContext({ baseURL: site.app.url })).newPage()
      await signIn(page, email)
      return page
    }),
  )
  await Promise.all(pages.map((page) => waitForList(page)))
  const counts = await Promise.all(pages.map((page) => page.locator('[data-repository]').count()))
  expect(counts[0]).toBeGreaterThan(0)
  expect(counts[1]).toBe(0)
  for (const page of pages) await page.context().close()
})
