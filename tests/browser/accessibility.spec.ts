import { expectAccessible, unfoldAll } from './accessibility'
import { expect, signIn, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

const PAGES = [
  '/',
  '/?error=AccessDenied&callbackUrl=https://evil.example',
  '/?signed-out=1',
  '/go?repository=nonsense%20here',
  '/go?repository=my-repo%20--location=us',
  '/go?withheld=repository',
  '/link',
  '/link?repository=us-central1-python.pkg.dev/ml-platform/ml-private&tool=uv&badge=1&scope=project',
  '/link?repository=ml-platform&tool=conan',
  '/nothing-here',
  '/repositories/UPPER/us/x',
  '/repositories',
  '/repositories?q=nothing-matches&add=%3F%3F&add=data-science',
  '/audit',
  '/audit?view=principals&add=%3F%3F',
  '/audit?view=matrix',
  '/audit?view=findings',
  SETUP,
  `${SETUP}?purpose=publish&os=windows&scope=user`,
  `${SETUP}?credentials=key-file&os=linux`,
  `${SETUP}?credentials=gcloud&os=windows`,
  '/repositories/ml-platform/us-central1/ml-all?purpose=publish',
  '/repositories/ml-platform/us-central1/no-such-thing?os=macos&package=acme-models',
]

for (const theme of ['light', 'dark'] as const) {
  for (const person of ['nobody', 'ada@example.com']) {
    test(`axe finds nothing, ${theme}, signed in: ${person}`, async ({ page, complaints }) => {
      // Two dozen pages, some of them long.
      test.setTimeout(300_000)
      await page.emulateMedia({ colorScheme: theme })
      if (person !== 'nobody') await signIn(page, person)
      for (const path of PAGES) {
        await page.goto(path)
        await page.waitForLoadState('networkidle')
        await unfoldAll(page)
        await expectAccessible(page, `${path} (${theme})`)
      }
      complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')))
    })
  }
}

test('the choice of theme wins over the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await page.getByRole('button', { name: /light/i }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(background).toBe('rgb(255, 255, 255)')
})
