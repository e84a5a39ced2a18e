import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRisks } from '@/lib/core/policies/findings/find-risks'
import type { Finding, FindingKind } from '@/lib/core/policies/findings/finding'
import { mendScript } from '@/lib/core/policies/findings/mend-commands'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { HAS_GCLOUD, type RealGcloud, realGcloud } from '../support/real-gcloud'
import { repository } from '../support/worlds'
import { readAudit, signedIn, startForApp } from './app-on-emulator'

/** Every mend that gcloud can run here, as it is pasted; and what is left of the policies then. */
const ADMIN = 'ada@example.com'
const here = HAS_GCLOUD ? test : test.skip

const TOOLS = 'projects/lab-one/locations/us/repositories/tools'
const FIRST = {
  title: 'first, of two',
  expression: 'request.time < timestamp("2099-01-01T00:00:00Z")',
}
const SECOND = {
  title: 'second',
  description: 'with a reason: it’s "quoted"',
  expression:
    'request.time < timestamp("2098-01-01T00:00:00Z") && resource.name.startsWith("projects/")',
}

let emulator: Emulator
let gcloud: RealGcloud

function world() {
  const bind = (role: string, ...members: string[]) => ({ role, members })
  const writer = 'roles/artifactregistry.writer'
  const reader = 'roles/artifactregistry.reader'
  const front = {
    mode: 'VIRTUAL_REPOSITORY',
    virtualRepositoryConfig: {
      upstreamPolicies: [
        { id: 'own', repository: TOOLS, priority: 10 },
        { id: 'pypi', repository: TOOLS.replace('tools', 'pypi'), priority: 10 },
      ],
    },
  }
  return {
    people: [ADMIN, 'wes@example.com', 'pat@example.com'].map((email) => ({
      email,
      name: email,
      hd: 'example.com',
    })),
    groups: [
      { email: 'devs@example.com', members: ['user:pat@example.com'], viewers: 'everybody' },
    ],
    organizations: [
      {
        name: 'organizations/1',
        displayName: 'example.com',
        iamPolicy: {
          version: 3,
          bindings: [
            bind('roles/resourcemanager.organizationAdmin', `user:${ADMIN}`),
            bind('roles/browser', `user:${ADMIN}`),
            bind('roles/iam.securityAdmin', `user:${ADMIN}`),
            bind('roles/artifactregistry.admin', `user:${ADMIN}`, 'user:wes@example.com'),
          ],
        },
      },
    ],
    folders: [
      {
        name: 'folders/2',
        parent: 'organizations/1',
        displayName: 'Labs',
        iamPolicy: { bindings: [bind(reader, 'deleted:user:old@example.com?uid=12')] },
      },
    ],
    projects: [
      {
        projectId: 'lab-one',
        projectNumber: '101',
        displayName: 'Lab',
        parent: 'folders/2',
        iamPolicy: {
          version: 3,
          bindings: [
            bind('roles/editor', 'group:devs@example.com'),
            bind(reader, 'allAuthenticatedUsers'),
            { ...bind(reader, 'user:eve@partner.example'), condition: FIRST },
            { ...bind(reader, 'user:eve@partner.example'), condition: SECOND },
          ],
        },
        repositories: [
          repository('lab-one', 'us', 'tools', {
            iamPolicy: {
              bindings: [
                bind(reader, 'allUsers'),
                bind(writer, 'user:pat@example.com', 'user:wes@example.com'),
              ],
            },
          }),
          repository('lab-one', 'us', 'pypi', {
            mode: 'REMOTE_REPOSITORY',
            remoteRepositoryConfig: { pythonRepository: { publicRepository: 'PYPI' } },
          }),
          repository('lab-one', 'us', 'front', front),
        ],
      },
    ],
  }
}

beforeAll(async () => {
  emulator = await startForApp({ world: world() })
  gcloud = realGcloud(emulator)
})
afterAll(async () => {
  gcloud.remove()
  await emulator.close()
})

/** As somebody would paste it. */
async function paste(script: string, more: Record<string, string> = {}): Promise<void> {
  await gcloud.runAs(ADMIN, ['bash', '-c', script], more)
}

