import { setTimeout as sleep } from 'node:timers/promises'

/** Where events go in one at a time, and come out in batches. */
export type EventBatches<T> = {
  push(event: T): void
  /** Nothing more will be pushed: what is left comes out, then the iteration ends. */
  close(): void
  batches(): AsyncGenerator<readonly T[], void, undefined>
}

/**
 * Gathers events for up to `pauseMilliseconds`, so that a thousand of them cost a handful of renderings; the first
 * one goes out at once. For one reader.
 */
export function eventBatches<T>(pauseMilliseconds: number): EventBatches<T> {
  let waiting: T[] = []
  let closed = false
  let wake = () => {}
  return {
    push(event) {
      waiting.push(event)
      wake()
    },
    close() {
      closed = true
      wake()
    },
    async *batches() {
      for (;;) {
        if (waiting.length === 0 && closed) return
        if (waiting.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
          continue
        }
        const batch = waiting
        waiting = []
        yield batch
        if (!closed) await sleep(pauseMilliseconds)
      }
    },
  }
}
