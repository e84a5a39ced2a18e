import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Person } from '@/lib/auth/person'
import { type AuditQuery, DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { describeSource, exportAbout } from '@/lib/core/policies/export-audit'
import { exportJson } from '@/lib/core/policies/export-json'
import { levelOf } from '@/lib/core/policies/level'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { Audit } from '@/lib/core/policies/snapshot-event'
import { resourceName } from '@/lib/core/repository-name'
import { askedAudit, askedExport } from '@/lib/data/asked-audit'
import type { AuditAsked } from '@/lib/data/list-audit'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { readAudit, signedIn, startForApp } from './app-on-emulator'
import { auditedWorld, ENGINEERING, FRONT, OPEN, ORGANIZATION, TOOLS } from './audited-world'

const NOW = Date.parse('2026-06-01T00:00:00Z')
const EVERYTHING = { projects: [] }
const READ_ONLY = ['openid', 'https://www.googleapis.com/auth/cloud-platform.read-only']
const SEARCHES = 'cloudasset.searchAll*'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startForApp({ world: auditedWorld() })
})
afterEach(() => {
  emulator.faults.clear()
  emulator.clearRequests()
})
afterAll(() => emulator.close())

/** With no more in the token than the sign-in asked for: a call that is not covered is refused. */
function person(name: string, { isWide }: { isWide: boolean }): Person {
  const email = `${name}@example.com`
  const accessToken = emulator.tokenFor(email, isWide ? {} : { scopes: READ_ONLY })
  return signedIn(emulator, email, { isWide, accessToken })
}

const WIDE = { isWide: true }
const NARROW = { isWide: false }

const auditFor = (who: Person, asked: AuditAsked = EVERYTHING) => readAudit(who, asked, NOW)

/** What was read, in one order: it arrives in any. */
function readIn({ snapshot, details, problems }: Audit) {
  const byName = <T>(entries: Iterable<readonly [string, T]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    containers: byName(snapshot.containers.map((one) => [one.name, one])),
    repositories: byName(
      snapshot.repositories.map((one) => [Object.values(one.name).join('/'), one]),
    ),
    roles: byName(snapshot.roles),
    groups: byName(snapshot.groups),
    domains: byName(snapshot.domains),
    details: byName(details),
    problems,
  }
}

const asking = (query: Partial<AuditQuery>): AuditQuery => ({ ...DEFAULT_AUDIT_QUERY, ...query })
const asked = (method: string) => emulator.requests().filter((one) => one.method === method)

describe('policy by policy', () => {
  test('with the narrow scope every policy, and no call that it does not cover', async () => {
    const audit = await auditFor(person('ada', NARROW))
    expect(audit).toMatchObject({ state: 'complete', problems: [], source: { kind: 'policies' } })
    expect([...audit.details.keys()].sort()).toEqual([OPEN, TOOLS, FRONT].sort())
    expect(audit.snapshot.containers.map(({ name }) => name).sort()).toEqual(
      [ENGINEERING, ORGANIZATION, 'projects/lab-one', 'projects/shop-one'].sort(),
    )
    expect(audit.snapshot.containers.every(({ policy, parent }) => policy.ok && parent.ok)).toBe(
      true,
    )
    expect(audit.snapshot.groups.size + audit.snapshot.roles.size).toBe(0)
    expect(audit.snapshot.containers.map(({ denyPolicies }) => denyPolicies)).toEqual(
      Array(4).fill(undefined),
    )
    expect(emulator.requests().filter(({ status }) => status >= 400)).toEqual([])
  })

  test('each container, role and group is asked about once', async () => {
    await auditFor(person('ada', WIDE))
    const paths = emulator.requests().map(({ verb, path, query }) => `${verb} ${path}?${query}`)
    expect(paths.length).toBe(new Set(paths).size)
    expect(asked('iam.roles.get')).toHaveLength(1)
    expect(asked('cloudidentity.groups.lookup')).toHaveLength(3)
    expect(asked('iam.policies.listPolicies')).toHaveLength(4)
    expect(asked('iam.policies.get')).toHaveLength(1)
  })

  test('groups in a circle end, and one that nobody may see is a refusal in its place', async () => {
    const { snapshot } = await auditFor(person('ada', WIDE))
    expect(Object.fromEntries(snapshot.groups)).toMatchObject({
      'round@example.com': { value: ['user:wes@example.com', 'group:about@example.com'] },
      'about@example.com': { value: ['group:round@example.com', 'group:secret@example.com'] },
      'secret@example.com': { ok: false, failure: { kind: 'permission-denied' } },
    })
    const index = indexPolicies(snapshot)
    expect(levelOf(index, 'user:wes@example.com', TOOLS).level).toBe('publish')
    expect(levelOf(index, 'user:cus@example.com', TOOLS).level).toBe('install')
    // She may be in the group that could not be opened.
    expect(levelOf(index, 'user:zoe@example.com', TOOLS).atMost).not.toBe('none')
  })

  test('what is above the project is a refusal in its place, never left out', async () => {
    const { snapshot, details } = await auditFor(person('otto', WIDE))
    expect([...details.keys()].sort()).toEqual([OPEN, TOOLS].sort())
    const byName = new Map(snapshot.containers.map((one) => [one.name, one]))
    expect(byName.get('projects/lab-one')).toMatchObject({
      policy: { ok: true },
      parent: { value: ENGINEERING },
    })
    expect(byName.get(ENGINEERING)).toMatchObject({
      policy: { ok: false, failure: { kind: 'permission-denied' } },
      parent: { ok: false, failure: { kind: 'permission-denied' } },
    })
    const index = indexPolicies(snapshot)
    expect(levelOf(index, 'user:eve@example.com', TOOLS).atMost).toBe('administer')
  })

  test('APIs that are off or used up are named where their answers would be', async () => {
    emulator.faults.set({
      rules: [
        { method: 'cloudidentity.*', status: 403, reason: 'SERVICE_DISABLED' },
        { method: 'iam.policies.listPolicies', status: 429 },
        { method: 'artifactregistry.repositories.getIamPolicy', status: 403 },
      ],
    })
    const { snapshot } = await auditFor(person('ada', WIDE))
    expect(snapshot.groups.get('round@example.com')).toMatchObject({
      failure: { kind: 'api-disabled' },
    })
    for (const { denyPolicies } of snapshot.containers) {
      expect(denyPolicies).toMatchObject({ failure: { kind: 'quota-exceeded' } })
    }
    for (const { policy } of snapshot.repositories) {
      expect(policy).toMatchObject({ failure: { kind: 'permission-denied' } })
    }
  })

  test('a reader finds repositories whose policies are all refused', async () => {
    const { snapshot, state } = await auditFor(person('rita', NARROW))
    expect(state).toBe('complete')
    expect(snapshot.repositories.map(({ policy }) => policy.ok)).toEqual([false, false])
  })
})

