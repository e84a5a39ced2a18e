import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import { conditionOf, type NewGrant } from '@/lib/core/policies/request/grant'
import { grantCommand } from '@/lib/core/policies/request/grant-command'
import { grantEffect } from '@/lib/core/policies/request/grant-effect'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { HAS_GCLOUD, type RealGcloud, realGcloud } from '../support/real-gcloud'
import { signedIn, startForApp } from './app-on-emulator'

const COMPANY = join(import.meta.dirname, '../../emulator/worlds/company.json')
const NAME = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }
const ADMIN = 'ada@example.com'

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

/** As somebody would paste it. */
async function paste(command: string, projects = emulator.url): Promise<void> {
  await gcloud.runAs(ADMIN, ['sh', '-c', command], {
    CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDRESOURCEMANAGER: `${projects}/`,
  })
}

async function standingOf(grant: NewGrant) {
  const { repositoryAccessOf } = await import('@/lib/data/read-access')
  const { audit } = await repositoryAccessOf(signedIn(emulator, ADMIN), NAME, Date.now())
  return grantEffect(indexPolicies(audit.snapshot), NAME, grant).standing
}

const here = HAS_GCLOUD ? test : test.skip

here.each<[string, NewGrant]>([
  [
    'without an end',
    { role: 'roles/artifactregistry.writer', member: 'user:rita@example.com', until: undefined },
  ],
  [
    'for a group',
    {
      role: 'roles/artifactregistry.writer',
      member: 'group:ml-team@example.com',
      until: undefined,
    },
  ],
])(
  'gcloud takes the command for a grant %s, and then it is there (needs gcloud)',
  { timeout: 120_000 },
  async (_, grant) => {
    expect(await standingOf(grant)).toBe('new')
    await paste(grantCommand(NAME, grant, 'bash'))
    expect(await standingOf(grant)).toBe('there')
  },
)

here(
  'gcloud sends a grant with an end in the policy version that conditions want (needs gcloud)',
  { timeout: 120_000 },
  async () => {
    const sent: unknown[] = []
    const projects = createServer(async (request, response) => {
      const body = await text(request)
      if (request.url?.includes(':setIamPolicy')) sent.push(JSON.parse(body))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ version: 1, etag: 'BwYhc3Rk0eE=', bindings: [] }))
    })
    await once(projects.listen(0, '127.0.0.1'), 'listening')
    try {
      const grant = {
        role: 'roles/artifactregistry.repoAdmin',
        member: 'user:nadia@example.com',
        until: '2099-12-31',
      }
      const { port } = z.object({ port: z.number() }).parse(projects.address())
      await paste(grantCommand(NAME, grant, 'bash'), `http://127.0.0.1:${port}`)
      const { role, member } = grant
      expect(sent).toMatchObject([
        {
          policy: {
            version: 3,
            bindings: [{ role, members: [member], condition: conditionOf(NAME, grant) }],
          },
        },
      ])
    } finally {
      projects.close()
    }
  },
)
