import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const DEBIAN = '/usr/bin/chromium'

/**
 * Debian's Chromium where it is installed, else Playwright's own, else the person's Chrome. The flags keep the
 * browser from calling anyone but the pages under test.
 */
export const LAUNCH_OPTIONS = {
  ...(existsSync(DEBIAN)
    ? { executablePath: DEBIAN }
    : existsSync(chromium.executablePath())
      ? {}
      : { channel: 'chrome' }),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
