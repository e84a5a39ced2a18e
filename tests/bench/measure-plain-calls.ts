import type { LoggedCall } from './emulator-process.ts'

/**
 * Makes the same calls with nothing but `fetch`, as many at once: what this machine and the emulator can do, and
 * so the part of the app's ratio that is not the app's. Answers the milliseconds it took.
 */
export async function measurePlainCalls(
  emulatorUrl: string,
  {
    calls,
    concurrency,
    token,
  }: { calls: readonly LoggedCall[]; concurrency: number; token: string },
): Promise<number> {
  const waiting = calls.values()
  async function worker(): Promise<void> {
    for (const { verb, path, query } of waiting) {
      const answer = await fetch(`${emulatorUrl}${path}?${query}`, {
        method: verb,
        headers: { authorization: `Bearer ${token}` },
        ...(verb === 'POST' ? { body: '{"permissions":[]}' } : {}),
      })
      await answer.arrayBuffer()
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: concurrency }, worker))
  return performance.now() - started
}
