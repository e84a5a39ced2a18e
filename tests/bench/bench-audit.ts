import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { LOCATIONS } from '../../emulator/artifact-registry/locations.ts'
import {
  AUDIT_PROJECTS,
  AUDIT_REPOSITORIES,
  AUDIT_SCOPE,
  AUDITOR,
  auditWorld,
} from './audit-world.ts'
import { LATENCY_MS } from './bench-listing.ts'
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts'
import { withAppModule } from './load-app-module.ts'
import type { Moments } from './measure-page.ts'
import { readConcurrency } from './read-concurrency.ts'

const reading = z.object({ firstRow: z.number(), complete: z.number(), audit: z.unknown() })
const exported = z.object({ lines: z.number(), milliseconds: z.number() })
const views = z.object({
  repositories: z.number(),
  principals: z.number(),
  matrix: z.number(),
  csv: exported,
  json: exported,
})
const isFunction = (value: unknown) => typeof value === 'function'
const workload = z.object({
  readAudit: z.custom<(person: unknown, asked: unknown) => Promise<unknown>>(isFunction),
  measureViews: z.custom<(audit: unknown, email: string) => unknown>(isFunction),
})

/** One way of reading an audit. */
export type AuditWay = {
  what: string
  calls: number
  /** What it takes where nothing is asked twice. */
  least: number
  floorMs: number
  runs: readonly Moments[]
}

export type AuditResult = { ways: readonly AuditWay[]; views: z.infer<typeof views> }

/** How the audit of {@link auditWorld} is read when every call to Google takes {@link LATENCY_MS}, and what is made of it. */
export async function benchAudit({
  runs,
  directory,
}: {
  runs: number
  directory: string
}): Promise<AuditResult> {
  const world = auditWorld()
  const file = join(directory, 'audit-world.json')
  writeFileSync(file, JSON.stringify(world))
  const emulator = await startEmulatorProcess(file)
  const before = { ...process.env }
  Object.assign(process.env, {
    NEXTAUTH_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    GOOGLE_CLIENT_ID: 'emulator-client',
    GOOGLE_CLIENT_SECRET: 'emulator-secret',
    GOOGLE_EMULATOR_URL: emulator.url,
  })
  try {
    return await withAppModule('/tests/bench/audit-workload.ts', async (module) => {
      const { readAudit, measureViews } = workload.parse(module)
      const token = await emulator.tokenFor(AUDITOR)
      await emulator.setLatency(LATENCY_MS)
      const ways: AuditWay[] = []
      let audit: unknown
      for (const { what, isWide, asked, least } of waysToRead(world)) {
        const read = async () =>
          reading.parse(await readAudit({ email: AUDITOR, token, isWide }, asked))
        // Warms everything up: servers run for weeks, not for one page.
        await read()
        await emulator.clearCalls()
        const moments: Moments[] = []
        let calls = 0
        while (moments.length < runs) {
          const { firstRow, complete, ...done } = await read()
          moments.push({ firstRow, complete })
          audit = done.audit
          if (moments.length === 1) calls = await callsOf(emulator)
        }
        const floorMs = Math.ceil(calls / readConcurrency()) * LATENCY_MS
        ways.push({ what, calls, least, floorMs, runs: moments })
      }
      measureViews(audit, AUDITOR)
      return { ways, views: views.parse(measureViews(audit, AUDITOR)) }
    })
  } finally {
    process.env = before
    await emulator.stop()
  }
}

async function callsOf(emulator: EmulatorProcess): Promise<number> {
  return (await emulator.calls()).filter(({ path }) => !path.startsWith('/emulator/')).length
}

function waysToRead({ folders, organizations, groups, roles }: ReturnType<typeof auditWorld>) {
  const containers = AUDIT_PROJECTS + folders.length + organizations.length
  // The search for projects; the locations of each; what is in each location; then policies, and what is above.
  const plain =
    1 + AUDIT_PROJECTS + AUDIT_PROJECTS * LOCATIONS.size + AUDIT_REPOSITORIES + 2 * containers
  const denyPolicies = organizations.flatMap((organization) => organization.denyPolicies).length
  // Each custom role; the list of deny policies of each container, and each of these; each group by its address, then its members.
  const wide = roles.length + containers + denyPolicies + 2 * groups.length
  return [
    { what: 'policy by policy', isWide: false, asked: { projects: [] }, least: plain },
    {
      what: 'policy by policy, with roles, groups and deny policies',
      isWide: true,
      asked: { projects: [] },
      least: plain + wide,
    },
    {
      what: 'through Cloud Asset Inventory, with roles, groups and deny policies',
      isWide: true,
      asked: { projects: [], scope: AUDIT_SCOPE },
      // Pages of 500: of repositories, of what is above them, of the policies of all.
      least:
        pages(AUDIT_REPOSITORIES) +
        pages(containers) +
        pages(AUDIT_REPOSITORIES / 2 + containers) +
        wide,
    },
  ]
}

function pages(results: number): number {
  return Math.max(1, Math.ceil(results / 500))
}
