import { ArtifactRegistryClient } from '@google-cloud/artifact-registry'
import { OAuth2Client } from 'google-auth-library'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { COMPANY } from './company.ts'

/** Google's own client, over REST. */
function client(email: string): ArtifactRegistryClient {
  const authClient = new OAuth2Client()
  authClient.setCredentials({ access_token: emulator.tokenFor(email) })
  const { hostname, port } = new URL(emulator.url)
  return new ArtifactRegistryClient({
    authClient,
    fallback: true,
    apiEndpoint: hostname,
    port: Number(port),
    protocol: 'http',
    projectId: 'unused',
  })
}

const US = 'projects/ml-platform/locations/us-central1'
const ALL = `${US}/repositories/ml-all`
let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ world: COMPANY })
})
afterAll(() => emulator.close())

test('it lists the locations', async () => {
  const locations: unknown[] = []
  const pages = client('rita@example.com').listLocationsAsync({ name: 'projects/ml-platform' })
  for await (const location of pages) locations.push(location.locationId)
  expect(locations).toHaveLength(45)
  expect(locations).toContain('us-central1')
})

test('it lists the repositories of one location, with formats and modes it understands', async () => {
  const [repositories] = await client('rita@example.com').listRepositories({ parent: US })
  const facts = repositories.map(({ name, format, mode }) => [
    name?.split('/').at(-1),
    format,
    mode,
  ])
  expect(facts).toEqual([
    ['ml-private', 'PYTHON', 'STANDARD_REPOSITORY'],
    ['ml-pypi', 'PYTHON', 'REMOTE_REPOSITORY'],
    ['ml-all', 'PYTHON', 'VIRTUAL_REPOSITORY'],
    ['shared', 'PYTHON', 'STANDARD_REPOSITORY'],
    ['ml-images', 'DOCKER', 'STANDARD_REPOSITORY'],
    ['ml-pipelines', 'KFP', 'STANDARD_REPOSITORY'],
  ])
})

test('it reads a virtual and a remote repository', async () => {
  const [virtual] = await client('rita@example.com').getRepository({ name: ALL })
  expect(virtual).toMatchObject({
    name: ALL,
    registryUri: 'us-central1-python.pkg.dev/ml-platform/ml-all',
    vulnerabilityScanningConfig: {
      enablementConfig: 'INHERITED',
      enablementState: 'SCANNING_DISABLED',
    },
    virtualRepositoryConfig: {
      upstreamPolicies: [
        { id: 'private', repository: `${US}/repositories/ml-private`, priority: 100 },
        { id: 'pypi', repository: `${US}/repositories/ml-pypi`, priority: 50 },
      ],
    },
  })
  const [remote] = await client('rita@example.com').getRepository({
    name: `${US}/repositories/ml-pypi`,
  })
  expect(remote.remoteRepositoryConfig?.pythonRepository).toMatchObject({
    publicRepository: 'PYPI',
  })
  expect(String(remote.sizeBytes)).toBe('2715439210')
})

test('it reads an old repository of a domain-scoped project: no mode, no registryUri', async () => {
  const name = 'projects/example.com:legacy/locations/us-east1/repositories/old-python'
  const [repository] = await client('rita@example.com').getRepository({ name })
  expect(repository).toMatchObject({
    name,
    format: 'PYTHON',
    mode: 'MODE_UNSPECIFIED',
    registryUri: '',
  })
})

test('it tests permissions', async () => {
  const permissions = ['downloadArtifacts', 'uploadArtifacts'].map(
    (verb) => `artifactregistry.repositories.${verb}`,
  )
  const ask = async (email: string) => {
    const [answer] = await client(email).testIamPermissions({ resource: ALL, permissions })
    return answer.permissions
  }
  expect(await ask('rita@example.com')).toEqual([permissions[0]])
  expect(await ask('wes@example.com')).toEqual(permissions)
  expect(await ask('nemo@example.com')).toEqual([])
})

test('it reads a policy', async () => {
  const [policy] = await client('ada@example.com').getIamPolicy({
    resource: `${US}/repositories/ml-private`,
    options: { requestedPolicyVersion: 3 },
  })
  expect(policy.bindings).toMatchObject([
    {
      role: 'roles/artifactregistry.writer',
      members: ['serviceAccount:ci@ml-platform.iam.gserviceaccount.com'],
    },
  ])
})

test('it pages through more than one page by itself', async () => {
  emulator.clearRequests()
  const parent = 'projects/archive-2019/locations/us-west1'
  const [repositories] = await client('ada@example.com').listRepositories({ parent })
  expect(repositories).toHaveLength(120)
  const [small] = await client('ada@example.com').listRepositories({ parent, pageSize: 50 })
  expect(small.map(({ name }) => name)).toEqual(repositories.map(({ name }) => name))
  expect(emulator.requests().map(({ method }) => method)).toEqual(
    Array(5).fill('artifactregistry.repositories.list'),
  )
})

test('it filters by name and orders', async () => {
  const [repositories] = await client('rita@example.com').listRepositories({
    parent: US,
    filter: `name="${US}/repositories/ml-*"`,
    orderBy: 'update_time desc',
  })
  expect(repositories.map(({ name }) => name?.split('/').at(-1))).toEqual([
    'ml-pypi',
    'ml-private',
    'ml-images',
    'ml-pipelines',
    'ml-all',
  ])
})

test('it lists packages, versions and Python packages', async () => {
  const parent = `${US}/repositories/ml-private`
  const rita = client('rita@example.com')
  const [packages] = await rita.listPackages({ parent })
  expect(packages.map((item) => item.displayName)).toEqual([
    'acme-features',
    'acme-models',
    'acme-training',
  ])
  const [versions] = await rita.listVersions({ parent: `${parent}/packages/acme-models` })
  expect(versions.map(({ name }) => name?.split('/').at(-1))).toEqual(['0.9.0', '0.10.0'])
  const [python] = await rita.listPythonPackages({ parent })
  expect(python).toHaveLength(8)
  const [one] = await rita.getPythonPackage({ name: `${parent}/pythonPackages/acme-models:0.10.0` })
  expect(one).toMatchObject({
    packageName: 'acme-models',
    version: '0.10.0',
    uri: 'us-central1-python.pkg.dev/ml-platform/ml-private/acme-models/acme_models-0.10.0-py3-none-any.whl',
  })
})

test('it maps refusals to its own errors', async () => {
  const failure = await client('solo@partner.example')
    .listRepositories({ parent: 'projects/data-science/locations/europe-west1' })
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 7,
    reason: 'IAM_PERMISSION_DENIED',
    domain: 'artifactregistry.googleapis.com',
  })
})
