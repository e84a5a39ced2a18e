import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { expect, signIn, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'
const HERE = 'repository=projects/ml-platform/locations/us-central1/repositories/ml-private'
const REFUSED = readFileSync(
  join(import.meta.dirname, '../clients/symptoms/uv-publish-reader.txt'),
  'utf8',
).replaceAll(
  /acme-ml\/team|projects\/acme-ml\/locations\/us-central1\/repositories\/team/g,
  (name) =>
    name.includes('locations')
      ? 'projects/ml-platform/locations/us-central1/repositories/ml-private'
      : 'ml-platform/ml-private',
)

const box = (page: Page) => page.getByRole('textbox', { name: 'Paste what the command printed' })
const answer = (page: Page) => page.getByRole('status').filter({ has: page.locator('p') })

/** As a paste event brings it: nothing is typed. */
async function paste(page: Page, text: string): Promise<void> {
  await box(page).evaluate((area, pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    area.focus()
    area.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

async function openBox(page: Page): Promise<void> {
  await page.getByText('It did not work?', { exact: true }).click()
  await expect(box(page)).toBeEnabled()
}

const NOT_SIGNED_IN =
  'WARNING: Failed to retrieve Application Default Credentials: Your default credentials were not found.'

test('a pasted error gets its cause and this repository’s fix, and nothing is requested', async ({
  page,
  context,
}) => {
  await page.goto(`${SETUP}?tool=pip&os=linux`)
  await openBox(page)
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const address = page.url()

  await paste(page, NOT_SIGNED_IN)
  await expect(answer(page)).toContainText('This is what is wrong.')
  await expect(answer(page)).toContainText('Nobody is signed in to Google on this computer')
  await paste(page, ' and more')
  expect(requests).toEqual([])
  expect(page.url()).toBe(address)
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(stored).toBe('[{},{}]')
  expect(JSON.stringify(await context.cookies())).not.toContain('credentials were not')

  await answer(page).getByRole('link', { name: 'Step: Sign in to Google' }).click()
  await expect(page).toHaveURL(`${address}#sign-in`)
  await expect(page.locator('#sign-in')).toBeInViewport()
})

test('a secret is masked before it is shown, with how to revoke it', async ({ page }) => {
  await page.goto('/troubleshoot')
  await expect(box(page)).toBeEnabled()
  const secret = 'Zq8vK2mX0pLw7TnR4yHc'
  await paste(
    page,
    `Looking in indexes: https://oauth2accesstoken:ya29.${secret}@us-python.pkg.dev/p/r/simple/`,
  )
  await expect(box(page)).not.toHaveValue(new RegExp(secret))
  await expect(box(page)).toHaveValue(/ya29\.\*{4}/)
  await expect(answer(page)).toContainText('There is a secret in this text: revoke it')
  await expect(answer(page)).toContainText('gcloud auth application-default revoke')
  expect(await page.content()).not.toContain(secret)

  // Typed, too.
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(box(page)).toHaveValue('')
  await expect(answer(page)).toHaveCount(0)
  await box(page).pressSequentially(`TWINE_PASSWORD=${secret}`)
  await expect(box(page)).not.toHaveValue(new RegExp(secret))
})

test('what was said of a secret goes with it, however it is taken away', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/troubleshoot')
  await expect(box(page)).toBeEnabled()
  const warning = answer(page).getByText('There is a secret in this text')
  const pasteByKeys = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.keyboard.press('ControlOrMeta+V')
  }
  const secret = 'PIP_INDEX_URL=https://ada:Zq8vK2mX0pLw7TnR4yHc@us-python.pkg.dev/p/r/simple/'
  const harmless = 'Looking in indexes: https://****@us-python.pkg.dev/p/r/simple/'
  await box(page).click()

  for (const key of ['Delete', 'Backspace', 'ControlOrMeta+X']) {
    await pasteByKeys(secret)
    await expect(box(page)).toHaveValue(/ada:\*{4}@/)
    await expect(warning).toBeVisible()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press(key)
    await expect(box(page)).toHaveValue('')
    await expect(answer(page)).toHaveCount(0)
    await pasteByKeys(harmless)
    await expect(box(page)).toHaveValue(harmless)
    await expect(answer(page)).toBeVisible()
    await expect(warning).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+A')
  }

  // Over it, pasted and typed; and beside it, where it stays.
  await pasteByKeys(secret)
  await expect(warning).toBeVisible()
  await page.keyboard.press('ControlOrMeta+A')
  await pasteByKeys(harmless)
  await expect(warning).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+A')
  await pasteByKeys(secret)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('403')
  await expect(box(page)).toHaveValue('403')
  await expect(warning).toHaveCount(0)
  await pasteByKeys(` ${secret}`)
  await page.keyboard.type(' and more')
  await expect(warning).toBeVisible()
})

test('hostile text does nothing', async ({ page }) => {
  await page.goto(`/troubleshoot?${HERE}`)
  await expect(box(page)).toBeEnabled()
  const html =
    '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'
  const line = `${html}\u202e WARNING: Failed to retrieve Application Default Credentials: File \u202e${html} was not found.`
  await paste(page, line)
  await expect(answer(page)).toContainText('names a file that is not there')
  await expect(answer(page).locator('img, script')).toHaveCount(0)
  expect(await answer(page).innerText()).not.toContain('\u202e')
  expect(await page.title()).toContain('Troubleshoot')

  await page.getByRole('button', { name: 'Clear' }).click()
  const before = Date.now()
  await paste(page, `${'x '.repeat(500_000)}\n${NOT_SIGNED_IN}`)
  await expect(answer(page)).toContainText('This is what is wrong.')
  console.log(`a megabyte: ${Date.now() - before} ms`)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('other programs’ errors are not known', async ({ page }) => {
  await page.goto('/troubleshoot')
  await expect(box(page)).toBeEnabled()
  await paste(page, 'npm ERR! code E401\nnpm ERR! Incorrect or missing password.')
  await expect(answer(page)).toContainText('Not known.')
})

test('the doctor’s code is understood', async ({ page }) => {
  await page.goto(`/troubleshoot?${HERE}&tool=pip`)
  await expect(box(page)).toBeEnabled()
  await paste(page, 'doctor:1:second-index+no-backend:pip')
  await expect(answer(page)).toContainText('The doctor found this')
  await expect(answer(page).getByRole('heading')).toHaveText([
    /A public index stands beside/,
    /keyring or Google’s backend is not where/,
  ])
})

test.describe('what Google’s message hides', () => {
  test('nobody is signed in: both are possible', async ({ page }) => {
    await page.goto(`${SETUP}?tool=uv&purpose=publish`)
    await openBox(page)
    await paste(page, REFUSED)
    await expect(answer(page)).toContainText('The text does not tell which of these 2 it is')
  })

  for (const [email, headings] of [
    ['rita@example.com', [/You may not publish to the repository/]],
    ['ada@example.com', [/Signed in as somebody else than you think/]],
  ] as const) {
    test(`signed in as ${email}: one of them`, async ({ page }) => {
      const path = `${SETUP}?tool=uv&purpose=publish`
      await signIn(page, email, path)
      await expect(page.locator('[data-standing]')).toBeAttached()
      await openBox(page)
      await paste(page, REFUSED)
      await expect(answer(page).getByRole('heading')).toHaveText([...headings])
    })
  }

  test('signed in as somebody whom Google does not tell: that is said', async ({ page }) => {
    const path = `${SETUP}?tool=uv&purpose=publish`
    await signIn(page, 'nemo@example.com', path)
    await expect(page.locator('[data-standing]')).toBeAttached()
    await openBox(page)
    await paste(page, REFUSED)
    await expect(answer(page)).toContainText('Google does not tell nemo@example.com which it is')
    await expect(answer(page)).not.toContainText('the setup page says which')
  })

  test('signed in, of a repository that does not exist', async ({ page }) => {
    await signIn(page, 'ada@example.com', `/troubleshoot?${HERE.replace(/private$/, 'none')}`)
    await expect(page.locator('[data-standing]')).toBeAttached()
    await expect(box(page)).toBeEnabled()
    await paste(page, REFUSED.replaceAll('ml-private', 'ml-none'))
    await expect(answer(page).getByRole('heading').first()).toContainText(
      'There is no repository of this name',
    )
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the doctor’s code is understood in the address', async ({ page }) => {
    await page.goto(`/troubleshoot?code=doctor:1:second-index:pip&${HERE}`)
    await expect(page.getByText('The doctor found this')).toBeVisible()
    const first = page.getByRole('heading', { level: 3 }).first()
    await expect(first).toContainText('A public index stands beside the repository')
  })

  test('every entry stands in the list and has an address of its own', async ({ page }) => {
    await page.goto(`/troubleshoot?${HERE}&tool=pip&os=linux`)
    const folds = page.locator('main section details h3')
    expect(await folds.count()).toBeGreaterThan(30)
    await expect(page.locator('#no-backend')).toBeHidden()
    await folds.filter({ hasText: 'backend is not where the client looks' }).click()
    await page
      .locator('#no-backend')
      .getByRole('link', { name: /^Its own page/ })
      .click()
    await expect(page).toHaveURL(/\/troubleshoot\/no-backend\?repository=/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('backend')
    // The steps are this repository's, for this tool and system.
    await expect(
      page.getByRole('heading', { name: /The steps that mend it, with pip/ }),
    ).toBeVisible()
    await expect(page.locator('#install-keyring')).toContainText(
      'keyrings.google-artifactregistry-auth',
    )
    await page.getByRole('link', { name: 'All steps, and other tools and systems' }).click()
    await expect(page).toHaveURL(`${SETUP}?tool=pip&os=linux`)
    await page.getByText('It did not work?', { exact: true }).click()
    await expect(page.getByRole('link', { name: 'what goes wrong' })).toBeVisible()
  })
})

test.describe('the list', () => {
  const tall = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight)

  test('has a line for each cause, and is no longer than that', async ({ page }) => {
    await page.goto('/troubleshoot')
    expect(await tall(page)).toBeLessThan(3000)
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await tall(page)).toBeLessThan(4500)
  })

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })
      test('an entry’s anchor opens it, and nothing else', async ({ page }) => {
        await page.goto('/troubleshoot#version-exists')
        await expect(page.locator('#version-exists')).toBeVisible()
        await expect(page.locator('#version-exists')).toBeInViewport()
        await expect(page.locator('details[open]').filter({ has: page.locator('h3') })).toHaveCount(
          1,
        )
        // What a client says is in the page, though folded: a browser's search finds and opens it.
        await expect(page.locator('#no-backend')).toContainText('No module named keyring')
      })
    })
  }
})

