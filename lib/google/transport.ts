import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, errors, request } from 'undici'
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
  /** What a 429 without `Retry-After` is waited for, before each retry; left out, as long as other failures are. */
  quotaPauseSeconds?: number
}

export const PATIENCE: Patience = {
  attemptTimeout: 10_000,
  retries: 3,
  timeoutRetries: 1,
  firstPause: 300,
  longestRetryAfterSeconds: 10,
}

const RETRIED = new Set([429, 500, 502, 503, 504])

/** The part of `fetch` that Google's client and ours use. */
export type Transport = (url: string | URL, init: TransportInit) => Promise<Response>

export type TransportInit = {
  method?: string
  headers?: HeadersInit
  body?: string | Uint8Array
  signal?: AbortSignal
}

/**
 * `fetch` for Google's APIs: retries what may pass, waits as long as `Retry-After` says, and gives only good
 * answers back. Everything else is thrown as {@link CallFailed}. Meant for calls that change nothing.
 * @see https://cloud.google.com/service-usage/docs/troubleshooting
 */
export function createTransport(patience: Patience = PATIENCE): Transport {
  const dispatcher = new Agent({ connect: { timeout: patience.attemptTimeout } })
  return async (url, init) => {
    let timeouts = 0
    for (let attempt = 0; ; attempt += 1) {
      const last = attempt >= patience.retries
      const answer = await attemptOnce(url, init, patience.attemptTimeout, dispatcher)
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
      const isQuota = answer !== 'unreachable' && answer.status === 429
      const wanted = retryAfter ?? (isQuota ? patience.quotaPauseSeconds : undefined)
      await pause(patience.firstPause * 2 ** attempt, wanted, init.signal)
    }
  }
}

/**
 * One request. undici itself and not `fetch`: a listing makes thousands of calls, and `fetch` costs a call twice the
 * processor time. Follows no redirect, so that a token goes nowhere else.
 */
async function attemptOnce(
  url: string | URL,
  init: TransportInit,
  timeout: number,
  dispatcher: Agent,
): Promise<Response | 'timeout' | 'unreachable'> {
  try {
    const answer = await request(url, {
      dispatcher,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body: init.body ?? null,
      signal: init.signal ?? null,
      headersTimeout: timeout,
      // An answer may also stop halfway.
      bodyTimeout: timeout,
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, one)
    }
    const { statusCode: status } = answer
    const body = await answer.body.arrayBuffer()
    return new Response(status === 204 ? null : body, { status, headers })
  } catch (error) {
    // Left early, or a mistake of ours: neither says anything about Google.
    if (init.signal?.aborted || error instanceof errors.InvalidArgumentError) throw error
    const timedOut =
      error instanceof errors.HeadersTimeoutError ||
      error instanceof errors.BodyTimeoutError ||
      error instanceof errors.ConnectTimeoutError
    return timedOut ? 'timeout' : 'unreachable'
  }
}

async function failureOf(answer: Response | 'unreachable', retryAfter: number | undefined) {
  if (answer === 'unreachable') return { kind: 'unreachable' } as const
  return failureFromAnswer(answer.status, await answer.text(), retryAfter)
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
  signal: AbortSignal | undefined,
): Promise<void> {
  // Jitter keeps the many calls of one listing from coming back all at once.
  const jittered = backoff * (0.5 + Math.random() / 2)
  const wait = retryAfter === undefined ? jittered : retryAfter * 1000 + jittered / 4
  await sleep(wait, undefined, signal ? { signal } : {})
}
