import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext } from '@playwright/test'
import { z } from 'zod'

/** Milliseconds since the navigation started. */
export type Moments = { firstRow: number; complete: number }

const momentsSchema = z.object({ firstRow: z.number(), complete: z.number() })

/** How long nothing happens before each run: what the one before left behind is cleared away. */
const SETTLE_MS = 1000

/** Loads the page `runs` times, and says when its first row and its end were on the screen. */
export async function measurePage(
  context: BrowserContext,
  { url, runs, onFirst }: { url: string; runs: number; onFirst: () => Promise<void> },
): Promise<Moments[]> {
  // One tab for all: for each new one Chromium loads pages of its own, some seconds later.
  const page = await context.newPage()
  await page.addInitScript(watch)
  const moments: Moments[] = []
  while (moments.length < runs) {
    await page.goto('about:blank')
    await sleep(SETTLE_MS)
    await page.goto(url, { waitUntil: 'commit' })
    // One promise instead of polling, which would take processor time from what is measured.
    const seen = await page.evaluate(() => Reflect.get(globalThis, 'benchMoments'))
    moments.push(momentsSchema.parse(seen))
    if (moments.length === 1) await onFirst()
  }
  await page.close()
  return moments
}

/** Runs in the page, before anything of the page does. */
function watch(): void {
  const moments = Promise.withResolvers<{ firstRow: number; complete: number }>()
  Reflect.set(globalThis, 'benchMoments', moments.promise)
  const firstRow = seen('[data-repository]')
  const complete = seen('[data-state=complete]')
  Promise.all([firstRow, complete]).then(([first, last]) =>
    moments.resolve({ firstRow: first, complete: last }),
  )

  function seen(selector: string): Promise<number> {
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return
        observer.disconnect()
        // The task after the next frame: by then it is painted, not merely in the document.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      })
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributeFilter: ['data-state', 'data-repository'],
      })
    })
  }
}
