import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { findFreePort } from '../../scripts/free-port.ts'
import { startApp } from '../../scripts/start-app.ts'
import { type EmulatorProcess, type LoggedCall, startEmulatorProcess } from './emulator-process.ts'
import { generatedWorld, PYTHON_MARK, READER } from './generated-world.ts'
import { type Moments, measurePage } from './measure-page.ts'
import { measurePlainCalls } from './measure-plain-calls.ts'
import { measureStream } from './measure-stream.ts'
import { readConcurrency } from './read-concurrency.ts'
import { signIn } from './sign-in.ts'

export const LATENCY_MS = 40

export type ListingResult = {
  calls: number
  concurrency: number
  floorMs: number
  /** When it was on the screen of a browser. */
  browser: readonly Moments[]
  /** When its bytes had arrived, without a browser. */
  stream: readonly Moments[]
  /** The same calls without the app. */
  plainMs: readonly number[]
}

/** How the list fills when every call to Google takes {@link LATENCY_MS}. */
export async function benchListing(
  browser: Browser,
  { runs, directory }: { runs: number; directory: string },
): Promise<ListingResult> {
  const world = join(directory, 'world.json')
  writeFileSync(world, JSON.stringify(generatedWorld()))
  const emulator = await startEmulatorProcess(world)
  try {
    const app = await startApp({ port: await findFreePort(), emulatorUrl: emulator.url })
    try {
      return await measure(browser, { emulator, appUrl: app.url, runs })
    } finally {
      await app.stop()
    }
  } finally {
    await emulator.stop()
  }
}

async function measure(
  browser: Browser,
  { emulator, appUrl, runs }: { emulator: EmulatorProcess; appUrl: string; runs: number },
): Promise<ListingResult> {
  const url = `${appUrl}/repositories`
  const context = await browser.newContext()
  const first = await context.newPage()
  await signIn(first, { appUrl, email: READER, path: '/repositories' })
  // The listing that follows a sign-in warms everything up: servers run for weeks, not for one page.
  await first.locator('[data-state=complete]').waitFor()
  await first.close()
  const cookie = (await context.cookies(appUrl))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')

  await emulator.setLatency(LATENCY_MS)
  await emulator.clearCalls()
  let calls: readonly LoggedCall[] = []
  const pages = await measurePage(context, {
    url,
    runs,
    onFirst: async () => {
      calls = await emulator.calls()
    },
  })
  const stream: Moments[] = []
  while (stream.length < runs) stream.push(await measureStream(url, { cookie, mark: PYTHON_MARK }))

  const concurrency = readConcurrency()
  const token = await emulator.tokenFor(READER)
  const plainMs: number[] = []
  while (plainMs.length < runs) {
    plainMs.push(await measurePlainCalls(emulator.url, { calls, concurrency, token }))
  }
  await context.close()
  const floorMs = Math.ceil(calls.length / concurrency) * LATENCY_MS
  return { calls: calls.length, concurrency, floorMs, browser: pages, stream, plainMs }
}
