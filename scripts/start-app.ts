import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..')

/** A running production server. */
export type App = { url: string; process: ChildProcess; stop: () => Promise<void> }

/**
 * Starts the production build (`npm run build` must have run) against an emulator, as a container would. `onOutput` gets everything that it writes.
 */
export async function startApp(options: {
  port: number
  emulatorUrl: string
  env?: Readonly<Record<string, string>>
  onOutput?: (text: string) => void
}): Promise<App> {
  const standalone = join(ROOT, '.next/standalone')
  if (!existsSync(join(standalone, 'server.js'))) throw new Error('No build: run `npm run build`.')

  // "localhost" and not the number: it is what the server's own pages call it.
  const url = `http://localhost:${options.port}`
  const child = spawn(process.execPath, ['server.js'], {
    cwd: standalone,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(options.port),
      HOSTNAME: '127.0.0.1',
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
      GOOGLE_CLIENT_ID: 'emulator-client',
      GOOGLE_CLIENT_SECRET: 'emulator-secret',
      GOOGLE_EMULATOR_URL: options.emulatorUrl,
      // A build takes the .env file along, and with it somebody's real domains.
      ALLOWED_DOMAINS: '',
      EMBED_HOSTS: '',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
      options.onOutput?.(text)
    })
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let waited = 0; ; waited += 100) {
    if (child.exitCode !== null) throw new Error(`The app did not start:\n${output}`)
    if (await answers(`http://127.0.0.1:${options.port}/api/health`)) break
    if (waited > 30_000) throw new Error(`The app did not answer within 30 seconds:\n${output}`)
    await sleep(100)
  }
  return {
    url,
    process: child,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
