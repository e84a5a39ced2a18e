import { readFile } from 'node:fs/promises'
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
    await page.getByRole('link', { name: 'Windows (cmd)' }).click()
    await expect(page).toHaveURL(/os=windows-cmd/)
    await expect(page.getByText('pip.ini').first()).toBeAttached()
    await page.getByRole('link', { name: 'Publish packages' }).click()
    await expect(page).toHaveURL(/purpose=publish|tool=twine/)
    await expect(page.getByText('.pypirc').filter({ visible: true }).first()).toBeVisible()
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
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156', 'Windows (PowerShell)'],
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
  await page.getByText('As', { exact: true }).click()
  await page.getByRole('link', { name: 'A service account, by its key file' }).click()
  await expect(page).toHaveURL(/credentials=key-file/)
  const signIn = page.locator('figure', { hasText: 'gcloud auth application-default login' })
  await expect(signIn).toHaveCount(0)
  await page.getByLabel('Where the key file lies').fill("/keys/it's $mine.json")
  await page.getByRole('button', { name: 'Use this path' }).click()
  const command = `export GOOGLE_APPLICATION_CREDENTIALS='/keys/it'\\''s $mine.json'`
  await expect(page.getByText(command)).toBeVisible()
  await expect(page.getByLabel('Where the key file lies')).toHaveValue("/keys/it's $mine.json")
  await page.getByText('Set up', { exact: true }).click()
  await page.getByRole('link', { name: 'For me, everywhere' }).click()
  await expect(page).toHaveURL(/scope=user/)
  await expect(page.getByText(command), 'kept by the other choices').toBeVisible()
})

test('each kind of credentials says whom it suits, and what publishing cannot take is there with its reason', async ({
  page,
}) => {
  await page.goto(`${SETUP}?purpose=publish&os=linux`)
  await page.getByText('As', { exact: true }).click()
  const usual = page.getByRole('link', { name: 'My own account People, at their own computer' })
  await expect(usual).toHaveAttribute('aria-current', 'true')
  await page.getByText('To', { exact: true }).click()
  await expect(page.getByText('A virtual repository takes no uploads.')).toBeVisible()
  await expect(page.getByText('Publishing goes to one repository.')).toBeVisible()
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

test('which service account is a part of the address, too', async ({ page }) => {
  await page.goto(`${SETUP}?os=linux&credentials=impersonation`)
  await page.getByLabel('E-mail address of the service account').fill('not an address')
  await page.getByRole('button', { name: 'Use this account' }).click()
  await expect(page.getByText('Not understood in the address')).toBeVisible()
  const account = 'readers@ml-platform.iam.gserviceaccount.com'
  await page.getByLabel('E-mail address of the service account').fill(account)
  await page.getByRole('button', { name: 'Use this account' }).click()
  await expect(page).toHaveURL(/credentials=impersonation/)
  await expect(page.locator('figure', { hasText: account }).first()).toBeVisible()
})

test('a file is saved under its own name, with and without JavaScript', async ({
  browser,
  site,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: site.app.url })
    const page = await context.newPage()
    await page.goto(`${SETUP}?os=linux`)
    await page.getByText('Same as a file').first().click()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download pip.conf' }).click()
    const download = await saved
    expect(download.suggestedFilename()).toBe('pip.conf')
    const content = await page
      .locator('figure', { hasText: 'Download' })
      .locator('code')
      .first()
      .textContent()
    expect(await readFile(await download.path(), 'utf8')).toBe(content)
    await context.close()
  }
})

test('code in colours is copied letter for letter', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${SETUP}?purpose=publish&os=windows`)
  const figure = page.locator('figure', { hasText: '.pypirc' }).filter({ visible: true }).first()
  await expect(figure.locator('.hljs-section').first()).toHaveCSS('color', 'rgb(11, 85, 138)')
  await figure.getByRole('button', { name: /copy/i }).click()
  await expect(figure.getByRole('button')).toContainText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('[distutils]\nindex-servers =\n    ml-private\n')
})

test('a TOML file that is there already is kept, too', async ({ page }) => {
  await page.goto(`${SETUP}?tool=uv&os=linux`)
  await page
    .getByText(/^I have a (uv|pyproject)\.toml already$/)
    .first()
    .click()
  const box = page.getByLabel('Paste it here').filter({ visible: true })
  await box.fill('# mine\n[tool.other]\nkept = true\n')
  const figure = page.locator('figure', { hasText: 'the whole file' })
  await expect(figure.getByText('added: ', { exact: false }).first()).toBeVisible()
  await expect(figure.getByText('# mine').first()).toBeVisible()
  const merged = await figure.locator('[data-copy-source]').textContent()
  await box.fill(merged ?? '')
  await expect(page.getByText('Nothing has to change: the repository is in it.')).toBeVisible()
})

test('what does not work on a system is shown with its reason', async ({ page }) => {
  await page.goto(`${SETUP}?os=windows`)
  await page.getByText('As', { exact: true }).click()
  await expect(
    page.getByText('On Windows the keyring backend does not find gcloud').first(),
  ).toBeVisible()
  await page.goto(`${SETUP}?os=windows&credentials=gcloud`)
  await expect(page.getByRole('main')).toContainText(
    'On Windows the keyring backend does not find gcloud',
  )
  await expect(page.getByText('gcloud auth login', { exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Show the nearest that works' }).click()
  await expect(page.getByText('pip config', { exact: false }).first()).toBeVisible()
  await expect(page).not.toHaveURL(/credentials=gcloud/)
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
  await expect(page).toHaveURL(
    /\/repositories\/ml-platform\/us-central1\/ml-private\?withheld=repository$/,
  )
  await expect(page.getByText('If it was real, revoke it')).toBeVisible()
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

test('where a virtual repository contains this one, nobody is sent to make another', async ({
  page,
}) => {
  await page.goto(`${SETUP}?tool=uv&index=virtual`)
  await expect(page.locator('#create-virtual')).toBeVisible()
  await expect(page.getByText('There is a virtual repository already: use it')).toHaveCount(0)
  await signIn(page, 'rita@example.com', `${SETUP}?tool=uv&index=virtual`)
  await expect(page.getByText('There is a virtual repository already: use it')).toBeVisible()
  await expect(page.locator('#create-virtual')).toBeVisible()
  const link = page.getByRole('link', { name: /^Install through ml/ })
  await expect(link).toHaveAttribute('href', /\/us-central1\/[a-z-]+\?tool=uv$/)
})

test('the account that the computer uses is asked in the Python that has the backend', async ({
  page,
}) => {
  await signIn(page, 'rita@example.com', `${SETUP}?tool=uv&os=linux`)
  await page.getByText('Does your computer use the same account?').click()
  await page.getByRole('link', { name: 'Which credentials win, and which account is used' }).click()
  await page.locator('#which-account > summary').click()
  await expect(page.locator('#which-account')).toContainText('$(command -v keyring)')
})
