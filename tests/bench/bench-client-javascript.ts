import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { findFreePort } from '../../scripts/free-port.ts'
import { startApp } from '../../scripts/start-app.ts'
import { startEmptyApp } from './empty-app.ts'
import { startEmulatorProcess } from './emulator-process.ts'
import { type ScriptBytes, scriptBytes } from './script-bytes.ts'
import { signIn } from './sign-in.ts'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const SETUP_PAGE = '/repositories/ml-platform/us-central1/ml-private'
/** Someone of the company who may publish there, so that the page has everything it can have. */
const WRITER = 'wes@example.com'

export type ClientJavaScriptResult = {
  empty: ScriptBytes
  signedOut: ScriptBytes
  signedIn: ScriptBytes
}

/** The scripts of a setup page, and those of a page of nothing on the same framework. */
export async function benchClientJavaScript(
  browser: Browser,
  { directory }: { directory: string },
): Promise<ClientJavaScriptResult> {
  const empty = await measureEmpty(browser, directory)
  const emulator = await startEmulatorProcess(COMPANY)
  try {
    const app = await startApp({ port: await findFreePort(), emulatorUrl: emulator.url })
    try {
      return { empty, ...(await measureSetup(browser, app.url)) }
    } finally {
      await app.stop()
    }
  } finally {
    await emulator.stop()
  }
}

async function measureEmpty(browser: Browser, directory: string): Promise<ScriptBytes> {
  const app = await startEmptyApp(directory)
  const context = await browser.newContext()
  try {
    return await scriptBytes(context, app.url)
  } finally {
    await context.close()
    await app.stop()
  }
}

async function measureSetup(browser: Browser, appUrl: string) {
  const stranger = await browser.newContext()
  const signedOut = await scriptBytes(stranger, `${appUrl}${SETUP_PAGE}`)
  const page = await stranger.newPage()
  await signIn(page, { appUrl, email: WRITER, path: SETUP_PAGE })
  const storageState = await stranger.storageState()
  await stranger.close()
  // Only the session moves on: a cache of the first visit would hide bytes.
  const person = await browser.newContext({ storageState })
  const signedIn = await scriptBytes(person, `${appUrl}${SETUP_PAGE}`)
  await person.close()
  return { signedOut, signedIn }
}
