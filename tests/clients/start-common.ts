import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../../emulator/start-emulator.ts'
import { environment, prepare } from './newcomer'
import { attachedAccount, whyNoMetadata } from './on-google-cloud'
import { prepareSymptoms, worldForSymptoms } from './symptom-world'

/** What all test files have in common: an emulator that runs beside them, and what a terminal holds that reaches it. */
export type Common = {
  /** Seen by every machine under the same name. */
  directory: string
  env: Readonly<Record<string, string>>
  /** Why there is no metadata server of a machine on Google Cloud. */
  noMetadata: string | undefined
}

/** Starts an emulator with people who may install and publish, and others who may not. */
export async function startCommon(
  world: unknown = worldForSymptoms(),
): Promise<Common & { close(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'clients-'))
  const noMetadata = await whyNoMetadata()
  const emulator = await startEmulator({
    world,
    index: true,
    ...(noMetadata === undefined && { metadata: attachedAccount }),
  })
  await prepare(emulator, directory)
  await prepareSymptoms(emulator, directory)
  return {
    directory,
    env: environment(emulator),
    noMetadata,
    async close() {
      await emulator.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
