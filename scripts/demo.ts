/**
 * `npm run demo`: the emulator and the production build, side by side, until Ctrl-C. `--no-build` takes the build
 * that is there.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startEmulator } from '../emulator/start-emulator.ts'
import { isPortFree } from './free-port.ts'
import { startApp } from './start-app.ts'

const port = portFrom('PORT', 3000)
const emulatorPort = portFrom('EMULATOR_PORT', 8085)
for (const [name, wanted] of [
  ['PORT', port],
  ['EMULATOR_PORT', emulatorPort],
] as const) {
  if (!(await isPortFree(wanted))) {
    fail(`Port ${wanted} is taken. Choose another one: ${name}=${wanted + 1} npm run demo`)
  }
}

if (!process.argv.includes('--no-build')) {
  console.log('Building the app (the first time takes about half a minute) …')
  const windows = process.platform === 'win32'
  const built = spawnSync('npm', ['run', 'build'], { encoding: 'utf8', shell: windows })
  if (built.status !== 0) fail(`${built.stdout}${built.stderr}\nThe build failed.`)
}

const world =
  process.env['EMULATOR_WORLD'] ?? join(import.meta.dirname, '../emulator/worlds/company.json')
const emulator = await startEmulator({ world, port: emulatorPort })
const app = await startApp({
  port,
  emulatorUrl: emulator.url,
  onOutput: (text) => {
    if (/error/i.test(text)) process.stderr.write(text)
  },
})

const width = Math.max(...emulator.people.map(({ email }) => email.length))
console.log(`
  Artifact Registry Onboarding   ${app.url}
  Emulator (stands in for Google) ${emulator.url}

  Sign in as one of:
${emulator.people.map(({ email, note }) => `    ${email.padEnd(width)}  ${note ?? ''}`).join('\n')}

  Press Ctrl-C to stop both.`)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    Promise.all([app.stop(), emulator.close()]).then(() => process.exit(0))
  })
}
app.process.once('exit', () => {
  if (!stopping) fail('The app stopped by itself.')
})

function portFrom(name: string, otherwise: number): number {
  const text = process.env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    fail(`${name}=${text} is not a port.`)
  return value
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
