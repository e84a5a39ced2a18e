import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'
import {
  buildToken,
  CI,
  credentialFiles,
  DIRECT,
  serveBuildTokens,
  VM,
  worldWithBuilds,
} from './tokens-world.ts'

const run = promisify(execFile)

const hasPython = await run('python3', ['-m', 'venv', '--help']).then(
  () => true,
  () => false,
)

/**
 * What the keyring backend for Artifact Registry does: Application Default Credentials, refreshed. Which of Google's own hosts
 * that asked is part of the answer.
 */
const SCRIPT = `
import json
from urllib.parse import urlsplit
import google.auth, requests
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import Request

hosts = []
send = requests.adapters.HTTPAdapter.send

def recorded(self, request, **options):
    address = urlsplit(request.url)
    # The boundary of regions is asked beside every call, at any moment.
    if address.scheme == 'https' and not address.path.endswith('/allowedLocations'):
        hosts.append(address.hostname)
    return send(self, request, **options)

requests.adapters.HTTPAdapter.send = recorded
try:
    credentials, project = google.auth.default(scopes=['https://www.googleapis.com/auth/cloud-platform'])
    credentials.refresh(Request())
    print(json.dumps({'token': credentials.token, 'hosts': hosts}))
except GoogleAuthError as error:
    print(json.dumps({'error': str(error), 'hosts': hosts}))
`

const answer = z.object({
  token: z.string().optional(),
  error: z.string().optional(),
  hosts: z.array(z.string()),
})

describe.skipIf(!hasPython && process.env['CI'] !== 'true')(
  'google-auth for Python (skipped where python3 is not installed, unless CI=true)',
  { timeout: 60_000 },
  () => {
    let emulator: Emulator
    let directory: string
    let builds: Awaited<ReturnType<typeof serveBuildTokens>>
    let files: Record<string, object>
    beforeAll(async () => {
      if (!hasPython) throw new Error('python3 with its venv module is needed where CI=true')
      emulator = await startEmulator({
        ...{ world: worldWithBuilds(), index: true, metadata: { account: VM } },
      })
      directory = mkdtempSync(path.join(tmpdir(), 'google-auth-'))
      await run('python3', ['-m', 'venv', path.join(directory, 'venv')])
      await run(path.join(directory, 'venv/bin/pip'), [
        'install',
        '--quiet',
        '--disable-pip-version-check',
        'google-auth',
        'requests',
      ])
      writeFileSync(path.join(directory, 'adc.py'), SCRIPT)
      builds = await serveBuildTokens()
      const subjectTokenFile = path.join(directory, 'subject-token')
      writeFileSync(subjectTokenFile, buildToken(Date.now()))
      files = credentialFiles(emulator.url, {
        key: await emulator.createServiceAccountKey(CI),
        user: emulator.createAuthorizedUserFile('wes@example.com'),
        subjectTokenFile,
        subjectTokenUrl: builds.url,
      })
    }, 120_000)
    afterAll(async () => {
      if (directory !== undefined) rmSync(directory, { recursive: true })
      builds?.close()
      await emulator?.close()
    })

    function fromFile(content: object | undefined): Promise<z.infer<typeof answer>> {
      const home = mkdtempSync(path.join(directory, 'home-'))
      const file = path.join(home, 'credentials.json')
      writeFileSync(file, JSON.stringify(content))
      return fromHome(home, { GOOGLE_APPLICATION_CREDENTIALS: file })
    }

    async function fromHome(
      home: string,
      env: Readonly<Record<string, string | undefined>>,
    ): Promise<z.infer<typeof answer>> {
      mkdirSync(path.join(home, 'gcloud'))
      const { stdout } = await run(
        path.join(directory, 'venv/bin/python'),
        [path.join(directory, 'adc.py')],
        {
          env: {
            PATH: process.env['PATH'],
            NODE_ENV: 'test',
            HOME: home,
            CLOUDSDK_CONFIG: path.join(home, 'gcloud'),
            ...env,
            // Google's hosts are the emulator, too.
            HTTPS_PROXY: emulator.index?.proxyUrl,
            REQUESTS_CA_BUNDLE: emulator.index?.caFile,
          },
        },
      )
      return answer.parse(JSON.parse(stdout))
    }

    const whose = async (token: string | undefined) => {
      emulator.clearRequests()
      const path = 'projects/ml-platform/locations/us-central1/repositories/shared'
      await apiCaller(emulator.url, token)(`GET /v1/${path}`)
      return emulator.requests().map(({ email, status }) => [email, status])
    }

    const OAUTH2 = 'oauth2.googleapis.com'
    const IAM = 'iamcredentials.googleapis.com'
    const RESOURCE_MANAGER = 'cloudresourcemanager.googleapis.com'
    const KEY = 'service account key'
    test.each<[kind: string, email: string, status: number, hosts: string[]]>([
      [KEY, CI, 403, []],
      ['authorized user', 'wes@example.com', 200, [OAUTH2]],
      ['impersonated by a person', CI, 403, [OAUTH2, IAM]],
      ['impersonated by a service account', VM, 200, [IAM]],
      // Asked for the project's ID while the file is being read; a refusal is no harm.
      ['external account', expect.stringContaining(DIRECT), 200, [RESOURCE_MANAGER]],
      [
        'external account, its token from an address',
        expect.stringContaining(DIRECT),
        200,
        [RESOURCE_MANAGER],
      ],
      ['external account acting as a service account', VM, 200, [RESOURCE_MANAGER]],
    ])('a token from: %s', async (kind, email, status, hosts) => {
      const found = await fromFile(files[kind])
      expect(found).toEqual({ token: expect.stringMatching(/^ya29\./), hosts })
      expect(await whose(found.token)).toEqual([[email, status]])
    })

    test('a token of the machine’s account, which no file names', async () => {
      const host = emulator.metadata?.host
      const found = await fromHome(mkdtempSync(path.join(directory, 'home-')), {
        // The second is asked whether this is such a machine at all, the first for all else.
        ...{ GCE_METADATA_HOST: host, GCE_METADATA_IP: host },
      })
      expect(found).toEqual({ token: expect.stringMatching(/^ya29\./), hosts: [] })
      expect(await whose(found.token)).toEqual([[VM, 200]])
    })

    test('a key for Google’s hosts asks there', async () => {
      const key = await emulator.createServiceAccountKey(VM, { hosts: 'google' })
      expect(await fromFile(key)).toMatchObject({ token: expect.any(String), hosts: [OAUTH2] })
    })

    test('what goes wrong is said in Google’s words', async () => {
      const gone = await emulator.createServiceAccountKey(CI)
      emulator.deleteServiceAccountKey(CI, gone.private_key_id)
      expect((await fromFile(gone)).error).toContain('invalid_grant: Invalid JWT Signature.')

      emulator.setServiceAccountDisabled(CI, true)
      expect((await fromFile(files[KEY])).error).toContain('invalid_grant: Robot is disabled.')
      emulator.setServiceAccountDisabled(CI, false)

      const revoked = emulator.createAuthorizedUserFile('nadia@example.com')
      emulator.revoke('nadia@example.com')
      expect((await fromFile(revoked)).error).toContain(
        'invalid_grant: Token has been expired or revoked.',
      )

      const again = emulator.createAuthorizedUserFile('rita@example.com')
      emulator.requireReauthentication('rita@example.com')
      expect((await fromFile(again)).error).toContain('Reauthentication is needed')
    })
  },
)
