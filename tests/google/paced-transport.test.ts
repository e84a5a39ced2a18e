import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pacedTransport } from '@/lib/google/paced-transport'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is too much for a minute waits for the next, in order', async () => {
  const started: string[] = []
  const paced = pacedTransport(
    async (url) => {
      started.push(String(url))
      return new Response()
    },
    { calls: 2, milliseconds: 60_000 },
  )
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => paced(name, {})))
  await vi.advanceTimersByTimeAsync(1000)
  expect(started).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(started).toEqual(['a', 'b', 'c', 'd'])
  await vi.advanceTimersByTimeAsync(60_000)
  await all
  expect(started).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a call that fails holds up nobody', async () => {
  let calls = 0
  const paced = pacedTransport(
    async () => {
      calls += 1
      if (calls === 1) throw new Error('lost')
      return new Response()
    },
    { calls: 2, milliseconds: 60_000 },
  )
  await expect(paced('a', {})).rejects.toThrow('lost')
  expect((await paced('b', {})).status).toBe(200)
})
