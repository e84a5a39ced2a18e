import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { addEvents, EMPTY_INVENTORY } from '@/lib/core/inventory/inventory-event'
import { simpleIndexUrl, uploadUrl } from '@/lib/core/repository-name'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { HAS_GCLOUD, type RealGcloud, realGcloud } from '../support/real-gcloud'
import { signedIn, startForApp } from './app-on-emulator'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const PEOPLE = ['rita@example.com', 'wes@example.com', 'nadia@example.com', 'cus@example.com']

let emulator: Emulator
let gcloud: RealGcloud

beforeAll(async () => {
  emulator = await startForApp({ world: COMPANY })
  gcloud = realGcloud(emulator)
})
afterAll(async () => {
  gcloud.remove()
  await emulator.close()
})

async function runGcloud(email: string, ...args: string[]): Promise<string> {
  const { stdout } = await gcloud.runAs(email, ['gcloud', ...args])
  return stdout
}

type Listed = { repositories: string[]; refused: string[] }

/** The Python repositories of every project that gcloud shows this person, and the projects it may not list. */
async function listWithGcloud(email: string): Promise<Listed> {
  const projects = z
    .array(z.object({ projectId: z.string() }))
    .parse(JSON.parse(await runGcloud(email, 'projects', 'list', '--format=json')))
  const refused: string[] = []
  const lists = await Promise.all(
    projects.map(async ({ projectId }) => {
      const text = await runGcloud(
        email,
        ...['artifacts', 'repositories', 'list', '--format=json', `--project=${projectId}`],
      ).catch((error: unknown) => {
        if (!/SERVICE_DISABLED|IAM_PERMISSION_DENIED/.test(String(error))) throw error
        refused.push(projectId)
        return '[]'
      })
      return z.array(z.object({ name: z.string(), format: z.string() })).parse(JSON.parse(text))
    }),
  )
  const python = lists.flat().filter(({ format }) => format === 'PYTHON')
  return { repositories: python.map(({ name }) => name).sort(), refused: refused.sort() }
}

async function listWithApp(email: string): Promise<Listed> {
  const { inventoryOf } = await import('@/lib/data/list-inventory')
  const person = signedIn(emulator, email, { domain: undefined })
  let inventory = EMPTY_INVENTORY
  for await (const batch of inventoryOf(person, { projects: [], repositories: [] })) {
    inventory = addEvents(inventory, batch)
  }
  return {
    repositories: [...inventory.rows.keys()].sort(),
    refused: inventory.problems.map(({ project }) => project ?? '').sort(),
  }
}

const here = HAS_GCLOUD ? test : test.skip

here.each(PEOPLE)(
  'gcloud lists the same for %s (needs gcloud)',
  { timeout: 120_000 },
  async (email) => {
    const [theirs, ours] = await Promise.all([listWithGcloud(email), listWithApp(email)])
    expect(ours).toEqual(theirs)
    expect(ours.repositories.length).toBeGreaterThan(0)
  },
)

here('gcloud prints the addresses that we print (needs gcloud)', { timeout: 60_000 }, async () => {
  const name = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }
  const settings = await runGcloud(
    'rita@example.com',
    ...['artifacts', 'print-settings', 'python'],
    ...[`--project=${name.project}`, `--location=${name.location}`],
    `--repository=${name.repository}`,
  )
  expect(settings).toContain(`repository: ${uploadUrl(name)}\n`)
  expect(settings).toContain(`extra-index-url = ${simpleIndexUrl(name)}\n`)
})
