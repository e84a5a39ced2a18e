import type { Page } from '@playwright/test'
import { expect, signIn, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

/** Unfolds the picker whose label is given. */
async function unfold(page: Page, label: string) {
  await page.getByRole('navigation', { name: 'Choices' }).getByText(label, { exact: true }).click()
}

/** Set in the document: gone when the page is loaded anew. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-mark', ''))
const isMarked = (page: Page) => page.evaluate(() => document.body.hasAttribute('data-mark'))

test('switching asks Google nothing, keeps the place and the focus, and Back works', async ({
  page,
  site,
}) => {
  await signIn(page, 'wes@example.com', `${SETUP}?tool=pip&os=linux`)
  await expect(page.getByText('Asked as wes@example.com')).toBeVisible()
  await expect(page.getByText('Check with a package that is in this repository')).toBeVisible()
  await unfold(page, 'With')
  // All three are on the screen, or the browser's driver would scroll to them.
  await page
    .getByRole('link', { name: 'pip', exact: true })
    .evaluate((link) => link.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(0)
  await mark(page)
  site.emulator.clearRequests()
  for (const tool of ['uv', 'Poetry', 'pip', 'uv', 'Poetry']) {
    const link = page.getByRole('link', { name: tool, exact: true })
    await link.hover()
    await link.click()
    await expect(page).toHaveURL(new RegExp(`tool=${tool.toLowerCase()}`))
    await expect(link).toHaveAttribute('aria-current', 'true')
    await expect(link).toBeFocused()
  }
  expect(site.emulator.requests()).toEqual([])
  expect(await isMarked(page)).toBe(true)
  expect(await page.evaluate(() => scrollY)).toBe(before)
  await expect(page).toHaveTitle(/install with Poetry on Linux/)
  await expect(page.getByText('Asked as wes@example.com')).toBeVisible()

  await page.goBack()
  await expect(page).toHaveURL(/tool=uv/)
  await expect(page.getByRole('link', { name: 'uv', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  expect(await isMarked(page)).toBe(true)
  expect(site.emulator.requests()).toEqual([])
})

test('with the keyboard alone', async ({ page }) => {
  await page.goto(`${SETUP}?tool=pip&os=linux`)
  await mark(page)
  await page.locator('summary', { hasText: 'With' }).first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('PoE')
  await expect(page.getByRole('link', { name: 'pip', exact: true })).toBeHidden()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Poetry', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/tool=poetry/)
  await expect(page).toHaveTitle(/with Poetry/)
  expect(await isMarked(page)).toBe(true)
})

test('what is about to be chosen is fetched ahead, and nothing else', async ({ page }) => {
  await page.goto(`${SETUP}?tool=pip&os=linux`)
  await page.waitForLoadState('networkidle')
  const fetched: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('_rsc')) fetched.push(request.url())
  })
  const link = page.getByRole('link', { name: 'macOS' })
  const answer = page.waitForResponse(/os=macos/)
  await link.hover()
  await answer
  expect(fetched.filter((url) => !url.includes('os=macos'))).toEqual([])
  const before = fetched.length
  await link.click()
  await expect(page.getByRole('link', { name: 'macOS' })).toHaveAttribute('aria-current', 'true')
  expect(fetched.length, 'the click needs nothing more').toBe(before)
})

test('the way to the sign-in leads back to what was chosen last', async ({ page }) => {
  await page.goto(`${SETUP}?tool=pip&os=linux`)
  await page.getByRole('link', { name: 'macOS' }).click()
  await expect(page).toHaveURL(/os=macos/)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'rita@example.com' }).click()
  await expect(page).toHaveURL(/ml-private\?tool=pip&os=macos$/)
})

test.describe('the last choice', () => {
  const shown = (page: Page) => page.getByRole('link', { name: 'Show pip' })

  test('is remembered, said, and never wins over an address', async ({ page, context }) => {
    await page.goto(`${SETUP}?tool=uv&os=macos`)
    await page.goto(SETUP)
    await expect(page.getByText('Your last choice.')).toBeVisible()
    await expect(page).toHaveTitle(/uv on macOS/)
    await page.goto(`${SETUP}?tool=pip&os=linux`)
    await expect(page).toHaveTitle(/pip on Linux/)
    const kept = await context.cookies(`${new URL(page.url()).origin}/repositories`)
    const mine = kept.filter(({ name }) => name.startsWith('last-'))
    expect(mine.map(({ name, value, path, sameSite }) => [name, value, path, sameSite])).toEqual([
      ['last-install', 'pip', '/repositories', 'Lax'],
      ['last-system', 'linux', '/repositories', 'Lax'],
    ])
  })

  test('by a link that was followed in place; not by one that was only fetched ahead', async ({
    page,
  }) => {
    await page.goto(`${SETUP}?os=linux`)
    await unfold(page, 'With')
    const fetched = page.waitForResponse(/tool=poetry/)
    await page.getByRole('link', { name: 'Poetry', exact: true }).hover()
    await fetched
    await page.goto(SETUP)
    await expect(page).toHaveTitle(/with pip/)
    await unfold(page, 'With')
    await page.getByRole('link', { name: 'uv', exact: true }).click()
    await expect(page).toHaveURL(/tool=uv/)
    await expect(page).toHaveTitle(/with uv/)
    await page.goto(SETUP)
    await expect(page).toHaveTitle(/with uv/)
    await shown(page).click()
    await expect(page).toHaveURL(/tool=pip/)
    await expect(page.getByText('Your last choice.')).toHaveCount(0)
  })

  test('each purpose has its own', async ({ page }) => {
    await page.goto(`${SETUP}?tool=uv&purpose=publish&os=linux`)
    await page.goto(SETUP)
    await expect(page).toHaveTitle(/install with pip/)
    await page.getByRole('link', { name: 'Publish packages' }).click()
    await expect(page).toHaveTitle(/publish with uv/)
  })

  test('what is no choice is not remembered', async ({ page, context, site }) => {
    const url = `${site.app.url}/repositories`
    await context.addCookies([
      { name: 'last-install', value: 'twine', url },
      { name: 'last-publish', value: '__proto__', url },
      { name: 'last-system', value: '<script>', url },
    ])
    await page.goto(SETUP)
    await expect(page).toHaveTitle(/install with pip on Linux/)
    await page.goto(`${SETUP}?purpose=publish`)
    await expect(page).toHaveTitle(/publish with twine on Linux/)
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })
    test('too', async ({ page }) => {
      await page.goto(`${SETUP}?os=linux`)
      await unfold(page, 'With')
      await expect(page.getByRole('searchbox')).toHaveCount(0)
      await page.getByRole('link', { name: 'uv', exact: true }).click()
      await page.goto(SETUP)
      await expect(page.getByText('Your last choice.')).toBeVisible()
    })
  })
})