describe('a repository by its name', () => {
  const name = { project: 'lab-one', location: 'us', repository: 'tools' }
  const policiesRead = (audit: Audit) =>
    audit.snapshot.repositories.map((one) => `${resourceName(one.name)} ${one.policy.ok}`)

  test('its administrator, who may see nothing else, adds it', async () => {
    const solo = person('solo', NARROW)
    expect((await auditFor(solo)).snapshot.repositories).toEqual([])
    const audit = await auditFor(solo, askedAudit(asking({ add: [TOOLS] })))
    expect(policiesRead(audit)).toEqual([`${TOOLS} true`])
    expect(audit.problems, 'its project need not be listed').toEqual([])
  })

  test('beside an organization that is read as a whole, and inside it', async () => {
    const wide = person('ada', WIDE)
    const beside = await auditFor(wide, askedAudit(asking({ add: [FRONT], scope: ENGINEERING })))
    expect([...beside.details.keys()].sort()).toEqual([OPEN, TOOLS, FRONT].sort())
    emulator.clearRequests()
    const inside = await auditFor(wide, askedAudit(asking({ add: [TOOLS], scope: ORGANIZATION })))
    expect(inside.details.size).toBe(3)
    expect(asked('artifactregistry.repositories.get')).toEqual([])
  })

  test('its export reads what its page reads, and no more', async () => {
    const { repositoryAccessOf } = await import('@/lib/data/read-access')
    for (const who of ['solo', 'ada', 'rita']) {
      emulator.clearRequests()
      const page = await repositoryAccessOf(person(who, NARROW), name, NOW)
      const calls = emulator.requests().length
      emulator.clearRequests()
      const exported = await auditFor(
        person(who, NARROW),
        askedExport(asking({ repository: TOOLS })),
      )
      expect(emulator.requests().length).toBe(calls)
      expect(readIn(exported)).toEqual(readIn(page.audit))
      expect(exported).toMatchObject({
        state: 'complete',
        source: { kind: 'repository', repository: TOOLS },
        progress: { known: 1, answered: 1, allKnown: true },
      })
      expect(describeSource(exported.source)).toContain(TOOLS)
    }
  })

  test('one that is not there is no answer', async () => {
    const none = TOOLS.replace('tools', 'none')
    const audit = await auditFor(person('ada', NARROW), askedExport(asking({ repository: none })))
    expect(audit.progress).toMatchObject({ known: 1, answered: 0 })
    expect(audit.problems).toMatchObject([{ repository: none }])
  })

  test('a sign-in that Google has ended is no answer', async () => {
    const rita = person('rita', NARROW)
    emulator.revoke('rita@example.com')
    const audit = await auditFor(rita, askedExport(asking({ repository: TOOLS })))
    expect(audit.state).toBe('signed-out')
  })

  test.each([
    ['words', { repository: 'tools' }],
    ['more asked for', { repository: TOOLS, add: ['shop-one'] }],
    ['an organization', { repository: TOOLS, scope: ORGANIZATION }],
  ])('an export of %s is of all', (_, query) => {
    expect(askedExport(asking(query))).toEqual(askedAudit(asking(query)))
  })
})

