import { success } from '@/lib/core/outcome'
import { accessMatrix } from '@/lib/core/policies/access-matrix'
import { effectiveAccess } from '@/lib/core/policies/effective-access'
import { findRisks } from '@/lib/core/policies/findings/find-risks'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { AuditedRepository, Container, PolicySnapshot } from '@/lib/core/policies/snapshot'

export const REPOSITORIES = 10_000
export const PRINCIPALS = 2_000
const PROJECTS = 1_000
const FOLDERS = 50
const GROUPS = 200

const ROLES = ['reader', 'writer', 'repoAdmin', 'admin'].map((id) => `roles/artifactregistry.${id}`)
const group = (at: number) => `group:team-${at % GROUPS}@example.com`
const user = (at: number) => `user:person-${at % (PRINCIPALS - GROUPS)}@example.com`
const role = (at: number) => ROLES[at % ROLES.length] ?? ''

/** An organization where half of the repositories have a policy of their own, and a tenth a condition on names; with a deny policy over all. */
export function largeSnapshot(): PolicySnapshot {
  const bindings = (count: number, seed: number) =>
    range(count).map((at) => ({
      role: role(seed + at),
      members: [group(seed * 7 + at), user(seed * 13 + at), user(seed * 17 + 5 * at)],
    }))
  const containers: Container[] = [
    {
      name: 'organizations/1',
      parent: success(undefined),
      policy: success({ bindings: bindings(5, 1) }),
      denyPolicies: success([
        {
          name: 'no-deleting',
          rules: [
            {
              deniedPrincipals: ['principalSet://goog/public:all'],
              exceptionPrincipals: ['principalSet://goog/group/team-1@example.com'],
              deniedPermissions: ['artifactregistry.googleapis.com/repositories.deleteArtifacts'],
              exceptionPermissions: [],
            },
          ],
        },
      ]),
    },
    ...range(FOLDERS).map((at) => ({
      name: `folders/${at}`,
      parent: success(at < 5 ? 'organizations/1' : `folders/${at % 5}`),
      policy: success({ bindings: bindings(4, at) }),
    })),
    ...range(PROJECTS).map((at) => ({
      name: `projects/project-${at}`,
      parent: success(`folders/${at % FOLDERS}`),
      policy: success({
        bindings: [
          ...bindings(6, at),
          ...(at % 10 === 0
            ? [
                {
                  role: role(1),
                  members: [user(at)],
                  condition: {
                    expression: `resource.name.startsWith("projects/project-${at}/locations/us/repositories/r1")`,
                  },
                },
              ]
            : []),
        ],
      }),
    })),
  ]
  const repositories = range(REPOSITORIES).map((at): AuditedRepository => {
    const project = `project-${at % PROJECTS}`
    const place = { project, location: 'us' }
    const upstream = { ...place, repository: 'r0' }
    return {
      name: { ...place, repository: `r${Math.floor(at / PROJECTS)}` },
      mode:
        at >= REPOSITORIES - PROJECTS
          ? {
              kind: 'virtual',
              upstreams: [{ id: 'own', repository: upstream, resource: '', priority: 1 }],
            }
          : { kind: 'standard' },
      policy: success({ bindings: at % 2 === 0 ? bindings(3, at) : [] }),
    }
  })
  return {
    now: Date.parse('2026-06-01T00:00:00Z'),
    containers,
    repositories,
    roles: new Map(),
    // A fifth of the groups could not be read: anybody may be in them.
    groups: new Map(
      range(GROUPS)
        .filter((at) => at % 5 !== 0)
        .map((at) => [
          group(at).slice('group:'.length),
          success([...range(20).map((n) => user(at * 31 + n)), group(at + 1)]),
        ]),
    ),
    domains: new Map(),
  }
}

/** Milliseconds for each part, once. */
export function measureMatrix(snapshot: PolicySnapshot) {
  const times: Record<string, number> = {}
  const timed = <T>(what: string, work: () => T): T => {
    const start = performance.now()
    const result = work()
    times[what] = performance.now() - start
    return result
  }
  const principals = [...range(GROUPS).map(group), ...range(PRINCIPALS - GROUPS).map(user)]
  const index = timed('Reading the policies', () => indexPolicies(snapshot))
  const matrix = timed('The matrix', () => accessMatrix(index, principals))
  timed('… every hundredth cell of it read', () => {
    for (let row = 0; row < REPOSITORIES; row++) {
      for (let column = row % 100; column < PRINCIPALS; column += 100) matrix.at(column, row)
    }
  })
  timed('Findings', () => findRisks(index, { domains: ['example.com'] }))
  timed('Who can, for one repository', () =>
    effectiveAccess(index, 'projects/project-0/locations/us/repositories/r0'),
  )
  return times
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}
