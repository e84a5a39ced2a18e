import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { createMachine, type Machine } from './machine'
import { environment, prepare } from './newcomer'
import { worldForClients } from './world'

/** An emulator, and machines on which clients meet it. */
export type Harness = {
  emulator: Emulator
  machine: Machine
  /** Seen by every machine under the same name. */
  directory: string
  close(): Promise<void>
}

/** `env` is added to what the newcomer's terminal holds, from which it can be made. */
export async function startHarness(
  options: {
    world?: unknown
    env?: (terminal: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  } = {},
): Promise<Harness> {
  const directory = mkdtempSync(join(tmpdir(), 'clients-'))
  const emulator = await startEmulator({ world: options.world ?? worldForClients(), index: true })
  await prepare(emulator, directory)
  const terminal = environment(emulator)
  return {
    emulator,
    machine: createMachine({ directory, env: { ...terminal, ...options.env?.(terminal) } }),
    directory,
    async close() {
      await emulator.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** For clients that break lines: wide enough not to tear their messages. */
export const wideTerminal = () => ({ COLUMNS: '200', LINES: '50' })