describe('virtual repositories that were not looked for', () => {
  /** As the export says it: subjects, with the reason. */
  async function unseenIn(who: Person, query: AuditQuery): Promise<string[]> {
    const audit = await auditFor(who, askedExport(query))
    const tables = auditTables(audit.snapshot, [])
    const text = [...exportJson(tables, exportAbout(audit, who.email, query), audit)].join('')
    const { notSeen } = exportSchema.parse(JSON.parse(text))
    return notSeen
      .filter(({ kind }) => kind === 'virtuals')
      .map(({ subject, because = '' }) => `${subject} ${because}`.trim())
  }
  const place = 'projects/lab-one/locations/us'

  test('of one repository: the place that could not be listed, and those elsewhere', async () => {
    const one = asking({ repository: TOOLS })
    // A group that may write there hides who is in it.
    expect(await unseenIn(person('ada', NARROW), one)).toEqual([ENGINEERING])
    expect(await unseenIn(person('solo', NARROW), one)).toEqual([
      'projects/lab-one',
      `${place} You may not look here`,
    ])
  })

  test('of all: those of projects that were not found', async () => {
    expect(await unseenIn(person('ada', NARROW), asking({}))).toEqual([ENGINEERING, OPEN])
    emulator.faults.set({
      rules: [{ method: 'cloudresourcemanager.projects.search', status: 403 }],
    })
    expect(await unseenIn(person('ada', NARROW), asking({ add: ['lab-one'] }))).toEqual([
      `${ENGINEERING} You may not look here`,
      `${OPEN} You may not look here`,
    ])
  })

  test('beside one that was named, whose project was not listed', async () => {
    expect(await unseenIn(person('solo', NARROW), asking({ add: [TOOLS] }))).toEqual([
      'projects/lab-one',
      place,
    ])
  })

  test('an agent is no doubt where its project was looked through, by either way', async () => {
    const token = emulator.tokenFor('solo@example.com')
    await grantReader(token, TOOLS, SHOP_AGENT)
    for (const query of [asking({}), asking({ scope: ORGANIZATION })]) {
      expect(await unseenIn(person('ada', WIDE), query)).not.toContain(TOOLS)
    }
    expect(await unseenIn(person('ada', WIDE), asking({ scope: ENGINEERING }))).toContain(TOOLS)
  })
})

const SHOP_AGENT = 'serviceAccount:service-102@gcp-sa-artifactregistry.iam.gserviceaccount.com'

const exportSchema = z.object({
  notSeen: z.array(
    z.object({ kind: z.string(), subject: z.string(), because: z.string().optional() }),
  ),
})

async function grantReader(token: string, resource: string, member: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const address = `${emulator.url}/v1/${resource}`
  const before = z
    .object({ etag: z.string(), bindings: z.array(z.unknown()) })
    .parse(await (await fetch(`${address}:getIamPolicy`, { headers })).json())
  const bindings = [
    ...before.bindings,
    { role: 'roles/artifactregistry.reader', members: [member] },
  ]
  const answer = await fetch(`${address}:setIamPolicy`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ policy: { ...before, bindings } }),
  })
  expect(answer.status, await answer.text()).toBe(200)
}

