import { expectAccessible, unfoldAll } from './accessibility'
import { expect, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

const PAGES = [
  `${SETUP}?tool=uv&os=windows-cmd`,
  `${SETUP}?os=linux&index=virtual`,
  `${SETUP}?os=linux&index=beside`,
  `${SETUP}?os=linux&credentials=key-password`,
  `${SETUP}?os=linux&credentials=key-password&purpose=publish`,
  `${SETUP}?os=linux&credentials=impersonation&scope=environment`,
  `${SETUP}?os=windows&tool=pip&credentials=gcloud`,
  `${SETUP}?tool=github-actions&purpose=publish&os=linux`,
  `${SETUP}?tool=dockerfile&os=windows`,
]

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any kind of guide, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme })
    for (const path of PAGES) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await unfoldAll(page)
      await expectAccessible(page, `${path} (${theme})`)
    }
  })
}

test.describe('at the width of a phone nothing of a guide is cut off', () => {
  test.use({ viewport: { width: 360, height: 740 } })
  for (const path of PAGES) {
    test(path, async ({ page }) => {
      await page.goto(path)
      for (const picker of ['With', 'As', 'Set up']) {
        await page
          .getByRole('navigation', { name: 'Choices' })
          .getByText(picker, { exact: true })
          .click()
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, picker).toBe(0)
      }
    })
  }
})
