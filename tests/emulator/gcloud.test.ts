import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { COMPANY } from './company.ts'

const hasGcloud = (() => {
  try {
    execFileSync('gcloud', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

let emulator: Emulator
let configuration: string
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY })
  configuration = mkdtempSync(path.join(tmpdir(), 'gcloud-'))
})
afterAll(async () => {
  rmSync(configuration, { recursive: true })
  await emulator.close()
})

/** gcloud as this person, with a configuration of its own. */
async function gcloud(
  person: string,
  project: string,
  command: string,
): Promise<{ stdout: string; stderr: string }> {
  const tokenFile = path.join(configuration, person)
  writeFileSync(tokenFile, emulator.tokenFor(person))
  const overrides = ['ARTIFACTREGISTRY', 'CLOUDRESOURCEMANAGER', 'IAM', 'SERVICEUSAGE'].map(
    (api) => [`CLOUDSDK_API_ENDPOINT_OVERRIDES_${api}`, `${emulator.url}/`],
  )
  return promisify(execFile)('gcloud', command.split(' '), {
    env: {
      ...process.env,
      ...Object.fromEntries(overrides),
      CLOUDSDK_CONFIG: configuration,
      CLOUDSDK_CORE_PROJECT: project,
      CLOUDSDK_CORE_ACCOUNT: person,
      CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
      CLOUDSDK_CORE_DISABLE_USAGE_REPORTING: 'true',
      CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK: 'true',
      CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: tokenFile,
    },
  })
}

const US = 'projects/ml-platform/locations/us-central1/repositories'

/** What gcloud must print to whom; where the output is JSON it is compared as JSON. */
const CASES: [person: string, project: string, command: string, expected: unknown][] = [
  [
    'rita@example.com',
    'ml-platform',
    'artifacts repositories list --format=value(format)',
    expect.stringMatching(/^(PYTHON|DOCKER|KFP)(\n(PYTHON|DOCKER|KFP)){6}\n$/),
  ],
  [
    'rita@example.com',
    'example.com:legacy',
    'artifacts repositories list --format=value(name.basename())',
    'old-python\n',
  ],
  [
    'ada@example.com',
    'ml-platform',
    'artifacts repositories describe ml-all --location=us-central1 --format=json',
    expect.objectContaining({ name: `${US}/ml-all`, mode: 'VIRTUAL_REPOSITORY', format: 'PYTHON' }),
  ],
  [
    'rita@example.com',
    'ml-platform',
    'artifacts print-settings python --repository=ml-private --location=us-central1',
    expect.stringContaining(
      'repository: https://us-central1-python.pkg.dev/ml-platform/ml-private/\n',
    ),
  ],
  [
    'ada@example.com',
    'ml-platform',
    'artifacts repositories get-iam-policy ml-private --location=us-central1 --format=json',
    expect.objectContaining({
      bindings: [
        {
          role: 'roles/artifactregistry.writer',
          members: ['serviceAccount:ci@ml-platform.iam.gserviceaccount.com'],
        },
      ],
    }),
  ],
  [
    'nadia@example.com',
    'ml-platform',
    'artifacts packages list --repository=ml-private --location=us-central1 --format=value(name.basename())',
    'acme-features\nacme-models\nacme-training\n',
  ],
  [
    'nadia@example.com',
    'ml-platform',
    'artifacts versions list --package=acme-models --repository=ml-private --location=us-central1 --format=value(name.basename())',
    '0.9.0\n0.10.0\n',
  ],
  [
    'wes@example.com',
    'ml-platform',
    'projects list --format=value(projectId) --sort-by=projectId',
    'data-science\nml-platform\n',
  ],
  ['nemo@example.com', 'ml-platform', 'projects list --format=value(projectId)', ''],
  [
    'ada@example.com',
    'ml-platform',
    'projects get-iam-policy data-science --format=json',
    expect.objectContaining({ version: 3 }),
  ],
  [
    'nadia@example.com',
    'ml-platform',
    'projects get-ancestors ml-platform --format=value(id)',
    'ml-platform\n200000000002\n200000000001\n100000000001\n',
  ],
  [
    'ada@example.com',
    'ml-platform',
    'resource-manager folders get-iam-policy 200000000001 --format=value(bindings[0].members[0])',
    'user:rita@example.com\n',
  ],
  [
    'ada@example.com',
    'ml-platform',
    'organizations get-iam-policy 100000000001 --format=value(etag)',
    'BwYhc3Rk0aE=\n',
  ],
  [
    'nemo@example.com',
    'ml-platform',
    'iam roles describe roles/artifactregistry.reader --format=value(title)',
    'Artifact Registry Reader\n',
  ],
]

describe.skipIf(!hasGcloud)(
  'gcloud understands it (skipped where gcloud is not installed)',
  { concurrent: true, timeout: 180_000 },
  () => {
    test.each(CASES)('%s in %s: %s', async (person, project, command, expected) => {
      const { stdout } = await gcloud(person, project, command)
      expect(command.endsWith('--format=json') ? JSON.parse(stdout) : stdout).toEqual(expected)
    })
    test('a repository without registryUri, in a domain-scoped project', async () => {
      const { stderr } = await gcloud(
        'rita@example.com',
        'example.com:legacy',
        'artifacts repositories describe old-python --location=us-east1',
      )
      expect(stderr).toContain(
        'Registry URL: us-east1-python.pkg.dev/example.com/legacy/old-python\n',
      )
    })
    test("a refusal arrives in gcloud's words with Google's reason", async () => {
      await expect(
        gcloud('rita@example.com', 'payments-prod', 'artifacts repositories list'),
      ).rejects.toThrow(/SERVICE_DISABLED/)
    })
  },
)
