import 'server-only'

import { getPerson, type Person } from '@/lib/auth/person'
import {
  type Audit,
  addSnapshotEvents,
  emptyAudit,
  type SnapshotEvent,
} from '@/lib/core/policies/snapshot-event'
import type { Ask, Visitor } from './listing'
import { PolicyReading } from './policy-reading'
import { streamListing } from './stream-listing'
import { type Viewer, viewerOf } from './viewer'

/** What to look at: projects even though the search may not find them. */
export type AuditAsked = {
  projects: readonly string[]
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
  asked: AuditAsked,
): AsyncGenerator<readonly SnapshotEvent[], void, undefined> {
  return streamListing<SnapshotEvent>(person, async (listing, emit) => {
    emit({ type: 'source', source: { kind: 'policies' } })
    emit({ type: 'domain', member: `user:${person.email.toLowerCase()}`, domain: person.domain })
    const ended = await listing(readingPolicies(person, emit)).run({
      projects: asked.projects,
      repositories: [],
    })
    emit({ type: ended === 'complete' ? 'end' : 'signed-out' })
  })
}

function readingPolicies(person: Person, emit: (event: SnapshotEvent) => void): Visitor {
  let reading: PolicyReading | undefined
  const readingWith = (ask: Ask) => {
    reading ??= new PolicyReading({ ask, emit, wide: person.isWide })
    return reading
  }
  return {
    progress: (progress) => emit({ type: 'progress', progress }),
    problem: (problem) => emit({ type: 'problem', problem }),
    repository: (details, ask) => readingWith(ask).readRepository(details),
  }
}
