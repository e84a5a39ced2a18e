import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { CallFailed } from '@/lib/google/call-failed'
import { createTransport, PATIENCE } from '@/lib/google/transport'

type Reply = (request: IncomingMessage, response: ServerResponse) => void

const QUICK = { ...PATIENCE, attemptTimeout: 150, firstPause: 5 }
let server: Server | undefined
const seen: number[] = []

/** A server that gives these replies one after the other, the last one for ever. */
async function serve(...replies: Reply[]): Promise<string> {
  seen.length = 0
  server = createServer((request, response) => {
    const reply = replies[Math.min(seen.length, replies.length - 1)]
    seen.push(performance.now())
    reply?.(request, response)
  })
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
}

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (_, response) => {
    response.writeHead(code, headers).end('{}')
  }
const silence: Reply = () => undefined
const reset: Reply = (request) => request.socket.destroy()

async function failureOf(url: string, transport = createTransport(QUICK)) {
  const error: unknown = await transport(url, {}).catch((thrown: unknown) => thrown)
  return error instanceof CallFailed ? error.failure : error
}

test.each([429, 500, 502, 503, 504])('asks again after %i', async (code) => {
  const url = await serve(status(code), status(code), status(200))
  const answer = await createTransport(QUICK)(url, {})
  expect(answer.status).toBe(200)
  expect(seen).toHaveLength(3)
})

test('asks again after a lost connection', async () => {
  const url = await serve(reset, status(200))
  expect((await createTransport(QUICK)(url, {})).status).toBe(200)
})

test.each([400, 401, 403, 404])('does not ask again after %i', async (code) => {
  await failureOf(await serve(status(code), status(200)))
  expect(seen).toHaveLength(1)
})

test('waits as long as Retry-After says', async () => {
  const url = await serve(status(429, { 'retry-after': '1' }), status(200))
  await createTransport(QUICK)(url, {})
  expect((seen[1] ?? 0) - (seen[0] ?? 0)).toBeGreaterThanOrEqual(990)
})

test('without Retry-After, as long as the caller takes a quota to want', async () => {
  const url = await serve(status(429), status(503), status(200))
  await createTransport({ ...QUICK, quotaPauseSeconds: 1 })(url, {})
  expect((seen[1] ?? 0) - (seen[0] ?? 0)).toBeGreaterThanOrEqual(990)
  expect((seen[2] ?? 0) - (seen[1] ?? 0), 'no other failure wants it').toBeLessThan(900)
})

test('does not wait for longer than a person would', async () => {
  const url = await serve(status(429, { 'retry-after': '3600' }), status(200))
  expect(await failureOf(url)).toEqual({ kind: 'quota-exceeded', retryAfterSeconds: 3600 })
  expect(seen).toHaveLength(1)
})

test('gives up in the end and says what it was', async () => {
  expect(await failureOf(await serve(status(503)))).toEqual({
    kind: 'unavailable',
    httpStatus: 503,
  })
  expect(seen).toHaveLength(QUICK.retries + 1)
})

test('names a server that never answers, after one more try', async () => {
  expect(await failureOf(await serve(silence))).toEqual({ kind: 'timeout', afterSeconds: 0.15 })
  expect(seen).toHaveLength(2)
})

test('names an answer that stops halfway', async () => {
  const half: Reply = (_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{')
  }
  expect(await failureOf(await serve(half))).toMatchObject({ kind: 'timeout' })
})

test('names a server that is not there', async () => {
  const url = await serve(status(200))
  await new Promise((resolve) => server?.close(resolve))
  expect(await failureOf(url)).toEqual({ kind: 'unreachable' })
})

test('follows no redirect: the token would go along', async () => {
  const url = await serve(status(302, { location: '/elsewhere' }), status(200))
  expect(await failureOf(url)).toEqual({ kind: 'unexpected-answer', detail: 'HTTP 302' })
  expect(seen).toHaveLength(1)
})
