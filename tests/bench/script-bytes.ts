import type { BrowserContext } from '@playwright/test'
import { z } from 'zod'

const scriptsSchema = z.array(
  z.object({
    path: z.string(),
    decoded: z.number().positive(),
    transferred: z.number().positive(),
  }),
)

/** What a page makes the browser fetch as scripts. `transferred`: as the server compressed it. */
export type ScriptBytes = { decoded: number; transferred: number; files: number }

/** Bytes of all scripts that the page loads, also late ones; `context` should have nothing in its cache. */
export async function scriptBytes(context: BrowserContext, url: string): Promise<ScriptBytes> {
  const page = await context.newPage()
  try {
    await page.goto(url, { waitUntil: 'networkidle' })
    const scripts = scriptsSchema.parse(await page.evaluate(loadedScripts))
    if (scripts.length === 0) throw new Error(`${url} loaded no script.`)
    return {
      decoded: scripts.reduce((sum, { decoded }) => sum + decoded, 0),
      transferred: scripts.reduce((sum, { transferred }) => sum + transferred, 0),
      files: scripts.length,
    }
  } finally {
    await page.close()
  }
}

/** Runs in the page. By name and not by initiator: a preloaded script is called a link. */
function loadedScripts(): { path: string; decoded: number; transferred: number }[] {
  const scripts = new Map<string, { path: string; decoded: number; transferred: number }>()
  for (const entry of performance.getEntriesByType('resource')) {
    const path = new URL(entry.name).pathname
    if (!(entry instanceof PerformanceResourceTiming) || !path.endsWith('.js')) continue
    const { decodedBodySize: decoded, encodedBodySize: transferred } = entry
    scripts.set(path, { path, decoded, transferred })
  }
  return [...scripts.values()]
}
