import type { Page } from '@playwright/test'

/** Signs in on the emulator's page of people, and ends on `path` of the app. */
export async function signIn(
  page: Page,
  { appUrl, email, path }: { appUrl: string; email: string; path: string },
): Promise<void> {
  await page.goto(`${appUrl}/sign-in?${new URLSearchParams({ callbackUrl: path })}`)
  await page.getByRole('button', { name: email }).click()
  await page.waitForURL(`${appUrl}${path}`)
}
