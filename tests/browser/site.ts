import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { findFreePort } from '../../scripts/free-port.ts'
import { type App, startApp } from '../../scripts/start-app.ts'
import { LAUNCH_OPTIONS } from '../support/browser-launch.ts'

export { expect }

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')

/** The app and the Google it talks to. `output` is everything that the app has written. */
export type Site = { app: App; emulator: Emulator; output: () => string }

/** Starts a pair of its own, for tests that need other settings, another world or the package index. */
export async function startSite(
  options: { env?: Record<string, string>; world?: unknown; index?: true } = {},
) {
  const { world = COMPANY, index } = options
  const emulator = await startEmulator({ world, ...(index && { index }) })
  let output = ''
  const app = await startApp({
    port: await findFreePort(),
    emulatorUrl: emulator.url,
    onOutput: (text) => {
      output += text
    },
    ...(options.env ? { env: options.env } : {}),
  })
  const stop = async () => {
    await app.stop()
    await emulator.close()
  }
  return { app, emulator, output: () => output, stop }
}

type Fixtures = {
  /** What the browser complained about: any of it fails the test, unless the test takes it out. */
  complaints: string[]
}

export const test = base.extend<Fixtures, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructuring pattern.
    async ({}, use) => {
      const site = await startSite()
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
  launchOptions: [LAUNCH_OPTIONS, { scope: 'worker' }],
  baseURL: async ({ site }, use) => use(site.app.url),
  complaints: [
    async ({ context, site }, use) => {
      const complaints: string[] = []
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) {
          complaints.push(`${message.type()}: ${message.text()} (${message.page()?.url()})`)
        }
      })
      context.on('weberror', (error) => complaints.push(error.error().stack ?? ''))
      await use(complaints)
      site.emulator.faults.clear()
      expect(complaints, 'the browser console').toEqual([])
    },
    { auto: true },
  ],
})

/** Signs in through the emulator's page, and comes back to `path`. */
export async function signIn(
  page: Page,
  email: string,
  path = '/repositories',
  waitUntil: 'load' | 'commit' = 'load',
): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: path })}`)
  await choosePerson(page, email)
  await page.waitForURL((url) => `${url.pathname}${url.search}` === path, { waitUntil })
}

/** On the emulator's page: who to be. */
export async function choosePerson(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: email }).click()
}

/** The list has ended, one way or the other. */
export async function waitForList(page: Page): Promise<void> {
  await expect(page.locator('[data-state=complete]')).toBeVisible()
}

/** The row of the repository whose resource name ends so. */
export function row(page: Page, ending: string) {
  return page.locator(`[data-repository$="${ending}"]`)
}

/** What a row says about each ability, as `install publish delete administer`. */
export async function accessOf(page: Page, ending: string): Promise<string> {
  const chips = row(page, ending).locator('[data-ability]')
  await expect(chips).toHaveCount(4)
  const values = await chips.evaluateAll((all) => all.map((one) => one.getAttribute('data-access')))
  return values.join(' ')
}
