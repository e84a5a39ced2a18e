import { expect, signIn, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

test('needs no sign-in, and asks Google nothing', async ({ page, site }) => {
  site.emulator.clearRequests()
  await page.goto(SETUP)
  await expect(page.getByText('--list-backends').first()).toBeVisible()
  await page.goto('/repositories/never-made/us/nothing-here?purpose=publish')
  await expect(page.getByText('twine upload').first()).toBeVisible()
  expect(site.emulator.requests()).toEqual([])
})

test('renders while Google is silent, also for someone signed in', async ({ page, site }) => {
  await signIn(page, 'rita@example.com', '/')
  site.emulator.faults.set({ rules: [{ method: '*', status: 'timeout' }] })
  await page.goto(SETUP, { waitUntil: 'commit' })
  await expect(page.getByText('--list-backends').first()).toBeVisible()
  await expect(page.getByText('pip config', { exact: false }).first()).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole guide is there and the choices work', async ({ page }) => {
    await page.goto(`${SETUP}?os=linux`)
    await expect(page.getByText('gcloud auth application-default login').first()).toBeVisible()
    await page.getByRole('link', { name: 'Windows' }).click()
    await expect(page).toHaveURL(/os=windows/)
    await expect(page.getByText('pip.ini').first()).toBeAttached()
    await page.getByRole('link', { name: 'Publish packages' }).click()
    await expect(page).toHaveURL(/purpose=publish|tool=twine/)
    await expect(page.getByText('.pypirc').first()).toBeVisible()
    await expect(page.getByRole('button', { name: /copy/i })).toHaveCount(0)
  })

  test('the steps are there for someone signed in, too', async ({ page }) => {
    await signIn(page, 'wes@example.com', `${SETUP}?purpose=publish`)
    await expect(page.getByText('twine upload').first()).toBeVisible()
  })

  test('the theme can be chosen and stays', async ({ page }) => {
    await page.goto(SETUP)
    await page.getByRole('button', { name: /dark/i }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('the system is guessed from the browser unless the address says', () => {
  const cases = [
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156', 'Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 'macOS'],
    ['Mozilla/5.0 (X11; Linux x86_64) Firefox/140', 'Linux'],
  ] as const
  for (const [userAgent, system] of cases) {
    test(system, async ({ browser, site }) => {
      const context = await browser.newContext({ userAgent, baseURL: site.app.url })
      const page = await context.newPage()
      await page.goto(SETUP)
      await expect(page.getByRole('link', { name: system })).toHaveAttribute('aria-current', /./)
      await page.goto(`${SETUP}?os=linux`)
      await expect(page.getByRole('link', { name: 'Linux' })).toHaveAttribute('aria-current', /./)
      await context.close()
    })
  }
})

test('values that are not known fall to defaults, and are named', async ({ page }) => {
  await page.goto(`${SETUP}?tool=conan&os=beos&scope=moon&purpose=fly&credentials=gold&unrelated=1`)
  await expect(page.getByText('pip config', { exact: false }).first()).toBeVisible()
  for (const value of ['conan', 'beos', 'moon']) {
    await expect(page.getByText(value).first()).toBeVisible()
  }
})

test('other credentials change the sign-in, and the path of a key goes into the commands', async ({
  page,
}) => {
  await page.goto(`${SETUP}?os=linux`)
  await page.getByRole('link', { name: 'A service account, by its key file' }).click()
  await expect(page).toHaveURL(/credentials=key-file/)
  await expect(page.getByText('gcloud auth application-default login')).toHaveCount(0)
  await page.getByLabel('Where the key file lies').fill("/keys/it's $mine.json")
  await page.getByRole('button', { name: 'Use this path' }).click()
  const command = `export GOOGLE_APPLICATION_CREDENTIALS='/keys/it'\\''s $mine.json'`
  await expect(page.getByText(command)).toBeVisible()
  await page.getByRole('link', { name: 'For me, everywhere' }).click()
  await expect(page.getByText(command), 'kept by the other choices').toBeVisible()
})

test('a file that is there already is kept, in this tab', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${SETUP}?purpose=publish&os=linux`)
  await page.getByText('I have a .pypirc already').click()
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData()}`))
  await page
    .getByLabel('Paste it here')
    .fill('# mine\n[distutils]\nindex-servers =\n    pypi\n\n[pypi]\npassword = pypi-secret\n')
  await expect(page.getByText('The file can publish to the public PyPI')).toBeVisible()
  const figure = page.locator('figure', { hasText: 'the whole file' })
  await expect(figure.getByText('added: ml-private', { exact: false })).toBeVisible()
  await figure.getByRole('button', { name: /copy/i }).click()
  await expect(figure.getByRole('button')).toContainText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '# mine\n[distutils]\nindex-servers =\n    pypi\n    ml-private\n\n[pypi]\npassword = pypi-secret\n\n[ml-private]\nrepository = https://us-central1-python.pkg.dev/ml-platform/ml-private/\n',
  )
  expect(sent.join()).not.toContain('pypi-secret')
  expect(site.output()).not.toContain('pypi-secret')
})