describe('through Cloud Asset Inventory', () => {
  const scope = ORGANIZATION

  test('the same is read, with three searches in the place of hundreds of calls', async () => {
    const ada = person('ada', WIDE)
    const plain = await auditFor(ada)
    emulator.clearRequests()
    const found = await auditFor(ada, { projects: [], scope })
    expect(found).toMatchObject({
      state: 'complete',
      source: { kind: 'asset-inventory', scope },
      progress: { known: 2, answered: 2, allKnown: true },
    })
    expect(readIn(found)).toEqual(readIn(plain))
    expect(
      emulator.requests().filter(({ method }) => method.startsWith('cloudasset')),
    ).toHaveLength(3)
    expect(asked('artifactregistry.repositories.list')).toEqual([])
    expect(asked('artifactregistry.repositories.getIamPolicy')).toEqual([])
    expect(asked('cloudresourcemanager.projects.getIamPolicy')).toEqual([])
  })

  test('of a folder: what is above it is read by other calls, what is beside it is not', async () => {
    const { details, snapshot, source } = await auditFor(person('ada', WIDE), {
      projects: [],
      scope: ENGINEERING,
    })
    expect(source).toEqual({ kind: 'asset-inventory', scope: ENGINEERING })
    expect([...details.keys()].sort()).toEqual([OPEN, TOOLS].sort())
    const organization = snapshot.containers.find(({ name }) => name === ORGANIZATION)
    expect(organization).toMatchObject({ policy: { ok: true }, parent: { value: undefined } })
  })

  test('a project named beside it is read too; one inside it not once more', async () => {
    const audit = await auditFor(person('ada', WIDE), {
      projects: ['shop-one', 'lab-one'],
      scope: ENGINEERING,
    })
    expect(audit.details.size).toBe(3)
    expect(audit.progress).toEqual({ known: 2, answered: 2, allKnown: true })
    expect(asked('artifactregistry.locations.list').map(({ path }) => path)).toEqual([
      '/v1/projects/shop-one/locations',
    ])
  })

  test.each([
    ['it is refused', { status: 403 }, 'permission-denied'],
    ['it is off', { status: 403, reason: 'SERVICE_DISABLED' }, 'api-disabled'],
    ['its quota is used up for long', { status: 429, retryAfterSeconds: 3600 }, 'quota-exceeded'],
    ['its answer is odd', { status: 'odd-json' as const }, 'unexpected-answer'],
  ])('where %s, the same is read by other calls, and the reason is told', async (_, rule, kind) => {
    const plain = await auditFor(person('ada', WIDE))
    emulator.faults.set({ rules: [{ method: SEARCHES, ...rule }] })
    const audit = await auditFor(person('ada', WIDE), { projects: [], scope })
    expect(audit.source).toMatchObject({ kind: 'policies', instead: { kind } })
    expect(describeSource(audit.source)).toContain('and outside')
    expect(readIn(audit)).toEqual(readIn(plain))
  })

  test('where only the search for policies is refused, these are read one by one', async () => {
    const plain = await auditFor(person('ada', WIDE))
    emulator.clearRequests()
    emulator.faults.set({ rules: [{ method: 'cloudasset.searchAllIamPolicies', status: 403 }] })
    const audit = await auditFor(person('ada', WIDE), { projects: [], scope })
    expect(audit.source).toMatchObject({ instead: { kind: 'permission-denied' }, scope })
    expect(readIn(audit)).toEqual(readIn(plain))
    expect(asked('artifactregistry.repositories.list')).toEqual([])
  })

  test('a short wait is waited for', async () => {
    emulator.faults.set({
      rules: [{ method: SEARCHES, status: 429, retryAfterSeconds: 1, times: 1 }],
    })
    const { source } = await auditFor(person('ada', WIDE), { projects: [], scope })
    expect(source.kind).toBe('asset-inventory')
  })

  test('without the wide scope it is not even asked', async () => {
    const { source, details } = await auditFor(person('ada', NARROW), { projects: [], scope })
    expect(source).toEqual({ kind: 'policies', instead: { kind: 'scope-missing' } })
    expect(details.size).toBe(3)
    expect(emulator.requests().some(({ method }) => method.startsWith('cloudasset'))).toBe(false)
  })
})

describe('one person and another', () => {
  test('two at once get what each gets alone', async () => {
    const alone = [
      readIn(await auditFor(person('ada', WIDE))),
      readIn(await auditFor(person('otto', NARROW))),
    ]
    const together = await Promise.all([
      auditFor(person('ada', WIDE)),
      auditFor(person('otto', NARROW)),
    ])
    expect(together.map(readIn)).toEqual(alone)
  })

  test('an ended sign-in ends the audit, and is not called complete', async () => {
    const rita = person('rita', WIDE)
    emulator.revoke('rita@example.com')
    expect((await auditFor(rita)).state).toBe('signed-out')
    expect((await auditFor(rita, { projects: [], scope: ORGANIZATION })).state).toBe('signed-out')
  })

  test.each([
    ['policy by policy', EVERYTHING],
    ['through Cloud Asset Inventory', { projects: [], scope: ORGANIZATION }],
  ])('who leaves halfway stops the calls: %s', async (_, what) => {
    const { auditOf } = await import('@/lib/data/list-audit')
    emulator.faults.set({ latencyMs: 40 })
    for await (const batch of auditOf(person('ada', WIDE), what)) {
      if (batch.some(({ type }) => type === 'progress')) break
    }
    // What is under way ends within its latency; a later call would be a new one.
    await vi.waitFor(async () => {
      const before = emulator.requests().length
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(emulator.requests().length).toBe(before)
    })
    expect(asked('cloudidentity.groups.memberships.list')).toEqual([])
  })
})
