import { Effect } from '@/components/access/effect'
import { GrantCommands } from '@/components/access/grant-commands'
import { GroupEffect } from '@/components/access/group-effect'
import { Section } from '@/components/access/section'
import { ThroughGroup } from '@/components/access/through-group'
import { WhoGrants } from '@/components/access/who-grants'
import { ButtonLink } from '@/components/button-link'
import { FailureNotice } from '@/components/failure-notice'
import { signInHref } from '@/components/sign-in-href'
import { ownReasons } from '@/lib/core/policies/own-reasons'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import type { AccessRequest } from '@/lib/core/policies/request/access-request'
import { grantEffect, type Told } from '@/lib/core/policies/request/grant-effect'
import { groupGain } from '@/lib/core/policies/request/group-gain'
import { groupsWithRole } from '@/lib/core/policies/request/groups-with-role'
import { MAY_GRANT_ON_PROJECT, whoMayGrant } from '@/lib/core/policies/request/who-may-grant'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { getRepositoryAccess, type RepositoryAccess } from '@/lib/data/read-access'

/**
 * For whoever decides: what it would change, the commands, who may run them. Not streamed: without JavaScript a streamed
 * part stays away.
 */
export async function Decision({
  name,
  request,
  here,
}: {
  name: RepositoryName
  request: AccessRequest
  here: string
}) {
  const read = await getRepositoryAccess(name)
  const repository = resourceName(name)
  const { role, member, group, until } = request
  const index = read.viewer && indexPolicies(read.audit.snapshot)
  const isKnown = index?.repositories.has(repository) === true
  const grant = { role: role.name, member, until }
  const effect =
    index && isKnown
      ? grantEffect(index, name, grant, { told: toldOf(read, repository, member) })
      : undefined
  const groups = index && isKnown ? groupsWithRole(index, repository, role.name, member) : undefined
  const isGroupNew = group !== undefined && !groups?.some((one) => one.member === group)
  const who =
    until === undefined
      ? whoMayGrant(isKnown ? index : undefined, repository)
      : MAY_GRANT_ON_PROJECT
  const held = read.viewer && read.held.ok ? read.held.value : undefined
  return (
    <>
      <Section id="effect" title="What it would change">
        {!read.viewer && (
          <div className="space-y-2">
            <p>It is computed from the policies that you may read, so sign in to see it.</p>
            <ButtonLink href={signInHref(here)}>Sign in</ButtonLink>
          </div>
        )}
        {read.viewer && !effect && (
          <Unread problems={read.audit.problems} project={name.project} here={here} />
        )}
        {index && effect && <Effect effect={effect} index={index} />}
        {index && isGroupNew && (
          <GroupEffect
            group={group}
            gain={groupGain(index, name, { ...grant, member: group }, member)}
          />
        )}
      </Section>
      <Section
        id="grant"
        title={effect?.standing === 'there' ? 'Granting it again changes nothing' : 'To grant it'}
      >
        <h3 className="font-semibold">Through a group: better</h3>
        <ThroughGroup name={name} request={request} groups={groups} />
        <h3 className="pt-2 font-semibold">To {member.slice(member.indexOf(':') + 1)} alone</h3>
        <GrantCommands name={name} grant={grant} />
      </Section>
      <Section id="who" title="Who may grant it">
        <WhoGrants
          who={who}
          viewer={
            read.viewer &&
            held &&
            until === undefined && { email: read.viewer.email, may: held.has(who.permission) }
          }
        />
      </Section>
    </>
  )
}

/** What Google says of the reader counts for a request of their own: it says nothing of others. */
function toldOf(read: RepositoryAccess, repository: string, member: string): Told | undefined {
  if (!read.viewer || member !== `user:${read.viewer.email.toLowerCase()}`) return undefined
  const { audit, held } = read
  const told = ownReasons({ repository, member, held, audit })
  return {
    install: told.install.is,
    publish: told.publish.is,
    delete: told.delete.is,
    administer: told.administer.is,
  }
}

function Unread({
  problems,
  project,
  here,
}: {
  problems: readonly { failure: Parameters<typeof FailureNotice>[0]['failure'] }[]
  project: string
  here: string
}) {
  const [problem] = problems
  return problem === undefined ? (
    <p>The repository could not be read, so what it would change is not known.</p>
  ) : (
    <FailureNotice failure={problem.failure} project={project} here={here} />
  )
}
