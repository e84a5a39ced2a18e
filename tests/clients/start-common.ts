import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../../emulator/start-emulator.ts'
import { authoritiesBehind } from './authorities'
import { hostsAsked, sitesForConda } from './brought'
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
  /** Whether something stands in for conda-forge, where it is asked. */
  hasOwnChannel: boolean
}

/** Starts an emulator with people who may install and publish, and others who may not. `withConda`: where this machine brings what asks conda-forge. */
export async function startCommon({
  world = worldForSymptoms(),
  withConda = false,
}: {
  world?: unknown
  withConda?: boolean
}): Promise<Common & { close(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'clients-'))
  const noMetadata = await whyNoMetadata()
  const sites = withConda ? await sitesForConda(directory) : {}
  // Who stands behind all of conda-forge is not known beforehand.
  const authorities = sites && (await authoritiesBehind(hostsAsked()))
  const emulator = await startEmulator({
    world,
    index: { ...(sites && { sites }), ...(authorities && { authorities }) },
    ...(noMetadata === undefined && { metadata: attachedAccount }),
  })
  await prepare(emulator, directory)
  await prepareSymptoms(emulator, directory)
  return {
    directory,
    env: environment(emulator),
    noMetadata,
    hasOwnChannel: sites !== undefined && Object.keys(sites).length > 0,
    async close() {
      await emulator.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
