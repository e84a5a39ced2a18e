import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessFromPermissions, DECIDING_PERMISSIONS } from '@/lib/core/access-from-permissions'
import { levelOf } from '@/lib/core/policies/level'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import { artifactRegistry } from '@/lib/google/artifact-registry'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { buildWorld, NOW, worldShape } from '../core/policies/random-world'
import { nameOf } from '../core/policies/snapshot-of'
import { readAudit, signedIn, startForApp } from './app-on-emulator'

const AUDITOR = 'auditor@example.com'
const SEES_ALL = [
  'roles/artifactregistry.viewer',
  'roles/browser',
  'roles/cloudasset.viewer',
  'roles/iam.denyReviewer',
  'roles/iam.organizationRoleViewer',
  'roles/iam.securityReviewer',
]

const built = fc
  .sample(worldShape, { numRuns: 12, seed: 20_261_123 })
  .map((shape, number) => buildWorld(shape, number))

/** All of them in one, with somebody who may see everything. */
function worldForAuditor() {
  const worlds = built.map(({ world }) => world)
  const everybody = { viewers: 'everybody' }
  return {
    people: [
      { email: AUDITOR, name: 'Auditor', hd: 'example.com' },
      ...worlds.flatMap(({ people }) => people),
    ],
    groups: worlds.flatMap(({ groups }) => groups.map((group) => ({ ...group, ...everybody }))),
    organizations: worlds.flatMap(({ organizations }) =>
      organizations.map(({ iamPolicy, ...organization }) => ({
        ...organization,
        iamPolicy: {
          ...iamPolicy,
          bindings: [
            ...iamPolicy.bindings,
            ...SEES_ALL.map((role) => ({ role, members: [`user:${AUDITOR}`] })),
          ],
        },
      })),
    ),
    folders: worlds.flatMap(({ folders }) => folders),
    projects: worlds.flatMap(({ projects }) => projects),
    roles: worlds.flatMap(({ roles }) => roles),
  }
}

let emulator: Emulator

beforeAll(async () => {
  emulator = await startForApp({ world: worldForAuditor(), now: () => NOW })
})
afterAll(() => emulator.close())

async function read(scope: string | undefined) {
  const auditor = signedIn(emulator, AUDITOR, { isWide: true })
  const audit = await readAudit(auditor, { projects: [], scope }, NOW)
  expect(audit).toMatchObject({ state: 'complete', problems: [] })
  return audit
}

test('what is computed from policies read over HTTP is what each person is told about themselves', async () => {
  const registry = artifactRegistry(new URL(emulator.url))
  const { snapshot } = await read(undefined)
  let compared = 0
  for (const { askers, repositories, world } of built) {
    const [organization] = world.organizations
    const byInventory = await read(organization?.name)
    expect(byInventory.source.kind).toBe('asset-inventory')
    // Sign-ins tell these; nobody but the person's own does.
    const domains = new Map(world.people.map(({ email, hd }) => [`user:${email}`, hd]))
    const indices = [snapshot, byInventory.snapshot].map((one) =>
      indexPolicies({ ...one, domains }),
    )
    await Promise.all(
      askers.map(async ({ member, email }) => {
        const token = emulator.tokenFor(email)
        for (const repository of repositories) {
          const held = await registry.testPermissions(
            token,
            nameOf(repository),
            DECIDING_PERMISSIONS,
          )
          expect(held.ok).toBe(true)
          for (const index of indices) {
            const mode = index.repositories.get(repository)?.mode
            const {
              install,
              publish,
              delete: deletes,
              administer,
            } = accessFromPermissions(held, mode)
            expect(levelOf(index, member, repository).abilities, `${member} ${repository}`).toEqual(
              {
                install: install.is,
                publish: publish.is,
                delete: deletes.is,
                administer: administer.is,
              },
            )
            compared += 1
          }
        }
      }),
    )
  }
  expect(compared).toBeGreaterThan(300)
})
