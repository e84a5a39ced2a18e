import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { COMPANY } from './company.ts'

const lines: string[] = []
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY, log: (line) => lines.push(line) })
})
afterAll(() => emulator.close())

async function raw(text: string, leave: boolean): Promise<string> {
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(text)
  if (leave) {
    setTimeout(() => socket.destroy(), 50)
    await once(socket, 'close')
    return ''
  }
  const [chunk] = await once(socket, 'data')
  socket.destroy()
  return String(chunk)
}

test.each(['//', '/%', '/v1/projects/%E0%A4/locations', '/\\x'])(
  '%s does not bring it down',
  async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`, false)
    expect(answer).toMatch(/^HTTP\/1\.1 (401|501) /)
  },
)

test('a client that leaves in the middle of its request is no bug of ours', async () => {
  await raw('POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf', true)
  await expect
    .poll(() => emulator.requests().at(-1))
    .toMatchObject({ method: 'openid.token', status: 0 })
  expect(lines.filter((line) => line.includes('bug'))).toEqual([])
})

test('a body that is too large is refused', async () => {
  const response = await fetch(`${emulator.url}/token`, {
    method: 'POST',
    body: 'x'.repeat(5_000_000),
  })
  expect(response.status).toBe(413)
})