/** What the app finds now. */
async function findings(): Promise<readonly Finding[]> {
  const person = signedIn(emulator, ADMIN, { isWide: true })
  const audit = await readAudit(person, { projects: ['lab-one'] })
  return findRisks(indexPolicies(audit.snapshot), { domains: ['example.com'] })
}

/** The first finding of a kind, about a member where one is given. */
async function find(kind: FindingKind, member?: string): Promise<Finding | undefined> {
  const found = await findings()
  return found.find(
    (one) => one.kind === kind && (member ?? one.grant?.member) === one.grant?.member,
  )
}

async function policyOf(resource: string): Promise<unknown> {
  const version = resource.startsWith('folders') ? 'v2' : 'v1'
  const isRepository = resource.includes('/repositories/')
  const query = isRepository ? '?options.requestedPolicyVersion=3' : ''
  const response = await fetch(`${emulator.url}/${version}/${resource}:getIamPolicy${query}`, {
    method: isRepository ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${emulator.tokenFor(ADMIN)}` },
    ...(isRepository ? {} : { body: '{"options":{"requestedPolicyVersion":3}}' }),
  })
  return response.json()
}

here(
  'a group that is not chosen, or is not there, leaves everything as it is (needs gcloud)',
  { timeout: 180_000 },
  async () => {
    const found = await find('person', 'user:pat@example.com')
    const script = mendScript(found?.mend.commands ?? [])
    const before = await policyOf(TOOLS)
    await expect(paste(script)).rejects.toThrow(/GROUP: set it to the address of a group/)
    await expect(paste(script, { GROUP: 'no-such@example.com' })).rejects.toThrow(/does not exist/)
    expect(await policyOf(TOOLS)).toEqual(before)
  },
)

here.each<[FindingKind, string | undefined, resource: string]>([
  ['public', 'allUsers', TOOLS],
  ['every-google-account', 'allAuthenticatedUsers', 'projects/lab-one'],
  ['deleted-principal', undefined, 'folders/2'],
  ['basic-role', 'group:devs@example.com', 'projects/lab-one'],
  ['wide-administration', 'user:wes@example.com', 'organizations/1'],
])('gcloud mends %s (needs gcloud)', { timeout: 180_000 }, async (kind, member, resource) => {
  const found = await find(kind, member)
  if (found?.grant === undefined) throw new Error(`no ${kind}`)
  const { role, member: who } = found.grant
  expect(await policyOf(resource)).toMatchObject({
    bindings: expect.arrayContaining([
      expect.objectContaining({ role, members: expect.arrayContaining([who]) }),
    ]),
  })
  await paste(mendScript(found.mend.commands))
  expect(await find(kind, member)).toBeUndefined()
  expect(await policyOf(resource)).not.toMatchObject({
    bindings: expect.arrayContaining([
      expect.objectContaining({ role, members: expect.arrayContaining([who]) }),
    ]),
  })
})

here(
  'gcloud takes away one conditional binding, and leaves the member’s other one (needs gcloud)',
  { timeout: 180_000 },
  async () => {
    const member = 'user:eve@partner.example'
    const all = (await findings()).filter(
      ({ kind, grant }) => kind === 'outside-domains' && grant?.member === member,
    )
    const direct = all.filter(({ mend }) => mend.commands.join().includes('second'))
    await paste(mendScript(direct[0]?.mend.commands ?? []))
    expect(await policyOf('projects/lab-one')).toMatchObject({
      bindings: expect.arrayContaining([
        { role: 'roles/artifactregistry.reader', members: [member], condition: FIRST },
      ]),
    })
    expect(JSON.stringify(await policyOf('projects/lab-one'))).not.toContain('second')
    const rest = await find('outside-domains', member)
    await paste(mendScript(rest?.mend.commands ?? []))
    expect(JSON.stringify(await policyOf('projects/lab-one'))).not.toContain('eve@')
  },
)

here(
  'gcloud gives the sources of a virtual repository other priorities (needs gcloud)',
  { timeout: 180_000 },
  async () => {
    const found = await find('dependency-confusion')
    await paste(mendScript(found?.mend.commands ?? []))
    expect(await find('dependency-confusion')).toBeUndefined()
  },
)
