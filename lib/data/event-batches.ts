/** Where events go in one at a time, and come out in batches. */
export type EventBatches<T> = {
  push(event: T): void
  /** Nothing more will be pushed: what is left comes out, then the iteration ends. */
  close(): void
  batches(): AsyncGenerator<readonly T[], void, undefined>
}

/**
 * Gathers events, so that a thousand of them cost a handful of renderings. The pause between batches starts at
 * `shortest` milliseconds, for those who are waiting for something to see, and doubles up to `longest`, since each
 * batch draws a growing list anew. For one reader.
 */
export function eventBatches<T>(shortest: number, longest: number): EventBatches<T> {
  let waiting: T[] = []
  let closed = false
  let wake = () => {}

  /** Until something is pushed or closed; with a time, until that has passed or closed. */
  function pause(milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds)
      wake = () => {
        if (timer !== undefined && !closed) return
        clearTimeout(timer)
        resolve()
      }
    })
  }

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
      for (let next = shortest; ; next = Math.min(next * 2, longest)) {
        if (waiting.length === 0 && !closed) await pause()
        if (waiting.length > 0) {
          const batch = waiting
          waiting = []
          yield batch
        }
        if (closed && waiting.length === 0) return
        if (!closed) await pause(next)
      }
    },
  }
}
