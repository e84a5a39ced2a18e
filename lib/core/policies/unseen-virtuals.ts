import { explainFailure } from '../explain-failure'
import type { Failure } from '../failure'
import type { Problem } from '../inventory/inventory-event'
import type { BlindSpot } from './blind-spots'
import { READ_AS_AGENT } from './deciding-permissions'
import type { PolicyHolder, PolicyIndex } from './policy-index'
import type { Coverage } from './snapshot-event'

/**
 * Where virtual repositories were not looked for that may have one of these as a source: their readers read it. In the same
 * project they need nothing for it, so that it has to have been listed; those of another one read it as that project's
 * service agent, so that where every policy was read, and allows no agent to of a project that was not looked through,
 * there are none. Each place is named once, however many repositories it bears on.
 * https://docs.cloud.google.com/artifact-registry/docs/ar-service-account
 */
export function unseenVirtuals(
  index: PolicyIndex,
  repositories: Iterable<string>,
  coverage: Coverage,
): BlindSpot[] {
  // What is still being looked for is not unseen yet.
  if (coverage.state === 'reading') return []
  const near = new Map<string, BlindSpot>()
  const elsewhere = new Map<string, { agents: Set<string>; because: string | undefined }>()
  const unseen = unseenAgents(index, coverage)
  const readers = new Map<string, Readers>()
  for (const repository of repositories) {
    const details = index.repositories.get(repository)
    // Sources are never virtual themselves.
    if (details === undefined || details.mode.kind === 'virtual') continue
    const { project, location } = details.name
    const place = `projects/${project}/locations/${location}`
    const unlisted = unlistedNear(repository, coverage)
    if (unlisted !== undefined) near.set(place, nearSpot(place, unlisted))

    const { holders, endsUnknownAt } = index.lineageOf(repository)
    const own = index.holderOf(`projects/${project}`)?.container?.projectNumber
    const add = (at: string, agents: readonly UnseenAgent[]) => {
      const found = elsewhere.get(at) ?? { agents: new Set(), because: unseen.because }
      for (const { member, because } of agents) {
        found.agents.add(member)
        found.because ??= because
      }
      elsewhere.set(at, found)
    }
    for (const holder of holders) {
      const { agents, isOpen } = readers.get(holder.name) ?? readersNamedOn(index, holder)
      readers.set(holder.name, { agents, isOpen })
      const others = agents
        .filter((member) => numberOf(member) !== own)
        .flatMap((member) => unseen.of(member) ?? [])
      if (isOpen || others.length > 0) add(holder.name, others)
    }
    if (endsUnknownAt !== undefined) add(endsUnknownAt, [])
  }
  const far = [...elsewhere].map(([at, { agents, because }]) =>
    elsewhereSpot(at, [...agents].sort(), because),
  )
  return [...near.values(), ...far]
}

/** Why the list of a repository's own place is not whole, where it is not: nobody may have asked for it. */
type Unlisted = { failure: Failure | undefined }

function unlistedNear(
  repository: string,
  { source, searched, problems }: Coverage,
): Unlisted | undefined {
  const [, project = '', , location = ''] = repository.split('/')
  const hides = ({ project: of, repository: one, locations }: Problem) =>
    of === project &&
    (one === undefined
      ? (locations?.includes(location) ?? true)
      : one !== repository && one.startsWith(`projects/${project}/locations/${location}/`))
  const problem = problems.find(hides)
  if (problem !== undefined) return problem
  const isListed = source.kind === 'repository' || searched.has(project)
  return isListed ? undefined : { failure: undefined }
}

function nearSpot(place: string, { failure }: Unlisted): BlindSpot {
  return spot({
    subject: place,
    hides:
      'Virtual repositories of the same project and location may have what is here as a source: whoever installs from one of them reads it.',
    because: failure && explainFailure(failure).title,
  })
}

function elsewhereSpot(
  subject: string,
  agents: readonly string[],
  because: string | undefined,
): BlindSpot {
  const known =
    agents.length === 0
      ? ''
      : ` ${agents.map((agent) => `\`${agent}\``).join(', ')} may read it for virtual repositories of ${agents.length === 1 ? 'its project' : 'their projects'}.`
  return spot({
    subject,
    hides: `Virtual repositories of projects that were not looked through may have what is here as a source: whoever installs from one of them reads it.${known}`,
    because,
  })
}

function spot(about: Pick<BlindSpot, 'subject' | 'hides' | 'because'>): BlindSpot {
  return {
    kind: 'virtuals',
    ...about,
    needs: {
      permission: 'artifactregistry.repositories.list',
      roles: ['roles/artifactregistry.reader', 'roles/cloudasset.viewer'],
    },
  }
}

const AGENT = /^serviceAccount:service-(\d+)@gcp-sa-artifactregistry\.iam\.gserviceaccount\.com$/

function numberOf(member: string): string | undefined {
  return AGENT.exec(member)?.[1]
}

/** The agents that a policy lets read; `isOpen` where there may be more, unseen. */
type Readers = { agents: readonly string[]; isOpen: boolean }

function readersNamedOn(index: PolicyIndex, { policy, grants }: PolicyHolder): Readers {
  const members = new Set(
    grants
      .filter(({ role }) => ((role.permissions | role.perhaps) & READ_AS_AGENT) !== 0)
      .flatMap((grant) => grant.members),
  )
  // A Set visits what is added to it while it is walked.
  for (const member of members) {
    for (const inside of index.membership.membersOf(member) ?? []) members.add(inside)
  }
  return {
    agents: [...members].filter((member) => AGENT.test(member)),
    isOpen:
      !policy.ok ||
      [...members].some((member) => EVERYBODY.has(member) || index.membership.hidden.has(member)),
  }
}

const EVERYBODY = new Set(['allUsers', 'allAuthenticatedUsers'])

type UnseenAgent = { member: string; because: string | undefined }

/** Tells agents of projects that were not looked through, or not wholly. `because`: why not every project was found. */
function unseenAgents(index: PolicyIndex, { searched, problems }: Coverage) {
  const titleOf = (problem: Problem | undefined) => problem && explainFailure(problem.failure).title
  const because = titleOf(problems.find(({ project }) => project === undefined))
  const projects = new Map<string | undefined, string>()
  for (const [project, number] of searched) {
    const known = number ?? index.holderOf(`projects/${project}`)?.container?.projectNumber
    projects.set(known, project)
  }
  return {
    because,
    of(member: string): UnseenAgent | undefined {
      const project = projects.get(numberOf(member))
      if (project === undefined) return { member, because }
      const problem = problems.find((one) => one.project === project)
      return problem && { member, because: titleOf(problem) }
    },
  }
}
