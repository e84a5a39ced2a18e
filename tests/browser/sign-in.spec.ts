import { choosePerson, expect, row, signIn, startSite, test, waitForList } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

test('a deep link comes back letter for letter', async ({ page, site }) => {
  const address = '/repositories?q=a%20b%2Bc&project=example.com%3Alegacy&sort=-updated&add=x%26y'
  await page.goto(address)
  await expect(page.getByText('That page needs a sign-in')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in with Google' }).click()
  await choosePerson(page, 'rita@example.com')
  await expect(page).toHaveURL(`${site.app.url}${address}`)
})

test.describe('a return address that leaves the site is refused', () => {
  for (const address of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '%',
  ]) {
    test(JSON.stringify(address), async ({ page, site }) => {
      const query = new URLSearchParams({ callbackUrl: address })
      await page.goto(`/sign-in?${query}`)
      expect(new URL(page.url()).origin).toBe(site.app.url)
      await expect(page.getByText('The address to return to was ignored')).toBeVisible()
      await page.getByRole('link', { name: 'Sign in with Google' }).click()
      await choosePerson(page, 'rita@example.com')
      await expect(page).toHaveURL(`${site.app.url}/repositories`)
    })
  }
})

test('asks for the least: read-only, offline, with PKCE, state and nonce', async ({
  page,
  site,
}) => {
  await page.goto('/sign-in')
  const url = new URL(page.url())
  expect(url.origin).toBe(site.emulator.url)
  expect(url.searchParams.get('scope')).toBe(
    'openid email profile https://www.googleapis.com/auth/cloud-platform.read-only',
  )
  expect(url.searchParams.get('access_type')).toBe('offline')
  expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(url.searchParams.get(name)?.length, name).toBeGreaterThan(20)
  }
})

test('saying no at Google leads back with a word about it', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/not completed|not let in/i)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in with Google' })).toBeVisible()
})

test('an access token that Google ends early is replaced unnoticed', async ({ page, site }) => {
  await signIn(page, 'wes@example.com')
  await waitForList(page)
  site.emulator.expireTokens('wes@example.com')
  await page.reload()
  await waitForList(page)
  await expect(row(page, '/ml-private')).toBeVisible()
  site.emulator.expireTokens('wes@example.com')
  await page.goto(SETUP)
  await expect(page.getByText('Asked as wes@example.com')).toBeVisible()
  await expect(page.getByText('Writer, on project ml-platform.').first()).toBeVisible()
})

test('an access token that runs out is refreshed and the new one kept', async ({ page, site }) => {
  // Shorter than the minute that is refreshed ahead: already the next page wants another one.
  site.emulator.setAccessTokenSeconds('cus@example.com', 5)
  await signIn(page, 'cus@example.com')
  await waitForList(page)
  site.emulator.setAccessTokenSeconds('cus@example.com', null)
  const cookie = async () =>
    (await page.context().cookies()).find(({ name }) => name.includes('session-token'))?.value
  const before = await cookie()
  await page.reload()
  await waitForList(page)
  const renewed = await cookie()
  expect(renewed).not.toBe(before)
  await page.reload()
  await waitForList(page)
  expect(await cookie(), 'a token that holds is not refreshed').toBe(renewed)
})

test('a revoked sign-in leads to sign-in again, and back to the page', async ({ page, site }) => {
  await signIn(page, 'nadia@example.com', '/repositories?q=ml')
  await waitForList(page)
  site.emulator.revoke('nadia@example.com')
  await page.reload()
  await expect(page.getByText('Google asks you to sign in again')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in with Google' }).click()
  await choosePerson(page, 'nadia@example.com')
  await expect(page).toHaveURL(`${site.app.url}/repositories?q=ml`)
  await waitForList(page)
  await expect(row(page, '/ml-private')).toBeVisible()
})

test('a company that wants people to sign in again is obeyed', async ({ page, site }) => {
  site.emulator.setAccessTokenSeconds('cora@example.com', 5)
  await signIn(page, 'cora@example.com')
  await waitForList(page)
  site.emulator.setAccessTokenSeconds('cora@example.com', null)
  site.emulator.requireReauthentication('cora@example.com')
  await page.goto('/repositories?sort=project')
  await expect(page.getByText('Google asks you to sign in again')).toBeVisible()
  await page.getByRole('link', { name: 'Sign in with Google' }).click()
  await choosePerson(page, 'cora@example.com')
  await expect(page).toHaveURL(`${site.app.url}/repositories?sort=project`)
})

test('a revoked sign-in on a setup page keeps the page and offers to sign in again', async ({
  page,
  site,
}) => {
  await signIn(page, 'gail@gmail.example', SETUP)
  site.emulator.revoke('gail@gmail.example')
  await page.reload()
  await expect(page.getByText('Google no longer accepts your sign-in').first()).toBeVisible()
  await expect(page.getByText('--list-backends').first()).toBeVisible()
  await page.getByRole('link', { name: 'Sign in again' }).first().click()
  await choosePerson(page, 'gail@gmail.example')
  await expect(page).toHaveURL(`${site.app.url}${SETUP}`)
})

test('signing out ends the session here, revokes nothing, and says so', async ({ page, site }) => {
  await signIn(page, 'rita@example.com')
  await waitForList(page)
  site.emulator.clearRequests()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText(/nothing was revoked/i)).toBeVisible()
  expect(site.emulator.requests().filter(({ path }) => path.includes('revoke'))).toEqual([])
  await page.goto('/repositories')
  await expect(page.getByText('That page needs a sign-in')).toBeVisible()
})

test('signing out works without JavaScript', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.app.url })
  const page = await context.newPage()
  await signIn(page, 'rita@example.com', '/')
  await expect(page.getByText('You are signed in as')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText(/nothing was revoked/i)).toBeVisible()
  await context.close()
})

test.describe('only these domains', () => {
  test('the verified domain decides, not the address', async ({ page }) => {
    const site = await startSite({
      env: { ALLOWED_DOMAINS: 'example.com' },
      world: {
        people: [
          { email: 'in@example.com', name: 'In', hd: 'example.com' },
          { email: 'out@partner.example', name: 'Out', hd: 'partner.example' },
          // Anyone can own a consumer account with an address that looks like the company's.
          { email: 'looks@example.com', name: 'Looks Like' },
        ],
        groups: [],
        organizations: [],
        folders: [],
        projects: [],
        roles: [],
      },
    })
    try {
      for (const email of ['out@partner.example', 'looks@example.com']) {
        // The hint shortens the list of accounts; somebody who goes round it must still be refused.
        await page.goto(`${site.app.url}/sign-in`)
        const url = new URL(page.url())
        expect(url.searchParams.get('hd')).toBe('example.com')
        url.searchParams.delete('hd')
        await page.goto(url.href)
        await choosePerson(page, email)
        await expect(page.getByText('You were not let in')).toBeVisible()
        expect(
          (await page.context().cookies()).filter(({ name }) => name.includes('session-token')),
        ).toEqual([])
      }
      await page.goto(`${site.app.url}/sign-in`)
      await choosePerson(page, 'in@example.com')
      await expect(page).toHaveURL(`${site.app.url}/repositories`)
    } finally {
      // A page that is still loading when its server stops complains about that.
      await page.goto('about:blank')
      await site.stop()
    }
  })
})
