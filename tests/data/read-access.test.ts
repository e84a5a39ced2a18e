import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/auth/person'
import { levelOf } from '@/lib/core/policies/level'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import { resourceName } from '@/lib/core/repository-name'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { readAudit, signedIn, startForApp } from './app-on-emulator'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const ML_PRIVATE = nameOf('projects/ml-platform/locations/us-central1/repositories/ml-private')

let emulator: Emulator

beforeAll(async () => {
  emulator = await startForApp({ world: COMPANY })
})
afterEach(() => emulator.faults.clear())
afterAll(() => emulator.close())

function nameOf(resource: string) {
  const reference = parseRepositoryReference(resource)
  if (reference.kind !== 'repository') throw new Error(resource)
  return reference.name
}

const person = (email: string, isWide = false) => signedIn(emulator, email, { isWide })

async function accessOf(who: Person, name = ML_PRIVATE) {
  const { repositoryAccessOf } = await import('@/lib/data/read-access')
  return repositoryAccessOf(who, name, Date.parse('2026-06-01T00:00:00Z'))
}

describe('one repository', () => {
  test('an administrator of the organization reads it all, from the repository up', async () => {
    const { audit, held } = await accessOf(person('ada@example.com'))
    const index = indexPolicies(audit.snapshot)
    const { holders, endsUnknownAt } = index.lineageOf(resourceName(ML_PRIVATE))
    expect(endsUnknownAt).toBeUndefined()
    expect(holders.map(({ kind, policy }) => `${kind} ${policy.ok}`)).toEqual([
      'repository true',
      'project true',
      'folder true',
      'folder true',
      'organization true',
    ])
    expect(held.ok && held.value.has('artifactregistry.repositories.setIamPolicy')).toBe(true)
    expect(levelOf(index, 'user:wes@example.com', resourceName(ML_PRIVATE)).level).toBe('publish')
    expect(index.virtualsOver(resourceName(ML_PRIVATE)).length).toBeGreaterThan(0)
  })

  test('a reader reads no policy: each is a refusal in its place', async () => {
    const { audit, held } = await accessOf(person('rita@example.com'))
    const index = indexPolicies(audit.snapshot)
    const { holders } = index.lineageOf(resourceName(ML_PRIVATE))
    expect(holders[0]?.policy).toMatchObject({ ok: false, failure: { kind: 'permission-denied' } })
    expect(held.ok && held.value.has('artifactregistry.repositories.downloadArtifacts')).toBe(true)
    expect(levelOf(index, 'user:rita@example.com', resourceName(ML_PRIVATE))).toMatchObject({
      level: 'none',
      atMost: 'administer',
    })
  })

  test('a custom role is only asked for with the wide scope', async () => {
    const narrow = await accessOf(person('ada@example.com'))
    expect([...narrow.audit.snapshot.roles]).toEqual([])
    const wide = await accessOf(person('ada@example.com', true))
    const roles = [...wide.audit.snapshot.roles]
    expect(roles.length).toBeGreaterThan(0)
    expect(roles.every(([name]) => name.includes('/roles/'))).toBe(true)
  })

  test('one that is not there is said, and nothing is made up', async () => {
    const { audit } = await accessOf(person('ada@example.com'), { ...ML_PRIVATE, repository: 'no' })
    expect(audit.problems).toMatchObject([{ failure: { kind: 'not-found' } }])
    expect(audit.details.has('projects/ml-platform/locations/us-central1/repositories/no')).toBe(
      false,
    )
  })
})

test('every level computed from what was read is what Google says to the person itself', async () => {
  const now = Date.now()
  const audit = await readAudit(person('ada@example.com', true), { projects: [] }, now)
  expect(audit.state).toBe('complete')
  expect(audit.details.size).toBeGreaterThan(5)
  const index = indexPolicies(audit.snapshot)
  const { repositoryAccessOf } = await import('@/lib/data/read-access')
  let compared = 0
  for (const email of ['rita', 'wes', 'ada', 'nemo'].map((name) => `${name}@example.com`)) {
    for (const { name, mode } of audit.details.values()) {
      const { held } = await repositoryAccessOf(person(email), name, now)
      if (!held.ok) throw new Error(held.failure.kind)
      const { abilities } = levelOf(index, `user:${email}`, resourceName(name))
      const may = (permission: string) => held.value.has(`artifactregistry.${permission}`)
      const said = `${email} on ${resourceName(name)}`
      expect(isConsistent(abilities.install, may('repositories.downloadArtifacts')), said).toBe(
        true,
      )
      expect(isConsistent(abilities.administer, may('repositories.setIamPolicy')), said).toBe(true)
      if (mode.kind === 'standard') {
        expect(isConsistent(abilities.publish, may('repositories.uploadArtifacts')), said).toBe(
          true,
        )
      }
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(20)
})

/** What is certain has to be so; what is not certain may be either. */
function isConsistent(computed: string, held: boolean): boolean {
  return computed === 'granted' ? held : computed === 'denied' ? !held : true
}
