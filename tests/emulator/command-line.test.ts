import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { COMPANY } from './company.ts'

const MAIN = fileURLToPath(new URL('../../emulator/main.ts', import.meta.url))
let directory: string
let other: Emulator
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'emulator-'))
  other = await startEmulator({ world: COMPANY })
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await other.close()
})

function start(flags: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...flags], {
    env: { ...process.env, ...environment },
  })
  const output = { out: '', error: '' }
  child.stdout.on('data', (chunk) => {
    output.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output.error += String(chunk)
  })
  return { child, output, closed: once(child, 'close') }
}

async function refused(flags: string[], environment: Record<string, string> = {}) {
  const { closed, output } = start(flags, environment)
  const [code] = await closed
  return { code, ...output }
}

test('it prints its address and its people, and stops at once though a client keeps its connection', async () => {
  const { child, closed, output } = start([], { EMULATOR_PORT: '0' })
  await expect.poll(() => output.out, { timeout: 15_000 }).toContain('gail@gmail.example')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.out)?.[0]
  expect((await fetch(`${url}/.well-known/openid-configuration`)).status).toBe(200)
  for (const { email } of other.people) expect(output.out).toContain(email)
  await fetch(`${url}/emulator/faults`, {
    method: 'POST',
    body: '{"rules":[{"status":"timeout"}]}',
  })
  const hanging = fetch(`${url}/token`).catch((error: unknown) => error)
  const stoppedAt = performance.now()
  child.kill('SIGTERM')
  expect(await closed).toEqual([0, null])
  expect(performance.now() - stoppedAt).toBeLessThan(5000)
  expect(await hanging).toBeInstanceOf(Error)
})

test('a taken port is one clear line', async () => {
  const port = new URL(other.url).port
  expect(await refused(['--port', port])).toEqual({
    code: 1,
    out: '',
    error: `Port ${port} is taken: choose another with --port or EMULATOR_PORT.\n`,
  })
})

test.each([
  [
    '{"people": [{"email": "ann@example.com"}]}',
    /^This world was refused:\n {2}people\[0\]\.name: .+\n$/,
  ],
  ['{"people": [', /^This world was refused:\n {2}.+world\.json: .+JSON.*\n$/],
])('a broken world, %s, is refused with the path', async (text, expected) => {
  const file = path.join(directory, 'world.json')
  writeFileSync(file, text)
  for (const [flags, environment] of [
    [['--world', file], {}],
    [[], { EMULATOR_WORLD: file }],
  ] as const) {
    const { code, error } = await refused([...flags], environment)
    expect(code).toBe(1)
    expect(error).toMatch(expected)
  }
})

test.each([
  [['--port', 'x'], '--port: "x" is not a port number\n'],
  [['--wrld', 'x'], /^Unknown option '--wrld'.*\nusage: /s],
  [['--world', '/no/such/file'], /no such file/],
])('%j is refused', async (flags, error) => {
  expect(await refused(flags)).toMatchObject({ code: 1, error: expect.stringMatching(error) })
})
