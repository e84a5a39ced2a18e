import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'

const DEBIAN = '/usr/bin/chromium'

/** Without sandbox for containers, and quiet: whatever the browser does for itself would be measured too. */
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, else the person's Chrome, else the browser that Playwright installs. */
export async function launchChromium(): Promise<Browser> {
  if (existsSync(DEBIAN)) return chromium.launch({ executablePath: DEBIAN, args })
  try {
    return await chromium.launch({ channel: 'chrome', args })
  } catch {
    return chromium.launch({ args })
  }
}
