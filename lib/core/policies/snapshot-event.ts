import type { Failure } from '../failure'
import type { Problem, Progress } from '../inventory/inventory-event'
import type { RepositoryDetails } from '../inventory/repository-details'
import type { Outcome } from '../outcome'
import { type RepositoryName, resourceName } from '../repository-name'
import type { Policy } from './policy'
import type { Container, PolicySnapshot, RoleDefinition } from './snapshot'

/**
 * One step of reading policies, in the order in which things arrive. What is told twice counts as it was told last.
 */
export type SnapshotEvent =
  | { type: 'progress'; progress: Progress }
  | { type: 'repository'; details: RepositoryDetails; policy: Outcome<Policy> }
  | { type: 'container'; container: Container }
  | { type: 'role'; name: string; role: Outcome<RoleDefinition> }
  /** `email` in lower case. */
  | { type: 'group'; email: string; members: Outcome<readonly string[]> }
  /** The Google Workspace domain of a person (`user:…`, in lower case); `undefined`: it has none. */
  | { type: 'domain'; member: string; domain: string | undefined }
  /** A project that was looked through for repositories, in every location; what failed there is a problem. */
  | { type: 'searched'; project: string; projectNumber: string | undefined }
  /** What could not even be listed. */
  | { type: 'problem'; problem: Problem }
  /** How the policies were read: through Cloud Asset Inventory, or one by one, and why not through it. */
  | { type: 'source'; source: SnapshotSource }
  | { type: 'signed-out' }
  | { type: 'interrupted' }
  | { type: 'end' }

export type SnapshotSource =
  | { kind: 'asset-inventory'; scope: string }
  /** One repository alone, by its resource name, with what is above it and in front of it. */
  | { kind: 'repository'; repository: string }
  /**
   * `instead`: why Cloud Asset Inventory was not used for the policies; left out where nobody asked for it. `scope`: where
   * it found the repositories, if it did that much; without it, everything that can be found was read.
   */
  | { kind: 'policies'; instead?: Failure; scope?: string }

/** What the events so far add up to. */
export type Audit = {
  snapshot: PolicySnapshot
  /** By resource name. */
  details: ReadonlyMap<string, RepositoryDetails>
  progress: Progress
  /** The numbers of the projects that were looked through, where these are known, by their IDs. */
  searched: ReadonlyMap<string, string | undefined>
  problems: readonly Problem[]
  source: SnapshotSource
  state: 'reading' | 'complete' | 'signed-out' | 'interrupted'
}

/** How far was looked. */
export type Coverage = Pick<Audit, 'state' | 'source' | 'searched' | 'problems'>

/** Nothing read yet. `now` in milliseconds since 1970: the time that conditions are judged at. */
export function emptyAudit(now: number): Audit {
  return {
    snapshot: {
      now,
      containers: [],
      repositories: [],
      roles: new Map(),
      groups: new Map(),
      domains: new Map(),
    },
    details: new Map(),
    progress: { known: 0, answered: 0, allKnown: false },
    searched: new Map(),
    problems: [],
    source: { kind: 'policies' },
    state: 'reading',
  }
}

/** Adds a batch of events; gives a new audit. */
export function addSnapshotEvents(audit: Audit, events: readonly SnapshotEvent[]): Audit {
  const containers = new Map(audit.snapshot.containers.map((one) => [one.name, one]))
  const repositories = new Map(audit.snapshot.repositories.map((one) => [keyOf(one), one]))
  const roles = new Map(audit.snapshot.roles)
  const groups = new Map(audit.snapshot.groups)
  const domains = new Map(audit.snapshot.domains)
  const details = new Map(audit.details)
  const searched = new Map(audit.searched)
  const problems = [...audit.problems]
  let { progress, source, state } = audit
  for (const event of events) {
    switch (event.type) {
      case 'progress':
        progress = event.progress
        break
      case 'repository': {
        const { name, mode } = event.details
        details.set(keyOf({ name }), event.details)
        repositories.set(keyOf({ name }), { name, mode, policy: event.policy })
        break
      }
      case 'container':
        containers.set(event.container.name, event.container)
        break
      case 'role':
        roles.set(event.name, event.role)
        break
      case 'group':
        groups.set(event.email, event.members)
        break
      case 'domain':
        domains.set(event.member, event.domain)
        break
      case 'searched':
        searched.set(event.project, event.projectNumber)
        break
      case 'problem':
        problems.push(event.problem)
        break
      case 'source':
        source = event.source
        break
      case 'signed-out':
        state = 'signed-out'
        break
      case 'interrupted':
        state = 'interrupted'
        break
      case 'end':
        state = 'complete'
        break
    }
  }
  return {
    snapshot: {
      now: audit.snapshot.now,
      containers: [...containers.values()],
      repositories: [...repositories.values()],
      roles,
      groups,
      domains,
    },
    details,
    progress,
    searched,
    problems,
    source,
    state,
  }
}

/** What adds up to what was read for an audit. */
export function eventsOf({ snapshot, details, problems, source }: Audit): SnapshotEvent[] {
  return [
    { type: 'source', source },
    ...[...snapshot.domains].map(
      ([member, domain]) => ({ type: 'domain', member, domain }) as const,
    ),
    ...problems.map((problem) => ({ type: 'problem', problem }) as const),
    ...snapshot.containers.map((container) => ({ type: 'container', container }) as const),
    ...snapshot.repositories.flatMap(({ name, policy }) => {
      const known = details.get(keyOf({ name }))
      return known === undefined ? [] : [{ type: 'repository', details: known, policy } as const]
    }),
    ...[...snapshot.roles].map(([name, role]) => ({ type: 'role', name, role }) as const),
    ...[...snapshot.groups].map(([email, members]) => ({ type: 'group', email, members }) as const),
  ]
}

function keyOf({ name }: { name: RepositoryName }): string {
  return resourceName(name)
}
