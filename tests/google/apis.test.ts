import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { artifactRegistry } from '@/lib/google/artifact-registry'
import { type Project, resourceManager } from '@/lib/google/resource-manager'
import { createTransport, PATIENCE } from '@/lib/google/transport'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { repository, worldOf } from '../support/worlds'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const READ_ONLY = ['openid', 'https://www.googleapis.com/auth/cloud-platform.read-only']
const ML_ALL = { project: 'ml-platform', location: 'us-central1', repository: 'ml-all' }

let emulator: Emulator
const transport = createTransport({ ...PATIENCE, attemptTimeout: 300, firstPause: 5 })
const registry = () => artifactRegistry(new URL(emulator.url), transport)
const manager = () => resourceManager(new URL(emulator.url), transport)
const token = (email: string) => emulator.tokenFor(email, { scopes: READ_ONLY })

async function list(email: string, parent: { project: string; location: string }) {
  const repositories: RepositoryDetails[] = []
  const outcome = await registry().listRepositories(token(email), parent, (page) =>
    repositories.push(...page),
  )
  return { outcome, repositories }
}

async function search(email: string) {
  const ids: string[] = []
  const outcome = await manager().searchProjects(token(email), (page) =>
    ids.push(...page.map(({ id }) => id)),
  )
  return { outcome, ids: ids.sort() }
}

describe('the company', () => {
  beforeAll(async () => {
    emulator = await startEmulator({ world: COMPANY })
  })
  afterEach(() => emulator.faults.clear())
  afterAll(() => emulator.close())

  test('an administrator finds every project, also the domain-scoped one', async () => {
    const { ids } = await search('ada@example.com')
    expect(ids).toContain('example.com:legacy')
    expect(ids).toContain('payments-prod')
  })

  test('a project is found with its number, by which service agents are named', async () => {
    const found: Project[] = []
    await manager().searchProjects(token('ada@example.com'), (page) => found.push(...page))
    const ml = found.find(({ id }) => id === 'ml-platform')
    const resource = await manager().getResource(token('ada@example.com'), 'projects/ml-platform')
    expect(ml?.number).toMatch(/^\d+$/)
    expect(resource.ok && resource.value.projectNumber).toBe(ml?.number)
  })

  test('someone with a grant on one repository finds no project', async () => {
    expect(await search('solo@partner.example')).toEqual({ outcome: { ok: true }, ids: [] })
  })

  test('locations are the real list', async () => {
    const locations = await registry().listLocations(token('rita@example.com'), 'ml-platform')
    expect(locations.ok && locations.value.length).toBeGreaterThanOrEqual(43)
    expect(locations).toMatchObject({ value: expect.arrayContaining(['europe', 'us-central1']) })
  })

  test('only Python repositories are listed, with their kind and what is behind them', async () => {
    const { repositories } = await list('rita@example.com', {
      project: 'ml-platform',
      location: 'us-central1',
    })
    const kinds = repositories.map(({ name, mode }) => [name.repository, mode.kind])
    expect(Object.fromEntries(kinds)).toEqual({
      'ml-private': 'standard',
      'ml-pypi': 'remote',
      'ml-all': 'virtual',
      shared: 'standard',
    })
    const all = repositories.find(({ name }) => name.repository === 'ml-all')
    expect(all?.mode.kind === 'virtual' && all.mode.upstreams).toMatchObject([
      { priority: 100, repository: { ...ML_ALL, repository: 'ml-private' } },
      { priority: 50, repository: { ...ML_ALL, repository: 'ml-pypi' } },
    ])
    const pypi = repositories.find(({ name }) => name.repository === 'ml-pypi')
    expect(pypi?.mode).toEqual({ kind: 'remote', source: 'PyPI' })
  })

  test('sizes are bytes and times are ISO', async () => {
    const found = await registry().getRepository(token('rita@example.com'), {
      ...ML_ALL,
      repository: 'ml-private',
    })
    expect(found).toMatchObject({
      ok: true,
      value: { sizeBytes: expect.any(Number), updated: expect.stringMatching(/^20..-..-..T.*Z$/) },
    })
  })

  test('a repository older than modes is standard', async () => {
    const found = await registry().getRepository(token('ada@example.com'), {
      project: 'example.com:legacy',
      location: 'us-east1',
      repository: 'old-python',
    })
    expect(found).toMatchObject({ ok: true, value: { mode: { kind: 'standard' } } })
  })

  test('a repository of another format is none of ours', async () => {
    const found = await registry().getRepository(token('rita@example.com'), {
      ...ML_ALL,
      repository: 'ml-images',
    })
    expect(found).toEqual({ ok: true, value: undefined })
  })

  test('a grant on one repository is enough to read that one', async () => {
    const name = { project: 'data-science', location: 'europe-west1', repository: 'partner-sdk' }
    const found = await registry().getRepository(token('solo@partner.example'), name)
    expect(found).toMatchObject({ ok: true, value: { name } })
  })

  test.each([
    ['rita@example.com', ['downloadArtifacts']],
    ['wes@example.com', ['downloadArtifacts', 'uploadArtifacts']],
    ['nadia@example.com', ['downloadArtifacts']],
    ['cora@example.com', ['downloadArtifacts', 'uploadArtifacts']],
    ['cus@example.com', ['downloadArtifacts']],
    ['ada@example.com', ['downloadArtifacts', 'uploadArtifacts', 'setIamPolicy']],
    ['nemo@example.com', []],
  ])('%s holds %j on ml-private', async (email, held) => {
    const asked = ['downloadArtifacts', 'uploadArtifacts', 'setIamPolicy'].map(
      (name) => `artifactregistry.repositories.${name}`,
    )
    const name = { ...ML_ALL, repository: 'ml-private' }
    const answer = await registry().testPermissions(token(email), name, asked)
    expect(answer.ok && [...answer.value].map((one) => one.split('.').at(-1))).toEqual(held)
  })

  test('packages are named', async () => {
    const packages = await registry().listPackages(
      token('rita@example.com'),
      { ...ML_ALL, repository: 'ml-private' },
      3,
    )
    expect(packages.ok && packages.value.length).toBeGreaterThan(0)
    expect(packages.ok && packages.value.length).toBeLessThanOrEqual(3)
  })

  test('an API that is off', async () => {
    const locations = await registry().listLocations(token('ada@example.com'), 'payments-prod')
    expect(locations).toEqual({
      ok: false,
      failure: {
        kind: 'api-disabled',
        service: 'artifactregistry.googleapis.com',
        activationUrl: expect.stringContaining('https://console.developers.google.com/'),
      },
    })
  })

  test('a project that is not there', async () => {
    const { outcome } = await list('rita@example.com', { project: 'no-such', location: 'us' })
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'project-unknown' } })
  })

  test('a repository that is not there', async () => {
    const name = { ...ML_ALL, repository: 'no-such' }
    const found = await registry().getRepository(token('ada@example.com'), name)
    expect(found).toEqual({ ok: false, failure: { kind: 'not-found' } })
  })

  test('a repository that may not be read', async () => {
    const found = await registry().getRepository(token('nemo@example.com'), ML_ALL)
    expect(found).toMatchObject({
      ok: false,
      failure: { kind: expect.stringMatching(/denied|unknown/) },
    })
  })

  test('a token that Google does not accept', async () => {
    expect(await registry().getRepository('ya29.nonsense', ML_ALL)).toEqual({
      ok: false,
      failure: { kind: 'signed-out' },
    })
  })

  test('a consent without Google Cloud', async () => {
    const small = emulator.tokenFor('rita@example.com', { scopes: ['openid'] })
    expect(await registry().getRepository(small, ML_ALL)).toEqual({
      ok: false,
      failure: { kind: 'scope-missing' },
    })
  })

  test.each([
    ['a quota', 429, { kind: 'quota-exceeded' }],
    ['trouble at Google', 503, { kind: 'unavailable', httpStatus: 503 }],
    ['silence', 'timeout', { kind: 'timeout', afterSeconds: 0.3 }],
    ['a dropped connection', 'disconnect', { kind: 'unreachable' }],
    ['half an answer', 'broken-json', { kind: 'unexpected-answer', detail: expect.any(String) }],
  ] as const)('%s is named once retries are used up', async (_, status, failure) => {
    emulator.faults.set({ rules: [{ method: '*', status }] })
    const registryAnswer = await registry().getRepository(token('rita@example.com'), ML_ALL)
    expect(registryAnswer).toEqual({ ok: false, failure })
    expect((await search('rita@example.com')).outcome).toEqual({ ok: false, failure })
  })

  test.each([429, 503] as const)('%i that passes is not noticed', async (status) => {
    emulator.faults.set({ rules: [{ method: '*', status, times: 2 }] })
    expect(await registry().getRepository(token('rita@example.com'), ML_ALL)).toMatchObject({
      ok: true,
    })
  })

  test('fields of an odd type are an unexpected answer, not a wrong one', async () => {
    emulator.faults.set({ rules: [{ method: '*', status: 'odd-json' }] })
    expect((await search('rita@example.com')).outcome).toMatchObject({
      ok: false,
      failure: { kind: 'unexpected-answer' },
    })
    expect(await registry().getRepository(token('rita@example.com'), ML_ALL)).toMatchObject({
      ok: false,
      failure: { kind: 'unexpected-answer' },
    })
  })

  test('no call leaves without the token of the person who asks', async () => {
    emulator.clearRequests()
    await registry().listLocations(token('rita@example.com'), 'ml-platform')
    await registry().listLocations(token('wes@example.com'), 'ml-platform')
    const callers = emulator.requests().map(({ email }) => email)
    expect(callers).toEqual(['rita@example.com', 'wes@example.com'])
  })
})

