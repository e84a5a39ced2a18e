import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AuthClient, GoogleAuth, OAuth2Client } from 'google-auth-library'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'
import {
  buildToken,
  CI,
  CLOUD_PLATFORM,
  credentialFiles,
  EMAIL_SCOPE,
  VM,
  worldWithBuilds,
} from './tokens-world.ts'

/**
 * Google's own library for Node reads each kind of credential file through GOOGLE_APPLICATION_CREDENTIALS. Some kinds insist on
 * Google's hosts, whatever the file says: their requests are led to the emulator, and the test says which hosts they were.
 */
let emulator: Emulator
let directory: string
let files: Record<string, object>
beforeAll(async () => {
  emulator = await startEmulator({ world: worldWithBuilds() })
  directory = mkdtempSync(path.join(tmpdir(), 'credentials-'))
  const subjectTokenFile = path.join(directory, 'subject-token')
  writeFileSync(subjectTokenFile, buildToken(Date.now()))
  files = credentialFiles(emulator.url, {
    key: await emulator.createServiceAccountKey(CI),
    user: emulator.createAuthorizedUserFile('wes@example.com'),
    subjectTokenFile,
  })
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await emulator.close()
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** The token that the library gets from such a file, and which of Google's hosts it asked by name. */
async function fromFile(content: object | undefined) {
  const file = path.join(directory, 'credentials.json')
  writeFileSync(file, JSON.stringify(content))
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file)
  // Else it asks gcloud or, for an external account, Google's Resource Manager, before it can be led elsewhere.
  vi.stubEnv('GOOGLE_CLOUD_PROJECT', 'ml-platform')
  const hosts = new Set<string>()
  const client = await new GoogleAuth({ scopes: [CLOUD_PLATFORM, EMAIL_SCOPE] }).getClient()
  leadToEmulator(client, hosts)
  const { token } = await client.getAccessToken()
  return { token: token ?? '', hosts: [...hosts] }
}

function leadToEmulator(client: unknown, hosts: Set<string>): void {
  if (!(client instanceof AuthClient)) return
  client.transporter.defaults.fetchImplementation = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.hostname.endsWith('.googleapis.com')) hosts.add(url.hostname)
    return fetch(url.href.replace(/^https:\/\/[^/]+\.googleapis\.com\//, `${emulator.url}/`), init)
  }
  leadToEmulator(Reflect.get(client, 'sourceClient'), hosts)
}

const OAUTH2 = 'oauth2.googleapis.com'
test.each<[kind: string, email: string | undefined, hosts: string[], mayPublish: boolean]>([
  ['service account key', CI, [OAUTH2], true],
  ['authorized user', 'wes@example.com', [OAUTH2], true],
  ['impersonated by a person', CI, [OAUTH2, 'iamcredentials.googleapis.com'], true],
  ['external account', undefined, [], false],
  ['external account acting as a service account', VM, [], false],
])('google-auth-library gets a token from: %s', async (kind, email, hosts, mayPublish) => {
  const found = await fromFile(files[kind])
  expect(found.hosts).toEqual(hosts)

  const reader = new OAuth2Client()
  leadToEmulator(reader, new Set())
  if (email === undefined) await expect(reader.getTokenInfo(found.token)).rejects.toThrow()
  else expect(await reader.getTokenInfo(found.token)).toMatchObject({ email })

  const { body } = await apiCaller(emulator.url, found.token)(
    'POST /v1/projects/ml-platform/locations/us-central1/repositories/ml-private:testIamPermissions',
    { permissions: ['artifactregistry.repositories.uploadArtifacts'] },
  )
  expect(body).toEqual(
    mayPublish ? { permissions: ['artifactregistry.repositories.uploadArtifacts'] } : {},
  )
})

test.each([
  [
    'a key that was deleted',
    async () => {
      const key = await emulator.createServiceAccountKey(CI)
      emulator.deleteServiceAccountKey(CI, key.private_key_id)
      return key
    },
    'Invalid JWT Signature.',
  ],
  [
    'a person who may not act as the account',
    async () =>
      credentialFiles(emulator.url, {
        key: {},
        user: emulator.createAuthorizedUserFile('rita@example.com'),
        subjectTokenFile: '',
      })['impersonated by a person'],
    "Permission 'iam.serviceAccounts.getAccessToken' denied",
  ],
  [
    'a sign-in that was revoked',
    async () => {
      const file = emulator.createAuthorizedUserFile('nadia@example.com')
      emulator.revoke('nadia@example.com')
      return file
    },
    'invalid_grant',
  ],
])('google-auth-library reports %s', async (_case, make, message) => {
  await expect(fromFile(await make())).rejects.toThrow(message)
})
