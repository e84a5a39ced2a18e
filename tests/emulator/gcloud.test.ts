import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { HAS_GCLOUD, type RealGcloud, realGcloud } from '../support/real-gcloud'
import { COMPANY } from './company.ts'

let emulator: Emulator
let real: RealGcloud
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY })
  real = realGcloud(emulator)
})
afterAll(async () => {
  real.remove()
  await emulator.close()
})

function gcloud(person: string, project: string, command: string) {
  return real.runAs(person, ['gcloud', ...command.split(' ')], { CLOUDSDK_CORE_PROJECT: project })
}

const US = 'projects/ml-platform/locations/us-central1/repositories'
const LABS = 'organizations/100000000002'
const LABS_POINT = `cloudresourcemanager.googleapis.com/${LABS}`
const LABS_SDK =
  '//artifactregistry.googleapis.com/projects/labs-open/locations/us/repositories/sdk'
const KEEP_RELEASES = `policies/${encodeURIComponent(LABS_POINT)}/denypolicies/keep-releases`

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
  [
    'iris@labs.example',
    'labs-open',
    `asset search-all-resources --scope=${LABS} --asset-types=artifactregistry.googleapis.com/Repository --page-size=2 --format=value(name.basename())`,
    'sdk\nhandouts\ninner\npypi-copy\neverything\n',
  ],
  [
    'iris@labs.example',
    'labs-open',
    `asset search-all-resources --scope=${LABS} --query=name:everything --read-mask=name,versionedResources --format=value(versionedResources[0].resource.mode)`,
    'VIRTUAL_REPOSITORY\n',
  ],
  [
    'iris@labs.example',
    'labs-open',
    `asset search-all-iam-policies --scope=${LABS} --query=policy:allUsers --format=json`,
    [
      expect.objectContaining({
        resource: LABS_SDK,
        policy: { bindings: [{ role: 'roles/artifactregistry.reader', members: ['allUsers'] }] },
      }),
    ],
  ],
  [
    'iris@labs.example',
    'labs-open',
    `asset get-effective-iam-policy --scope=${LABS} --names=${LABS_SDK} --format=value(policyResults[0].policies[].attachedResource)`,
    expect.stringMatching(/repositories\/sdk.*projects\/labs-open.*organizations\/100000000002/),
  ],
  [
    'iris@labs.example',
    'labs-open',
    `iam policies list --attachment-point=${LABS_POINT} --kind=denypolicies --format=value(policies[].name)`,
    `${KEEP_RELEASES}\n`,
  ],
  [
    'iris@labs.example',
    'labs-open',
    `iam policies get keep-releases --attachment-point=${LABS_POINT} --kind=denypolicies --format=json`,
    expect.objectContaining({
      name: KEEP_RELEASES,
      rules: [
        {
          description: expect.any(String),
          denyRule: expect.objectContaining({
            exceptionPrincipals: ['principalSet://goog/group/release@labs.example'],
          }),
        },
      ],
    }),
  ],
  [
    'ada@example.com',
    'ml-platform',
    'identity groups memberships list --group-email=ml-team@example.com --format=value(preferredMemberKey.id)',
    'olga@example.com\nml-interns@example.com\ntrainer@ml-platform.iam.gserviceaccount.com\n',
  ],
  [
    'iris@labs.example',
    'labs-open',
    'identity groups memberships search-transitive-memberships --group-email=release@labs.example --format=value(memberships[].relationType)',
    'DIRECT;DIRECT;INDIRECT\n',
  ],
]

describe.skipIf(!HAS_GCLOUD)(
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
    test.each([
      [
        'asset search-all-resources --scope=organizations/100000000001',
        /Request denied by Cloud IAM/,
      ],
      [
        'iam policies list --attachment-point=cloudresourcemanager.googleapis.com/projects/ml-platform --kind=denypolicies',
        /Permission iam.googleapis.com\/denypolicies.list denied on resource/,
      ],
      [
        'identity groups memberships list --group-email=ml-team@example.com',
        /There is no such a group/,
      ],
    ])('so does that of: %s', async (command, words) => {
      await expect(gcloud('rita@example.com', 'ml-platform', command)).rejects.toThrow(words)
    })
  },
)
