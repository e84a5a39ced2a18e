import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Emulator } from '../../emulator/start-emulator.ts'

/** Whether Google's own gcloud is on this machine. */
export const HAS_GCLOUD = spawnSync('gcloud', ['--version']).status === 0

const APIS = [
  'ARTIFACTREGISTRY',
  'CLOUDASSET',
  'CLOUDIDENTITY',
  'CLOUDRESOURCEMANAGER',
  'IAM',
  'SERVICEUSAGE',
]

/** The real gcloud in front of an emulator, with a configuration of its own. */
export type RealGcloud = {
  /** Runs a program (gcloud, or a shell with a script of it) as somebody of the emulator's world. `more`: variables. */
  runAs(
    email: string,
    command: readonly [program: string, ...args: string[]],
    more?: Record<string, string>,
  ): Promise<{ stdout: string; stderr: string }>
  /** Removes the configuration. */
  remove(): void
}

export function realGcloud(emulator: Emulator): RealGcloud {
  const home = mkdtempSync(join(tmpdir(), 'gcloud-'))
  const overrides = APIS.map((api) => [
    `CLOUDSDK_API_ENDPOINT_OVERRIDES_${api}`,
    `${emulator.url}/`,
  ])
  return {
    runAs(email, [program, ...args], more = {}) {
      // One for each call: another that runs meanwhile could read it between its emptying and its writing.
      const tokenFile = join(mkdtempSync(join(home, 'token-')), 'token')
      writeFileSync(tokenFile, emulator.tokenFor(email))
      return promisify(execFile)(program, args, {
        env: {
          ...process.env,
          ...Object.fromEntries(overrides),
          CLOUDSDK_CONFIG: home,
          CLOUDSDK_CORE_ACCOUNT: email,
          CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
          CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
          CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
          CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: tokenFile,
          ...more,
        },
      })
    },
    remove: () => rmSync(home, { recursive: true }),
  }
}
