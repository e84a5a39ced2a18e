import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAccess } from '@/emulator/iam/access.ts'
import { rolesOf } from '@/emulator/iam/roles.ts'
import { startEmulator } from '@/emulator/start-emulator.ts'
import { createCatalog } from '@/emulator/world/catalog.ts'
import { loadWorld } from '@/emulator/world/load-world.ts'
import { accessFromPermissions } from '@/lib/core/access-from-permissions'
import { success } from '@/lib/core/outcome'
import { accessMatrix } from '@/lib/core/policies/access-matrix'
import { levelOf } from '@/lib/core/policies/level'
import { indexPolicies, type PolicyIndex } from '@/lib/core/policies/policy-index'
import { resourceName } from '@/lib/core/repository-name'
import { buildWorld, NOW, worldShape } from './random-world'
import { snapshotOf, withoutDenials } from './snapshot-of'

/**
 * Two programs that share no code: what the audit makes of all policies, and what the emulator's IAM answers when it
 * is asked as that person. Every seed is fixed: a failure comes again.
 */
const DOWNLOAD = 'artifactregistry.repositories.downloadArtifacts'
const READ_AS_AGENT = 'artifactregistry.repositories.readViaVirtualRepository'
const DELETES = [
  'artifactregistry.repositories.deleteArtifacts',
  'artifactregistry.versions.delete',
  'artifactregistry.packages.delete',
]
const ASKED = [
  DOWNLOAD,
  'artifactregistry.repositories.uploadArtifacts',
  'artifactregistry.repositories.setIamPolicy',
  READ_AS_AGENT,
  ...DELETES,
]

const LESS = 'less by a deny policy'
const BY_AGENT = 'through an agent that may read for virtual repositories alone'

/** What permissions that were answered amount to, by the rules of the other pages. */
function expectedFrom(held: readonly string[], index: PolicyIndex, repository: string) {
  const mode = index.repositories.get(repository)?.mode
  const { install, publish, administer } = accessFromPermissions(success(new Set(held)), mode)
  const deletes = mode?.kind !== 'virtual' && DELETES.some((each) => held.includes(each))
  return {
    install: install.is,
    publish: publish.is,
    delete: deletes ? 'granted' : 'denied',
    administer: administer.is,
  }
}

test('in random worlds the audit says of everybody what the emulator answers', () => {
  const seen = new Map<string, number>()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  fc.assert(
    fc.property(worldShape, (shape) => {
      const { world, askers, others, agentOf, repositories } = buildWorld(shape)
      const snapshot = snapshotOf(world, NOW)
      const index = indexPolicies(snapshot)
      const granting = indexPolicies(withoutDenials(snapshot))
      const loaded = loadWorld(world)
      const catalog = createCatalog(loaded)
      const roles = rolesOf(loaded.roles)
      const access = createAccess({ catalog, groups: loaded.groups, roles, now: () => NOW })
      const heldBy = (
        principal: { email: string; hd?: string | undefined },
        repository: string,
      ) => {
        const project = catalog.project(repository.split('/')[1] ?? '')
        const resource = project?.repositories.get(repository)?.resource
        if (resource === undefined) throw new Error(`no ${repository}`)
        return ASKED.filter((permission) => access.allows(principal, permission, resource))
      }
      /** By the emulator's answers alone. */
      const readsThrough = (principal: { email: string }, upstream: string) =>
        index.virtualsOver(upstream).some(({ name }) => {
          const isNear = upstream.startsWith(`projects/${name.project}/`)
          const asAgent = heldBy({ email: agentOf(name.project) }, upstream)
          const isReader = heldBy(principal, resourceName(name)).includes(DOWNLOAD)
          if (isReader && !isNear && !asAgent.includes(DOWNLOAD) && asAgent.includes(READ_AS_AGENT))
            count(BY_AGENT)
          return (
            isReader && (isNear || asAgent.includes(DOWNLOAD) || asAgent.includes(READ_AS_AGENT))
          )
        })
      const principals = [...askers, ...others]
      const matrix = accessMatrix(
        index,
        principals.map(({ member }) => member),
        repositories,
      )
      for (const [row, repository] of repositories.entries()) {
        for (const [column, principal] of principals.entries()) {
          const reading = levelOf(index, principal.member, repository)
          const where = `${principal.member} on ${repository}`
          expect(reading.abilities, where).toEqual(
            expectedFrom(heldBy(principal, repository), index, repository),
          )
          expect(reading.through, `${where}, through`).toBe(
            readsThrough(principal, repository) ? 'granted' : 'denied',
          )
          expect(matrix.at(column, row), `${where}, in the matrix`).toEqual(reading)
          count(reading.level)
          if (levelOf(granting, principal.member, repository).level === reading.level) continue
          count(LESS)
        }
      }
    }),
    { numRuns: 1000, seed: 20_261_122 },
  )
  // The worlds are worth something: every level comes up, and often.
  const levels = ['none', 'through-virtual', 'install', 'publish', 'delete', 'administer']
  for (const level of [...levels, LESS]) {
    expect(seen.get(level) ?? 0, level).toBeGreaterThan(50)
  }
  expect(seen.get(BY_AGENT) ?? 0, BY_AGENT).toBeGreaterThan(5)
})

test('the same over HTTP, by testIamPermissions with the token of each', async () => {
  const built = fc
    .sample(worldShape, { numRuns: 100, seed: 5 })
    .map((shape, number) => buildWorld(shape, number))
  const all = built.map(({ world }) => world)
  const world = {
    people: all.flatMap(({ people }) => people),
    groups: all.flatMap(({ groups }) => groups),
    organizations: all.flatMap(({ organizations }) => organizations),
    folders: all.flatMap(({ folders }) => folders),
    projects: all.flatMap(({ projects }) => projects),
    roles: all.flatMap(({ roles }) => roles),
  }
  const index = indexPolicies(snapshotOf(world, NOW))
  const emulator = await startEmulator({ world, now: () => NOW })
  try {
    const ask = async (token: string, repository: string): Promise<string[]> => {
      const response = await fetch(`${emulator.url}/v1/${repository}:testIamPermissions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ permissions: ASKED }),
      })
      const { permissions = [] }: { permissions?: string[] } = await response.json()
      return permissions
    }
    for (const { askers, repositories } of built) {
      await Promise.all(
        askers.map(async ({ member, email }) => {
          const token = emulator.tokenFor(email)
          for (const repository of repositories) {
            expect(levelOf(index, member, repository).abilities, `${member} ${repository}`).toEqual(
              expectedFrom(await ask(token, repository), index, repository),
            )
          }
        }),
      )
    }
  } finally {
    await emulator.close()
  }
})
