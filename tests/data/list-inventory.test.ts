import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Person } from '@/lib/auth/person'
import type { Refreshed } from '@/lib/auth/refresh-access-token'
import { ABILITIES } from '@/lib/core/access'
import {
  addEvents,
  EMPTY_INVENTORY,
  type Inventory,
  type InventoryEvent,
} from '@/lib/core/inventory/inventory-event'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { signedIn, startForApp } from './app-on-emulator'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
/** Everyone in Engineering sees this project, whose API is off. */
const API_OFF = { project: 'payments-prod', failure: { kind: 'api-disabled' } }
const NOTHING_ASKED = { projects: [], repositories: [] }
const PARTNER_SDK = {
  project: 'data-science',
  location: 'europe-west1',
  repository: 'partner-sdk',
}

let emulator: Emulator

beforeAll(async () => {
  emulator = await startForApp({ world: COMPANY })
})
afterEach(() => emulator.faults.clear())
afterAll(() => emulator.close())

const person = (email: string, renew?: () => Promise<Refreshed>) =>
  signedIn(emulator, email, { domain: undefined, ...(renew && { renew }) })

async function listing(
  who: Person,
  asked: Parameters<typeof import('@/lib/data/list-inventory').inventoryOf>[1] = NOTHING_ASKED,
  onBatch: (batch: readonly InventoryEvent[], so: Inventory) => void = () => {},
): Promise<Inventory> {
  const { inventoryOf } = await import('@/lib/data/list-inventory')
  let inventory = EMPTY_INVENTORY
  for await (const batch of inventoryOf(who, asked)) {
    inventory = addEvents(inventory, batch)
    onBatch(batch, inventory)
  }
  return inventory
}

function accessOf(inventory: Inventory, repository: string): string {
  const row = [...inventory.rows.values()].find(
    ({ details }) => details.name.repository === repository,
  )
  if (!row?.access) return 'missing'
  const { access } = row
  return ABILITIES.map((ability) => access[ability].is).join(' ')
}

describe('what a person sees', () => {
  test.each([
    ['rita@example.com', 'granted denied denied denied'],
    ['wes@example.com', 'granted granted denied denied'],
    ['ada@example.com', 'granted granted granted granted'],
    ['nadia@example.com', 'granted denied denied denied'],
    ['cora@example.com', 'granted granted denied denied'],
    ['cus@example.com', 'granted denied denied denied'],
  ])('%s on ml-private: %s', async (email, expected) => {
    const inventory = await listing(person(email))
    expect(inventory.state).toBe('complete')
    expect(accessOf(inventory, 'ml-private')).toBe(expected)
  })

  test('no repository of another format, from no project', async () => {
    const { rows } = await listing(person('ada@example.com'))
    const ids = [...rows.values()].map(({ details }) => details.name.repository)
    expect(ids).toContain('old-python')
    expect(ids.filter((id) => /images|npm|apt|pipelines/.test(id))).toEqual([])
  })

  test('the same name in two locations is two repositories', async () => {
    const { rows } = await listing(person('rita@example.com'))
    const shared = [...rows.keys()].filter((key) => key.endsWith('/shared'))
    expect(shared.sort()).toEqual([
      'projects/ml-platform/locations/europe-west1/repositories/shared',
      'projects/ml-platform/locations/us-central1/repositories/shared',
    ])
  })

  test('nobody gets nothing, and no excuse is made up', async () => {
    const inventory = await listing(person('nemo@example.com'))
    expect(inventory).toMatchObject({ state: 'complete', problems: [] })
    expect(inventory.rows.size).toBe(0)
    expect(inventory.progress).toEqual({ known: 0, answered: 0, allKnown: true })
  })

  test('a single grant is found by its name', async () => {
    const solo = person('solo@partner.example')
    expect((await listing(solo)).rows.size).toBe(0)
    const inventory = await listing(solo, { projects: [], repositories: [PARTNER_SDK] })
    expect(accessOf(inventory, 'partner-sdk')).toBe('granted denied denied denied')
    expect(inventory.problems).toEqual([])
  })

  test('a project typed by hand says why it cannot be listed', async () => {
    const inventory = await listing(person('solo@partner.example'), {
      projects: ['data-science'],
      repositories: [],
    })
    expect(inventory.problems).toMatchObject([{ project: 'data-science' }])
    expect(inventory.progress).toMatchObject({ known: 1, answered: 1 })
  })

  test('a repository named twice is asked once', async () => {
    emulator.clearRequests()
    const name = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }
    await listing(person('rita@example.com'), { projects: ['ml-platform'], repositories: [name] })
    const tests = emulator
      .requests()
      .filter(({ path }) => path.endsWith('ml-private:testIamPermissions'))
    expect(tests).toHaveLength(1)
  })
})

