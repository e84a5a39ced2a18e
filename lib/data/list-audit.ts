import 'server-only'

import { getPerson, type Person } from '@/lib/auth/person'
import type { Progress } from '@/lib/core/inventory/inventory-event'
import {
  type Audit,
  addSnapshotEvents,
  emptyAudit,
  eventsOf,
  type SnapshotEvent,
  type SnapshotSource,
} from '@/lib/core/policies/snapshot-event'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { AssetReading } from './asset-reading'
import type { Ask } from './call-queue'
import { Listing, type Visitor } from './listing'
import { PolicyReading } from './policy-reading'
import { repositoryAccessOf } from './read-access'
import { streamListing } from './stream-listing'
import { type Viewer, viewerOf } from './viewer'

/** What to look at. */
export type AuditAsked = {
  /** Projects to look at even though the search may not find them. */
  projects: readonly string[]
  /** Repositories likewise: their projects need not be listed for them. */
  repositories?: readonly RepositoryName[]
  /** One repository, to be read as its own page reads it, and nothing else. */
  only?: RepositoryName
  /** An organization or folder (`organizations/1`, `folders/2`) to read through Cloud Asset Inventory; without it, all that can be found. */
  scope?: string | undefined
}

/** Who asked, when, and what arrives. `now`: milliseconds since 1970. */
export type AuditStream = {
  viewer: Viewer
  now: number
  events: AsyncIterable<readonly SnapshotEvent[]>
}

/**
 * The policies of everything of the signed-in person's that is a Python repository, and of all above them, as they arrive;
 * `undefined` when nobody is signed in. A reader who stops early stops the calls.
 */
export async function listAudit(asked: AuditAsked): Promise<AuditStream | undefined> {
  const person = await getPerson()
  return (
    person && {
      viewer: viewerOf(person),
      now: Date.now(),
      // An iterable that is not an iterator may be read again: React keeps it for the way back to the page.
      events: { [Symbol.asyncIterator]: () => auditOf(person, asked) },
    }
  )
}

/** The whole of it, once it is there. */
export async function readWholeAudit(
  asked: AuditAsked,
): Promise<{ viewer: Viewer; audit: Audit } | undefined> {
  const stream = await listAudit(asked)
  if (!stream) return undefined
  const events: SnapshotEvent[] = []
  for await (const batch of stream.events) events.push(...batch)
  return { viewer: stream.viewer, audit: addSnapshotEvents(emptyAudit(stream.now), events) }
}

/** The stream of events for a person at hand. */
export function auditOf(
  person: Person,
  { projects, repositories = [], only, scope }: AuditAsked,
): AsyncGenerator<readonly SnapshotEvent[], void, undefined> {
  if (only !== undefined) return auditOfOne(person, only)
  return streamListing<SnapshotEvent>(person, async (ask, emit) => {
    emit({ type: 'domain', member: `user:${person.email.toLowerCase()}`, domain: person.domain })
    if (scope !== undefined && person.isWide) {
      await readScope(scope, { projects, repositories, ask, emit })
      return
    }
    const source: SnapshotSource =
      scope === undefined
        ? { kind: 'policies' }
        : { kind: 'policies', instead: { kind: 'scope-missing' } }
    emit({ type: 'source', source })
    const reading = new PolicyReading({ ask, emit, wide: person.isWide })
    await new Listing(ask, readingPolicies(reading, emit)).run({ projects, repositories })
  })
}

/** What the repository's own page reads, in one piece. */
async function* auditOfOne(
  person: Person,
  name: RepositoryName,
): AsyncGenerator<readonly SnapshotEvent[], void, undefined> {
  const { audit, held } = await repositoryAccessOf(person, name, Date.now())
  const answered = audit.details.has(resourceName(name)) ? 1 : 0
  const isSignedOut = !held.ok && held.failure.kind === 'signed-out'
  yield [
    ...eventsOf(audit),
    { type: 'progress', progress: { known: 1, answered, allKnown: true } },
    { type: isSignedOut ? 'signed-out' : 'end' },
  ]
}

type ScopeOptions = {
  projects: readonly string[]
  repositories: readonly RepositoryName[]
  ask: Ask
  emit: (event: SnapshotEvent) => void
}

/** Through Cloud Asset Inventory, as far as that goes; by other calls where it does not. */
async function readScope(scope: string, options: ScopeOptions): Promise<void> {
  const { projects, ask, emit } = options
  const assets = new AssetReading(scope, { ask, emit })
  const { repositories, policies } = await assets.run()
  const visitor = readingPolicies(assets.reading, emit, assets.progress())
  const listing = new Listing(ask, visitor)
  if (!repositories.ok) {
    emit({ type: 'source', source: { kind: 'policies', instead: repositories.failure } })
    await listing.run({ projects, repositories: options.repositories })
    return
  }
  const source: SnapshotSource = policies.ok
    ? { kind: 'asset-inventory', scope }
    : { kind: 'policies', instead: policies.failure, scope }
  emit({ type: 'source', source })
  const isOutside = async (project: string) =>
    (await assets.knownContainer(`projects/${project}`)) === undefined
  const outside = {
    projects: await filterAsync(projects, isOutside),
    repositories: await filterAsync(options.repositories, ({ project }) => isOutside(project)),
  }
  if (outside.projects.length + outside.repositories.length > 0) {
    await listing.run({ ...outside, isSearched: false })
  }
}

async function filterAsync<T>(
  all: readonly T[],
  isWanted: (one: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const wanted = await Promise.all(all.map(isWanted))
  return all.filter((_, at) => wanted[at])
}

/** `before`: what was told of it already. */
function readingPolicies(
  reading: PolicyReading,
  emit: (event: SnapshotEvent) => void,
  before: Progress = { known: 0, answered: 0, allKnown: true },
): Visitor {
  return {
    progress: ({ known, answered, allKnown }) => {
      const progress = {
        known: before.known + known,
        answered: before.answered + answered,
        allKnown,
      }
      emit({ type: 'progress', progress })
    },
    problem: (problem) => emit({ type: 'problem', problem }),
    searched: (project, projectNumber) => emit({ type: 'searched', project, projectNumber }),
    repository: (details) => reading.readRepository(details),
  }
}
