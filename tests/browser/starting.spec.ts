import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { findFreePort, isPortFree } from '../../scripts/free-port.ts'

const ROOT = join(import.meta.dirname, '../..')

type Running = { process: ChildProcess; output: () => string; ended: Promise<number | null> }

/** Processes that are stopped after the test, whatever came of it. */
const test = base.extend<{ start: (args: string[], env: Record<string, string>) => Running }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructuring pattern.
  start: async ({}, use) => {
    const started: ChildProcess[] = []
    await use((args, env) => {
      const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } })
      started.push(child)
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (text: Buffer) => {
          output += text.toString()
        })
      }
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      return { process: child, output: () => output, ended }
    })
    for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
  },
})

test('the demo starts both, names the people, and Ctrl-C stops both', async ({ start }) => {
  const [port, emulatorPort] = [await findFreePort(), await findFreePort()]
  const demo = start(['scripts/demo.ts', '--no-build'], {
    PORT: String(port),
    EMULATOR_PORT: String(emulatorPort),
  })
  await expect.poll(demo.output, { timeout: 30_000 }).toContain('Press Ctrl-C to stop both.')
  expect(demo.output()).toContain(`http://localhost:${port}`)
  expect(demo.output()).toContain('rita@example.com')
  expect((await fetch(`http://localhost:${port}/api/ready`)).status).toBe(200)

  demo.process.kill('SIGINT')
  expect(await demo.ended).toBe(0)
  expect(await isPortFree(port)).toBe(true)
  expect(await isPortFree(emulatorPort)).toBe(true)
})

for (const name of ['PORT', 'EMULATOR_PORT'] as const) {
  test(`a taken ${name} is said in one line, with the way out`, async ({ start }) => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    try {
      const demo = start(['scripts/demo.ts', '--no-build'], {
        PORT: String(await findFreePort()),
        EMULATOR_PORT: String(await findFreePort()),
        [name]: port,
      })
      expect(await demo.ended).toBe(1)
      const lines = demo.output().trim().split('\n')
      expect(lines).toEqual([expect.stringContaining(`Port ${port} is taken.`)])
      expect(lines[0]).toContain(`${name}=`)
    } finally {
      taken.close()
    }
  })
}

test('the server does not start without its settings, and lists what is wrong', async ({
  start,
}) => {
  const server = start(['.next/standalone/server.js'], {
    PORT: String(await findFreePort()),
    HOSTNAME: '127.0.0.1',
    NEXTAUTH_URL: 'http://onboarding.example.com',
    NEXTAUTH_SECRET: 'short',
    GOOGLE_CLIENT_ID: '',
    GOOGLE_CLIENT_SECRET: 'x',
  })
  expect(await server.ended).toBe(1)
  for (const fault of [
    'NEXTAUTH_URL must be https',
    'NEXTAUTH_SECRET must have',
    'GOOGLE_CLIENT_ID is missing',
  ]) {
    expect(server.output()).toContain(fault)
  }
  expect(server.output()).not.toMatch(/\n\s+at /)
})