describe('more than a page', () => {
  beforeAll(async () => {
    const many = Array.from({ length: 1050 }, (_, index) =>
      repository('bigger', 'us', `py-${String(index).padStart(4, '0')}`),
    )
    const projects = Array.from({ length: 620 }, (_, index) => ({
      id: `project-${index}`,
      repositories: [],
    }))
    emulator = await startEmulator({
      world: worldOf([{ id: 'bigger', repositories: many }, ...projects]),
    })
  })
  afterEach(() => emulator.faults.clear())
  afterAll(() => emulator.close())

  test('every repository of a location', async () => {
    emulator.clearRequests()
    const { repositories } = await list('reader@example.com', { project: 'bigger', location: 'us' })
    expect(new Set(repositories.map(({ name }) => name.repository)).size).toBe(1050)
    expect(emulator.requests()).toHaveLength(2)
  })

  test('every project', async () => {
    expect((await search('reader@example.com')).ids).toHaveLength(621)
  })

  test('what came before a failure stays', async () => {
    const seen: string[] = []
    const outcome = await manager().searchProjects(token('reader@example.com'), (page) => {
      seen.push(...page.map(({ id }) => id))
      emulator.faults.set({ rules: [{ method: '*', status: 503 }] })
    })
    expect(outcome).toEqual({ ok: false, failure: { kind: 'unavailable', httpStatus: 503 } })
    expect(seen).toHaveLength(500)
  })
})
