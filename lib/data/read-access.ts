import 'server-only'

import { cache } from 'react'
import { getPerson, type Person } from '@/lib/auth/person'
import type { Failure } from '@/lib/core/failure'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import type { Outcome } from '@/lib/core/outcome'
import {
  type Audit,
  addSnapshotEvents,
  emptyAudit,
  type SnapshotEvent,
} from '@/lib/core/policies/snapshot-event'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { type AskedRepository, askRepository } from './ask-repository'
import { callAs } from './call-as'
import type { Ask } from './call-queue'
import { googleApis } from './google-apis'
import { PolicyReading } from './policy-reading'
import { pythonOnly } from './python-only'
import { type Viewer, viewerOf } from './viewer'

/** All that bears on who may do what with one repository, as far as the signed-in person may see it. */
export type RepositoryAccess =
  | { viewer: undefined }
  | {
      viewer: Viewer
      /** The repository itself is missing in it where it could not be read: `problems` says why. */
      audit: Audit
      /** Those of the permissions that decide which the person holds. */
      held: Outcome<ReadonlySet<string>>
    }

/** Once for a request, however many parts of a page ask. */
export const getRepositoryAccess = cache(
  async (name: RepositoryName): Promise<RepositoryAccess> => {
    const person = await getPerson()
    return person ? repositoryAccessOf(person, name, Date.now()) : { viewer: undefined }
  },
)

/** The same for a person at hand. `now`: milliseconds since 1970. */
export async function repositoryAccessOf(
  person: Person,
  name: RepositoryName,
  now: number,
): Promise<Extract<RepositoryAccess, { audit: Audit }>> {
  const call = callAs(person)
  const ask: Ask = (_priority, one) => call(one)
  const { registry } = googleApis()
  const events: SnapshotEvent[] = [
    { type: 'source', source: { kind: 'repository', repository: resourceName(name) } },
    { type: 'domain', member: `user:${person.email.toLowerCase()}`, domain: person.domain },
  ]
  const emit = (event: SnapshotEvent) => events.push(event)
  const reading = new PolicyReading({ ask, emit, wide: person.isWide })

  const asking = askRepository(person, name)

  const readNamed = async (asked: RepositoryName, found: Outcome<RepositoryDetails>) => {
    if (!found.ok) {
      const { project } = asked
      const { failure } = found
      emit({ type: 'problem', problem: { project, repository: resourceName(asked), failure } })
    }
    const details = found.ok ? found.value : unseen(asked, found.failure)
    if (details) await reading.readRepository(details)
    return details
  }
  /** What is behind a virtual repository: whether it outranks PyPI is seen by what it is. */
  const readWithUpstreams = async () => {
    const details = await readNamed(name, await asking.details)
    const behind = details?.mode.kind === 'virtual' ? details.mode.upstreams : []
    await Promise.all(
      behind.map(async ({ repository }) => {
        if (!repository) return
        const found = await call((token) => registry.getRepository(token, repository))
        await readNamed(repository, pythonOnly(found))
      }),
    )
  }
  const [held] = await Promise.all([
    asking.held,
    readWithUpstreams(),
    readVirtualsOver(name, asking.neighbours, reading, emit),
  ])
  const audit = addSnapshotEvents(emptyAudit(now), [...events, { type: 'end' }])
  return { viewer: viewerOf(person), audit, held }
}

/** Somebody who may not look at a repository may still be one who reads its policy (Security Reviewer). */
function unseen(name: RepositoryName, failure: Failure): RepositoryDetails | undefined {
  if (failure.kind !== 'permission-denied') return undefined
  const mode = { kind: 'unknown', value: '' } as const
  return { name, mode, description: '', sizeBytes: undefined, updated: undefined }
}

/** Who reads a virtual repository reads what is behind it. Those of other projects cannot be found from here. */
async function readVirtualsOver(
  name: RepositoryName,
  neighbours: AskedRepository['neighbours'],
  reading: PolicyReading,
  emit: (event: SnapshotEvent) => void,
): Promise<void> {
  const { listed, found } = await neighbours
  if (!listed.ok) {
    const { project, location } = name
    const { failure } = listed
    emit({ type: 'problem', problem: { project, locations: [location], failure } })
  }
  const virtuals = found.filter(
    ({ mode }) =>
      mode.kind === 'virtual' &&
      mode.upstreams.some(({ resource }) => resource === resourceName(name)),
  )
  await Promise.all(virtuals.map((details) => reading.readRepository(details)))
}
