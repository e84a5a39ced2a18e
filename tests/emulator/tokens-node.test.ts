import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { OAuth2Client } from 'google-auth-library'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import {
  buildToken,
  CI,
  credentialFiles,
  DIRECT,
  POOL,
  serveBuildTokens,
  VM,
  worldWithBuilds,
} from './tokens-world.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** Application Default Credentials, used for one call to an API: nothing that tells the library of an emulator. */
const SCRIPT = `
import { GoogleAuth } from 'google-auth-library'
const auth = new GoogleAuth({ scopes: ['https://www.googleapis.com/auth/cloud-platform'] })
const path = 'projects/ml-platform/locations/us-central1/repositories/shared'
const url = 'https://artifactregistry.googleapis.com/v1/' + path
try {
  const client = await auth.getClient()
  const { status } = await client.request({ url, validateStatus: () => true, retry: false })
  console.log(JSON.stringify({ status }))
} catch (error) {
  console.log(JSON.stringify({ error: error.message }))
}
`
const answer = z.object({ status: z.number().optional(), error: z.string().optional() })

describe('google-auth-library for Node', { concurrent: true }, () => {
  let emulator: Emulator
  let directory: string
  let builds: Awaited<ReturnType<typeof serveBuildTokens>>
  let files: Record<string, object>
  beforeAll(async () => {
    emulator = await startEmulator({
      ...{ world: worldWithBuilds(), index: true, metadata: { account: VM } },
    })
    directory = mkdtempSync(path.join(tmpdir(), 'credentials-'))
    builds = await serveBuildTokens()
    const subjectTokenFile = path.join(directory, 'subject-token')
    writeFileSync(subjectTokenFile, buildToken(Date.now()))
    files = credentialFiles(emulator.url, {
      key: await emulator.createServiceAccountKey(CI),
      user: emulator.createAuthorizedUserFile('wes@example.com'),
      subjectTokenFile,
      subjectTokenUrl: builds.url,
    })
  })
  afterAll(async () => {
    rmSync(directory, { recursive: true })
    builds.close()
    await emulator.close()
  })

  function callWith(content: object | undefined): Promise<z.infer<typeof answer>> {
    const home = mkdtempSync(path.join(directory, 'home-'))
    const file = path.join(home, 'credentials.json')
    writeFileSync(file, JSON.stringify(content))
    return callFrom(home, { GOOGLE_APPLICATION_CREDENTIALS: file })
  }

  async function callFrom(
    home: string,
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<z.infer<typeof answer>> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', SCRIPT],
      {
        cwd: ROOT,
        env: {
          NODE_ENV: 'test',
          PATH: process.env['PATH'],
          HOME: home,
          ...env,
          // Else it asks gcloud or, for an external account, Resource Manager, and gives up when refused.
          GOOGLE_CLOUD_PROJECT: 'ml-platform',
          // Google's hosts are the emulator; its own address is not for the proxy.
          HTTPS_PROXY: emulator.index?.proxyUrl,
          NO_PROXY: '127.0.0.1',
          NODE_EXTRA_CA_CERTS: emulator.index?.caFile,
        },
      },
    )
    return answer.parse(JSON.parse(stdout))
  }

  test.each<[kind: string, email: string, status: number]>([
    ['service account key', CI, 403],
    ['authorized user', 'wes@example.com', 200],
    ['impersonated by a person', CI, 403],
    ['external account', `principal://iam.googleapis.com/${POOL}/subject/${DIRECT}`, 200],
    [
      'external account, its token from an address',
      `principal://iam.googleapis.com/${POOL}/subject/${DIRECT}`,
      200,
    ],
    ['impersonated by a service account', VM, 200],
    ['external account acting as a service account', VM, 200],
  ])('calls an API with: %s', async (kind, email, status) => {
    expect(await callWith(files[kind])).toEqual({ status })
    expect(emulator.requests()).toContainEqual(
      expect.objectContaining({ method: 'artifactregistry.repositories.get', email, status }),
    )
  })

  test('calls an API as the machine’s account, which no file names', async () => {
    const home = mkdtempSync(path.join(directory, 'home-'))
    expect(await callFrom(home, { GCE_METADATA_HOST: emulator.metadata?.host })).toEqual({
      status: 200,
    })
    expect(emulator.requests().filter(({ method }) => method === 'metadata')).toContainEqual(
      expect.objectContaining({ path: expect.stringMatching(/\/default\/token$/), status: 200 }),
    )
  })

  test('says what Google says of a key that was deleted', async () => {
    const key = await emulator.createServiceAccountKey(CI)
    emulator.deleteServiceAccountKey(CI, key.private_key_id)
    expect((await callWith(key)).error).toContain('Invalid JWT Signature.')
  })

  test('says what Google says to a person who may not act as the account', async () => {
    const user = emulator.createAuthorizedUserFile('rita@example.com')
    const { error } = await callWith({
      ...files['impersonated by a person'],
      source_credentials: user,
    })
    expect(error).toContain("Permission 'iam.serviceAccounts.getAccessToken' denied")
  })

  test('says what Google says of a sign-in that was revoked', async () => {
    const file = emulator.createAuthorizedUserFile('nadia@example.com')
    emulator.revoke('nadia@example.com')
    expect((await callWith(file)).error).toContain('invalid_grant')
  })

  test('is told whose token it has', async () => {
    const reader = new OAuth2Client({ endpoints: { tokenInfoUrl: `${emulator.url}/tokeninfo` } })
    const scopes = ['https://www.googleapis.com/auth/userinfo.email']
    const info = await reader.getTokenInfo(emulator.tokenFor(VM, { scopes }))
    expect(info).toMatchObject({ email: VM, scopes })
  })
})