describe('what does not arrive', () => {
  test('an API that is off stands beside what did arrive', async () => {
    const inventory = await listing(person('ada@example.com'))
    expect(inventory.problems).toMatchObject([API_OFF])
    expect(inventory.rows.size).toBeGreaterThan(100)
  })

  test('two locations that refuse are named, the others stay', async () => {
    const refuse = {
      method: 'artifactregistry.repositories.list',
      project: 'ml-platform',
      status: 403,
    }
    emulator.faults.set({
      rules: [
        { ...refuse, location: 'us-east1' },
        { ...refuse, location: 'asia' },
      ],
    })
    const inventory = await listing(person('rita@example.com'))
    expect(inventory.problems).toMatchObject([
      API_OFF,
      {
        project: 'ml-platform',
        locations: ['asia', 'us-east1'],
        failure: { kind: 'permission-denied' },
      },
    ])
    expect(accessOf(inventory, 'ml-private')).toBe('granted denied denied denied')
  })

  test('permissions that cannot be tested are unknown', async () => {
    emulator.faults.set({ rules: [{ method: '*testIamPermissions', status: 403 }] })
    const inventory = await listing(person('wes@example.com'))
    expect(accessOf(inventory, 'ml-private')).toBe('unknown unknown unknown unknown')
    expect(accessOf(inventory, 'ml-all')).toBe('unknown denied denied unknown')
  })

  test('a search that fails is said, and what was typed is still looked up', async () => {
    emulator.faults.set({
      rules: [{ method: 'cloudresourcemanager.projects.search', status: 403 }],
    })
    const inventory = await listing(person('rita@example.com'), {
      projects: ['web-platform'],
      repositories: [],
    })
    expect(inventory.problems).toMatchObject([{ failure: { kind: 'permission-denied' } }])
    expect(accessOf(inventory, 'web-tools')).toBe('granted denied denied denied')
  })
})

describe('the sign-in', () => {
  test('a token refused early is renewed once, however many calls it was used for', async () => {
    const renew = vi.fn(async (): Promise<Refreshed> => {
      const accessToken = emulator.tokenFor('rita@example.com')
      return { is: 'fresh', accessToken, expiresAt: 0 }
    })
    const rita = person('rita@example.com', renew)
    emulator.expireTokens('rita@example.com')
    // The person's own renewal is shared; here each call of it is counted.
    let renewed: Promise<Refreshed> | undefined
    const shared = { ...rita, renew: () => (renewed ??= renew()) }
    const inventory = await listing(shared)
    expect(renew).toHaveBeenCalledTimes(1)
    expect(inventory).toMatchObject({ state: 'complete', problems: [API_OFF] })
    expect(accessOf(inventory, 'ml-private')).toBe('granted denied denied denied')
  })

  test('an ended sign-in ends the listing, not in an error and not in an empty list', async () => {
    const rita = person('rita@example.com')
    emulator.revoke('rita@example.com')
    expect((await listing(rita)).state).toBe('signed-out')
  })

  test('a sign-in that cannot be renewed just now is not called ended', async () => {
    const rita = person('rita@example.com', async () => ({ is: 'unavailable' }))
    emulator.expireTokens('rita@example.com')
    const inventory = await listing(rita)
    expect(inventory.state).toBe('complete')
    expect(inventory.problems).toMatchObject([{ failure: { kind: 'unreachable' } }])
  })
})

describe('as it arrives', () => {
  test('the first repositories come while others are still being asked', async () => {
    emulator.faults.set({
      rules: [
        { method: 'artifactregistry.repositories.list', project: 'archive-2019', latencyMs: 600 },
      ],
    })
    let early: Inventory | undefined
    const inventory = await listing(person('rita@example.com'), NOTHING_ASKED, (_, so) => {
      if (!early && so.rows.size > 0) early = so
    })
    expect(early?.state).toBe('listing')
    expect(early?.progress.answered).toBeLessThan(early?.progress.known ?? 0)
    expect(inventory.progress.answered).toBe(inventory.progress.known)
  })

  test('numbers never run ahead: answered stays within known, and both only grow', async () => {
    const steps: Inventory['progress'][] = []
    await listing(person('ada@example.com'), NOTHING_ASKED, (batch) => {
      for (const event of batch) if (event.type === 'progress') steps.push(event.progress)
    })
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1] ?? { known: 0, answered: 0, allKnown: false }
      expect(step.answered).toBeLessThanOrEqual(step.known)
      expect(step.known).toBeGreaterThanOrEqual(before.known)
      expect(step.answered).toBeGreaterThanOrEqual(before.answered)
      if (before.allKnown) expect(step.known).toBe(before.known)
    }
    expect(steps.at(-1)).toMatchObject({ allKnown: true })
  })

  test('a reader who leaves stops the calls', async () => {
    emulator.faults.set({ latencyMs: 30 })
    emulator.clearRequests()
    const { inventoryOf } = await import('@/lib/data/list-inventory')
    for await (const batch of inventoryOf(person('ada@example.com'), NOTHING_ASKED)) {
      if (batch.some(({ type }) => type === 'progress')) break
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
    const soon = emulator.requests().length
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(emulator.requests().length).toBe(soon)
    expect(soon).toBeLessThan(100)
  })
})
