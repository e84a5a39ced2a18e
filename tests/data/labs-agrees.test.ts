import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRisks } from '@/lib/core/policies/findings/find-risks'
import { FINDING_KINDS } from '@/lib/core/policies/findings/finding'
import { levelOf } from '@/lib/core/policies/level'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { readAudit, signedIn, startForApp } from './app-on-emulator'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const SCOPE = 'organizations/100000000002'
const ASKED = {
  install: ['artifactregistry.repositories.downloadArtifacts'],
  publish: ['artifactregistry.repositories.uploadArtifacts'],
  delete: [
    'artifactregistry.repositories.deleteArtifacts',
    'artifactregistry.versions.delete',
    'artifactregistry.packages.delete',
  ],
  administer: ['artifactregistry.repositories.setIamPolicy'],
} as const

let emulator: Emulator

beforeAll(async () => {
  emulator = await startForApp({ world: COMPANY })
})
afterAll(() => emulator.close())

/** What the auditor of the second organization reads. */
async function auditOfIris(asked: { projects: readonly string[]; scope?: string }) {
  const more = { domain: 'labs.example', isWide: true }
  return readAudit(signedIn(emulator, 'iris@labs.example', more), asked)
}

describe.each([
  [
    'through Cloud Asset Inventory',
    { projects: [], scope: SCOPE },
    'cloudasset.searchAllIamPolicies',
  ],
  ['policy by policy', { projects: [] }, 'artifactregistry.repositories.getIamPolicy'],
])('an organization read %s', (_how, asked, method) => {
  test('says of everybody with an account what Google answers them', async () => {
    emulator.clearRequests()
    const audit = await auditOfIris(asked)
    expect(audit.state).toBe('complete')
    expect(emulator.requests().map((request) => request.method)).toContain(method)
    const index = indexPolicies(audit.snapshot)
    const repositories = [...index.repositories.keys()]
    expect(repositories).toHaveLength(5)
    const accounts = [
      ...emulator.people.map(({ email }) => [`user:${email}`, email] as const),
      ...['nightly@labs-open', 'vm-reader@ml-platform'].map(
        (id) =>
          [
            `serviceAccount:${id}.iam.gserviceaccount.com`,
            `${id}.iam.gserviceaccount.com`,
          ] as const,
      ),
    ]
    let compared = 0
    for (const [member, email] of accounts) {
      for (const repository of repositories) {
        const response = await fetch(`${emulator.url}/v1/${repository}:testIamPermissions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${emulator.tokenFor(email)}` },
          body: JSON.stringify({ permissions: Object.values(ASKED).flat() }),
        })
        const { permissions = [] }: { permissions?: string[] } = await response.json()
        const { abilities } = levelOf(index, member, repository)
        const isStandard = index.repositories.get(repository)?.mode.kind === 'standard'
        for (const ability of isStandard
          ? (['install', 'publish', 'delete', 'administer'] as const)
          : (['install'] as const)) {
          const held = ASKED[ability].some((permission) => permissions.includes(permission))
          const computed = abilities[ability]
          const where = `${member}, ${ability} on ${repository}`
          // Whose domain it is nobody can look up for others: then it is not known, and never wrong.
          if (computed === 'unknown') continue
          expect(computed === 'granted', where).toBe(held)
          compared += 1
        }
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  test('has something to find of every kind', async () => {
    const index = indexPolicies((await auditOfIris(asked)).snapshot)
    const found = findRisks(index, { domains: ['labs.example'] })
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(FINDING_KINDS))
  })
})
