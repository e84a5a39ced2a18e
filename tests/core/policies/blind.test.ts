import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessMatrix } from '@/lib/core/policies/access-matrix'
import type { Certainty } from '@/lib/core/policies/certainty'
import { AUDITED_ABILITIES } from '@/lib/core/policies/deciding-permissions'
import { levelOf } from '@/lib/core/policies/level'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { PolicySnapshot } from '@/lib/core/policies/snapshot'
import { buildWorld, NOW, worldShape } from './random-world'
import { snapshotOf, UNREAD, withoutDenials } from './snapshot-of'

/** What cannot be read, by position in the snapshot. */
const holes = fc.record({
  policies: fc.uniqueArray(fc.nat(5), { maxLength: 1 }),
  repositories: fc.uniqueArray(fc.nat(5), { maxLength: 1 }),
  parents: fc.uniqueArray(fc.nat(20), { maxLength: 1 }),
  deny: fc.uniqueArray(fc.nat(20), { maxLength: 1 }),
  groups: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
  roles: fc.uniqueArray(fc.nat(5), { maxLength: 1 }),
  knowsDomains: fc.boolean(),
  knowsNumbers: fc.boolean(),
})
type Holes = typeof holes extends fc.Arbitrary<infer T> ? T : never

function punch(full: PolicySnapshot, cut: Holes): PolicySnapshot {
  return {
    ...full,
    containers: full.containers.map(({ projectNumber, ...container }, at) => ({
      ...container,
      ...(cut.knowsNumbers ? { projectNumber } : {}),
      ...(cut.policies.includes(at) ? { policy: UNREAD } : {}),
      ...(cut.parents.includes(at) ? { parent: UNREAD } : {}),
      ...(cut.deny.includes(at) ? { denyPolicies: UNREAD } : {}),
    })),
    repositories: full.repositories.map((repository, at) =>
      cut.repositories.includes(at) ? { ...repository, policy: UNREAD } : repository,
    ),
    groups: new Map([...full.groups].filter((_, at) => !cut.groups.includes(at))),
    roles: new Map(
      [...full.roles].map(([name, role], at) => [name, cut.roles.includes(at) ? UNREAD : role]),
    ),
    domains: cut.knowsDomains ? full.domains : new Map(),
  }
}

/** Deny policies that were not read are said beside the answer, which is of what is granted. */
test('what cannot be read makes answers unknown, and never wrong', () => {
  const seen = new Map<Certainty, number>()
  fc.assert(
    fc.property(worldShape, holes, (shape, cut) => {
      const { world, askers, others, repositories } = buildWorld(shape)
      const full = snapshotOf(world, NOW)
      const whole = indexPolicies(full)
      const granting = indexPolicies(withoutDenials(full))
      const partial = indexPolicies(punch(full, cut))
      const missesDenials = cut.parents.length + cut.deny.length > 0
      const members = [
        ...[...askers, ...others].map(({ member }) => member),
        ...world.groups.map(({ email }) => `group:${email}`),
        'allUsers',
        'allAuthenticatedUsers',
        'domain:example.com',
        'something:else',
        `deleted:${askers[0]?.member}?uid=1`,
      ]
      const matrix = accessMatrix(partial, members, repositories)
      for (const [row, repository] of repositories.entries()) {
        for (const [column, member] of members.entries()) {
          const reading = levelOf(partial, member, repository)
          const where = `${member} on ${repository}`
          expect(matrix.at(column, row), `${where}, in the matrix`).toEqual(reading)
          const truth = levelOf(whole, member, repository)
          const granted = missesDenials ? levelOf(granting, member, repository) : truth
          for (const ability of [...AUDITED_ABILITIES, 'through'] as const) {
            const [is, really, without] = [reading, truth, granted].map(({ abilities, through }) =>
              ability === 'through' ? through : abilities[ability],
            )
            if (is === 'denied') expect(really, `${where}: ${ability}`).toBe('denied')
            if (is === 'granted') expect(without, `${where}: ${ability}`).toBe('granted')
          }
          seen.set(reading.abilities.install, (seen.get(reading.abilities.install) ?? 0) + 1)
        }
      }
    }),
    { numRuns: 500, seed: 7 },
  )
  for (const certainty of ['granted', 'denied', 'unknown'] as const) {
    expect(seen.get(certainty) ?? 0, certainty).toBeGreaterThan(500)
  }
})
