import { explainFailure } from '../explain-failure'
import type { Problem } from '../inventory/inventory-event'
import type { BlindSpot } from './blind-spots'
import { READ_AS_AGENT } from './deciding-permissions'
import type { PolicyIndex } from './policy-index'

/**
 * What a page about one repository does not look for: virtual repositories that may have it as a source, whose readers read it.
 * In the same project they need nothing for it; those of another one read it as that project's service agent, so that
 * where every policy was read, and allows no such agent to, there are none. `problems`: what could not be listed.
 * https://docs.cloud.google.com/artifact-registry/docs/ar-service-account
 */
export function unseenVirtuals(
  index: PolicyIndex,
  repository: string,
  problems: readonly Problem[],
): BlindSpot[] {
  const details = index.repositories.get(repository)
  // Sources are never virtual themselves.
  if (details === undefined || details.mode.kind === 'virtual') return []
  const { project, location } = details.name
  const unlisted = problems.find(
    (problem) => problem.project === project && problem.locations?.includes(location),
  )
  const near: BlindSpot[] =
    unlisted === undefined
      ? []
      : [
          spot({
            subject: `projects/${project}/locations/${location}`,
            hides:
              'Virtual repositories of the same project and location may have this one as a source: whoever installs from one of them reads this one.',
            because: explainFailure(unlisted.failure).title,
          }),
        ]
  const { agents, isOpen } = agentsReading(index, repository)
  if (agents.length === 0 && !isOpen) return near
  const known =
    agents.length === 0
      ? ''
      : ` ${agents.map((agent) => `\`${agent}\``).join(', ')} may read this one for virtual repositories of ${agents.length === 1 ? 'its project' : 'their projects'}.`
  return [
    ...near,
    spot({
      subject: repository,
      hides: `Virtual repositories elsewhere that may have this one as a source were not looked for: whoever installs from one of them reads this one.${known}`,
      because: undefined,
    }),
  ]
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

/** The agents of other projects that may read a repository; `isOpen` where there may be more, unseen. */
function agentsReading(
  index: PolicyIndex,
  repository: string,
): { agents: readonly string[]; isOpen: boolean } {
  const { holders, endsUnknownAt } = index.lineageOf(repository)
  const members = new Set(
    holders
      .flatMap(({ grants }) => grants)
      .filter(({ role }) => ((role.permissions | role.perhaps) & READ_AS_AGENT) !== 0)
      .flatMap((grant) => grant.members),
  )
  // A Set visits what is added to it while it is walked.
  for (const member of members) {
    for (const inside of index.membership.membersOf(member) ?? []) members.add(inside)
  }
  const own = holders.find(({ kind }) => kind === 'project')?.container?.projectNumber
  const numberOf = (member: string) => AGENT.exec(member)?.[1]
  const agents = [...members].filter((member) => (numberOf(member) ?? own) !== own).sort()
  const isOpen =
    endsUnknownAt !== undefined ||
    holders.some(({ policy }) => !policy.ok) ||
    [...members].some((member) => EVERYBODY.has(member) || index.membership.hidden.has(member))
  return { agents, isOpen }
}

const EVERYBODY = new Set(['allUsers', 'allAuthenticatedUsers'])
