import { setTimeout as sleep } from 'node:timers/promises'
import { CallFailed } from './call-failed'
import { failureFromAnswer } from './failure-from-answer'

/** How patient a call is. Times in milliseconds unless the name says otherwise. */
export type Patience = {
  /** How long one attempt may take. */
  attemptTimeout: number
  /** Retries after 429, 500, 502, 503, 504 and lost connections. */
  retries: number
  /** Retries after an attempt that timed out: each costs the person a whole `attemptTimeout`. */
  timeoutRetries: number
  /** The first pause; it doubles each time, with jitter. */
  firstPause: number
  /** A `Retry-After` beyond this is not waited for. */
  longestRetryAfterSeconds: number
}

export const PATIENCE: Patience = {
  attemptTimeout: 10_000,
  retries: 3,
  timeoutRetries: 1,
  firstPause: 300,
  longestRetryAfterSeconds: 10,
}

const RETRIED = new Set([429, 500, 502, 503, 504])

export type Transport = (url: string | URL, init: RequestInit) => Promise<Response>

/**
 * `fetch` for Google's APIs: retries what may pass, waits as long as `Retry-After` says, and gives only good
 * answers back. Everything else is thrown as {@link CallFailed}. Meant for calls that change nothing.
 * @see https://cloud.google.com/service-usage/docs/troubleshooting
 */
export function createTransport(patience: Patience = PATIENCE): Transport {
  return async (url, init) => {
    let timeouts = 0
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= patience.retries
      const answer = await attemptOnce(url, init, patience.attemptTimeout)
      if (answer === 'timeout') {
        timeouts += 1
        if (last || timeouts > patience.timeoutRetries) {
          throw new CallFailed({ kind: 'timeout', afterSeconds: patience.attemptTimeout / 1000 })
        }
        continue
      }
      if (answer !== 'unreachable' && answer.ok) return answer

      const retryAfter = answer === 'unreachable' ? undefined : retryAfterSeconds(answer)
      const worthwhile =
        answer === 'unreachable' ||
        (RETRIED.has(answer.status) && (retryAfter ?? 0) <= patience.longestRetryAfterSeconds)
      if (last || !worthwhile) throw new CallFailed(await failureOf(answer, retryAfter))
      await discard(answer)
      await pause(patience.firstPause * 2 ** attempt, retryAfter, init.signal)
    }
  }
}

async function attemptOnce(
  url: string | URL,
  init: RequestInit,
  timeout: number,
): Promise<Response | 'timeout' | 'unreachable'> {
  const deadline = AbortSignal.timeout(timeout)
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  try {
    const response = await fetch(url, { ...init, signal, cache: 'no-store', redirect: 'manual' })
    // The body is read within the same deadline: an answer may also stop halfway.
    const body = await response.arrayBuffer()
    const { status, headers } = response
    return new Response(status === 204 ? null : body, { status, headers })
  } catch (error) {
    if (init.signal?.aborted) throw error
    return deadline.aborted ? 'timeout' : 'unreachable'
  }
}

async function failureOf(answer: Response | 'unreachable', retryAfter: number | undefined) {
  if (answer === 'unreachable') return { kind: 'unreachable' } as const
  return failureFromAnswer(answer.status, await answer.text(), retryAfter)
}

async function discard(answer: Response | 'unreachable'): Promise<void> {
  if (answer !== 'unreachable') await answer.body?.cancel()
}

/** `Retry-After` in seconds, from either of its two forms. */
function retryAfterSeconds(answer: Response): number | undefined {
  const header = answer.headers.get('retry-after')
  if (header === null) return undefined
  if (/^\d+$/.test(header)) return Number(header)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}

async function pause(
  backoff: number,
  retryAfter: number | undefined,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  // Jitter keeps the many calls of one listing from coming back all at once.
  const jittered = backoff * (0.5 + Math.random() / 2)
  const wait = retryAfter === undefined ? jittered : retryAfter * 1000 + jittered / 4
  await sleep(wait, undefined, signal ? { signal } : {})
}