test('the second index is taken out by a command, for this tool and system', async ({ page }) => {
  const entry = (query: string) => page.goto(`/troubleshoot/second-index?${HERE}&${query}`)
  await entry('tool=pip&os=linux')
  await expect(page.locator('#unset-second-index')).toContainText(
    'python -m pip config unset global.extra-index-url',
  )
  await expect(page.locator('#unset-second-index-variable')).toContainText(
    'unset PIP_EXTRA_INDEX_URL',
  )
  await entry('tool=pip&os=windows')
  await expect(page.locator('#unset-second-index')).toContainText(
    'python -m pip config unset global.extra-index-url',
  )
  await expect(page.locator('#unset-second-index-variable')).toContainText(
    'Remove-Item Env:PIP_EXTRA_INDEX_URL',
  )
  await entry('tool=uv&os=linux')
  await expect(page.locator('#unset-second-index-variable')).toContainText('unset UV_INDEX')
})

test('an entry that there is not, is not found', async ({ page, complaints }) => {
  const answered = await page.goto('/troubleshoot/no-such-trouble')
  expect(answered?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no page at this address',
  )
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')))
})

test('the box comes with the fold, not with the setup page', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url())
  })
  await page.goto(`${SETUP}?tool=pip`)
  await page.waitForLoadState('networkidle')
  const before = new Set(scripts)
  await openBox(page)
  expect(scripts.filter((url) => !before.has(url)).length).toBeGreaterThan(0)
  for (const url of before) {
    expect(await (await page.request.get(url)).text()).not.toContain('Reauthentication is needed')
  }
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme })
    for (const path of [
      '/troubleshoot',
      `/troubleshoot?${HERE}&tool=uv&os=windows`,
      `/troubleshoot/second-index?${HERE}&tool=pip`,
      '/troubleshoot/may-not-read',
      `${SETUP}?tool=pip`,
    ]) {
      await page.goto(path)
      if (path.startsWith(SETUP)) await openBox(page)
      if (!path.startsWith('/troubleshoot/')) {
        await expect(box(page)).toBeEnabled()
        await paste(page, `https://x:Zq8vK2mX0pLw@us-python.pkg.dev/p/r/ ${REFUSED}`)
        await expect(answer(page)).toBeVisible()
      }
      await expectAccessible(page, `${path} (${theme})`)
    }
  })
}
