import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Emulator, startEmulator, WorldError } from './start-emulator.ts'

const DEFAULT_WORLD = fileURLToPath(new URL('./worlds/company.json', import.meta.url))

const settings = readSettings()
const emulator = await start()
printWelcome(emulator)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator.close().then(() => process.exit(0)))
}

function readSettings() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: process.env['EMULATOR_PORT'] ?? '8085' },
        world: { type: 'string', default: process.env['EMULATOR_WORLD'] ?? DEFAULT_WORLD },
        quiet: { type: 'boolean', default: false },
      },
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return stop(`--port: "${values.port}" is not a port number`)
    }
    return { ...values, port: Number(values.port) }
  } catch (error) {
    return stop(`${message(error)}\nusage: emulator [--port 8085] [--world FILE] [--quiet]`)
  }
}

async function start(): Promise<Emulator> {
  try {
    return await startEmulator({
      world: settings.world,
      port: settings.port,
      client: {
        id: process.env['EMULATOR_CLIENT_ID'] ?? 'emulator-client',
        secret: process.env['EMULATOR_CLIENT_SECRET'] ?? 'emulator-secret',
      },
      log: (line) => {
        if (!settings.quiet) console.log(line)
      },
    })
  } catch (error) {
    if (error instanceof WorldError) return stop(error.message)
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return stop(`Port ${settings.port} is taken: choose another with --port or EMULATOR_PORT.`)
    }
    throw error
  }
}

function printWelcome({ url, people }: Emulator): void {
  if (settings.quiet) return
  const width = Math.max(...people.map((person) => person.email.length))
  console.log(`The emulator (this is not Google) listens on ${url}`)
  console.log('People to sign in as:')
  for (const { email, name, note } of people) {
    console.log(`  ${email.padEnd(width)}  ${name}${note === undefined ? '' : `: ${note}`}`)
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function stop(line: string): never {
  console.error(line)
  process.exit(1)
}
