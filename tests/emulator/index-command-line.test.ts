import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../../emulator/main.ts', import.meta.url))

test('--index prints how to get there, and leaves nothing behind', async () => {
  const flags = ['--port', '0', '--index', '--index-port', '0', '--pypi', 'none']
  const child = spawn(process.execPath, [MAIN, ...flags])
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  const closed = once(child, 'close')
  await expect.poll(() => out, { timeout: 15_000 }).toContain('gail@gmail.example')
  expect(out).toMatch(/HTTPS_PROXY=http:\/\/127\.0\.0\.1:\d+\n/)
  const file = /the certificates in (.+)\n/.exec(out)?.[1] ?? ''
  expect(existsSync(file)).toBe(true)
  child.kill('SIGTERM')
  expect(await closed).toEqual([0, null])
  expect(existsSync(file)).toBe(false)
})

test('a port that is none is refused', () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, '--index', '--index-port', 'x'])
  expect([status, String(stderr)]).toEqual([1, '--index-port: "x" is not a port number\n'])
})
