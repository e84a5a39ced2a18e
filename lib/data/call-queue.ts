import 'server-only'

import PQueue from 'p-queue'
import type { Outcome } from '@/lib/core/outcome'
import type { Call } from './call-as'

/** Calls under way at once for one listing: far below Google's quota (60,000 a minute for each project). */
export const CONCURRENT_CALLS = 48

/** What comes first when the calls queue up: who can be shown something soon. */
export const PRIORITY = { search: 3, access: 2, locations: 1, repositories: 0 }

/** Makes a call when its turn comes. */
export type Ask = <T>(
  priority: number,
  ask: (token: string) => Promise<Outcome<T>>,
) => Promise<Outcome<T>>

/** The calls of one listing for one person. They end when nobody wants them any more, or Google ends the sign-in. */
export class CallQueue {
  readonly #call: Call
  readonly #queue = new PQueue({ concurrency: CONCURRENT_CALLS })
  #endSignedOut: () => void = () => {}
  readonly #signedOut = new Promise<void>((resolve) => {
    this.#endSignedOut = resolve
  })

  constructor(call: Call) {
    this.#call = call
  }

  readonly ask: Ask = async (priority, ask) => {
    const outcome = await this.#queue.add(() => this.#call(ask), { priority })
    if (!outcome.ok && outcome.failure.kind === 'signed-out') this.#endSignedOut()
    return outcome
  }

  /** Does what `work` wants done; ends early when Google ends the sign-in. */
  async run(work: () => Promise<void>): Promise<'complete' | 'signed-out'> {
    const ended = await Promise.race([
      work().then(() => 'complete' as const),
      this.#signedOut.then(() => 'signed-out' as const),
    ])
    this.stop()
    return ended
  }

  /** What is under way ends; nothing more starts, also what only those ends would have queued. */
  stop(): void {
    this.#queue.pause()
    this.#queue.clear()
  }
}