test('what does not work on a system is shown with its reason', async ({ page }) => {
  await page.goto(`${SETUP}?os=windows`)
  await expect(
    page.getByText('On Windows the keyring backend does not find gcloud').first(),
  ).toBeVisible()
  await page.goto(`${SETUP}?os=windows&credentials=gcloud`)
  await expect(page.getByRole('main')).toContainText(
    'On Windows the keyring backend does not find gcloud',
  )
  await expect(page.getByText('gcloud auth login', { exact: true })).toHaveCount(0)
})

test('markup in the address stays text', async ({ page }) => {
  await page.goto(
    `${SETUP}?tool=${encodeURIComponent('<img src=x onerror=alert(1)>')}&package=${encodeURIComponent('"><script>alert(1)</script>')}`,
  )
  await expect(page.locator('img[src=x]')).toHaveCount(0)
  await expect(page.getByText('pip config', { exact: false }).first()).toBeVisible()
})

test.describe('names that cannot be', () => {
  for (const path of [
    '/repositories/UPPER/us-central1/ml-private',
    '/repositories/ml-platform/nowhere!/ml-private',
    '/repositories/ml-platform/us-central1/-x',
    '/repositories/ml-platform/us-central1/%3Cscript%3E',
    '/repositories/ml-platform/us-central1/a%2Fb',
    '/repositories/ml-platform/us-central1/x%FFy',
  ]) {
    test(path, async ({ page, complaints }) => {
      const response = await page.goto(path)
      expect(response?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('main')).not.toContainText(/at .*\.js|Error:/)
      // The browser's own note about the 404 that was asked for.
      complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')))
    })
  }
})

test('pasting an address leads to its page', async ({ page }) => {
  await page.goto('/')
  await page
    .getByLabel('Repository name or URL')
    .fill(
      'oauth2accesstoken:secret-token@us-central1-python.pkg.dev/ml-platform/ml-private/simple/',
    )
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page).toHaveURL(/\/repositories\/ml-platform\/us-central1\/ml-private$/)
  await expect(page.locator('body')).not.toContainText('secret-token')
})

test.describe('at the width of a phone nothing is cut off', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  for (const path of [
    '/',
    '/repositories?q=ml',
    SETUP,
    `${SETUP}?purpose=publish&os=windows`,
    '/repositories/ml-platform/us-central1/ml-all',
  ]) {
    test(path, async ({ page }) => {
      await signIn(page, 'ada@example.com', path)
      await page.waitForLoadState('networkidle')
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    })
  }
})

test('a copy that is refused says so and selects the text', async ({ page }) => {
  await page.goto(SETUP)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    })
  })
  const figure = page.locator('figure').filter({ visible: true }).first()
  await figure.getByRole('button', { name: /copy/i }).click()
  await expect(figure.getByRole('button')).not.toContainText('Copied')
  const selected = await page.evaluate(() => getSelection()?.toString())
  expect(selected).toBe(await figure.locator('code').textContent())
})
