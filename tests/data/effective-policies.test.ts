import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { resourceName } from '@/lib/core/repository-name'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { readAudit, signedIn, startForApp } from './app-on-emulator'
import { auditedWorld, ORGANIZATION } from './audited-world'

/** Why the app does not call `effectiveIamPolicies:batchGet`: docs/decisions/0009-effective-policies-are-not-asked-for.md. */
const ADA = 'ada@example.com'
const answer = z.object({
  policyResults: z.array(
    z.object({
      policies: z
        .array(
          z.object({
            attachedResource: z.string(),
            policy: z.object({ bindings: z.array(z.unknown()) }),
          }),
        )
        .default([]),
    }),
  ),
})

let emulator: Emulator
beforeAll(async () => {
  emulator = await startForApp({ world: auditedWorld() })
})
afterAll(() => emulator.close())

test('effective policies say what the searches said, and nothing else', async () => {
  const person = signedIn(emulator, ADA, { isWide: true })
  const audit = await readAudit(person, { projects: [], scope: ORGANIZATION })
  const asked = emulator.requests().map(({ method }) => method)
  expect(asked.filter((method) => method === 'cloudasset.searchAllIamPolicies')).toHaveLength(1)
  expect(asked.filter((method) => /getIamPolicy|effective/i.test(method))).toEqual([])

  const { containers, repositories } = audit.snapshot
  const bySearch = new Map(
    [
      ...containers,
      ...repositories.map((one) => ({ ...one, name: resourceName(one.name) })),
    ].flatMap(({ name, policy }): [string, unknown][] =>
      policy.ok && policy.value.bindings.length > 0 ? [[name, policy.value.bindings]] : [],
    ),
  )
  const query = new URLSearchParams(
    repositories.map(({ name }) => [
      'names',
      `//artifactregistry.googleapis.com/${resourceName(name)}`,
    ]),
  )
  const response = await fetch(
    `${emulator.url}/v1/${ORGANIZATION}/effectiveIamPolicies:batchGet?${query}`,
    { headers: { authorization: `Bearer ${person.accessToken}` } },
  )
  const { policyResults } = answer.parse(await response.json())
  const byBatch = new Map(
    policyResults
      .flatMap(({ policies }) => policies)
      .map(({ attachedResource, policy }) => [
        attachedResource.replace(/^\/\/[^/]+\//, ''),
        policy.bindings,
      ]),
  )
  expect(byBatch).toEqual(bySearch)
  expect(byBatch.size).toBeGreaterThan(2)
})
