import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Emulator, type IndexOptions, startEmulator, WorldError } from './start-emulator.ts'

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
        index: { type: 'boolean', default: false },
        'index-port': { type: 'string', default: process.env['EMULATOR_INDEX_PORT'] ?? '8086' },
        'index-directory': { type: 'string' },
        pypi: { type: 'string', default: process.env['EMULATOR_PYPI'] ?? 'online' },
      },
    })
    const index: IndexOptions = {
      port: portNumber('--index-port', values['index-port']),
      pypi:
        values.pypi === 'online' || values.pypi === 'none'
          ? values.pypi
          : { directory: values.pypi },
      ...(values['index-directory'] === undefined ? {} : { directory: values['index-directory'] }),
    }
    const { world, quiet } = values
    const port = portNumber('--port', values.port)
    return { world, quiet, port, ...(values.index ? { index } : {}) }
  } catch (error) {
    return stop(
      `${message(error)}\nusage: emulator [--port 8085] [--world FILE] [--quiet] [--index [--index-port 8086] [--index-directory DIR] [--pypi online|none|DIR]]`,
    )
  }
}

function portNumber(flag: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  return stop(`${flag}: "${text}" is not a port number`)
}

async function start(): Promise<Emulator> {
  try {
    return await startEmulator({
      world: settings.world,
      port: settings.port,
      ...(settings.index === undefined ? {} : { index: settings.index }),
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
      const port = 'port' in error ? error.port : settings.port
      return port === settings.index?.port && port !== settings.port
        ? stop(`Port ${port} is taken: choose another with --index-port or EMULATOR_INDEX_PORT.`)
        : stop(`Port ${port} is taken: choose another with --port or EMULATOR_PORT.`)
    }
    throw error
  }
}

function printWelcome({ url, people, index }: Emulator): void {
  if (settings.quiet) return
  const width = Math.max(...people.map((person) => person.email.length))
  console.log(`The emulator (this is not Google) listens on ${url}`)
  if (index !== undefined) {
    console.log(`The package index is behind the proxy HTTPS_PROXY=${index.proxyUrl}`)
    console.log(`and the certificates in ${index.caFile}`)
  }
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
