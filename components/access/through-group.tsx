import type { AccessRequest } from '@/lib/core/policies/request/access-request'
import { joinGroupCommand } from '@/lib/core/policies/request/grant-command'
import type { GroupWithRole } from '@/lib/core/policies/request/groups-with-role'
import type { RepositoryName } from '@/lib/core/repository-name'
import { Prose } from '../prose'
import { Fold } from '../setup/fold'
import { Command, GrantCommands } from './grant-commands'

/** More groups than these are folded away. */
const SHOWN = 3

/** The better way: a group keeps working when people come and go. */
export function ThroughGroup({
  name,
  request,
  groups,
}: {
  name: RepositoryName
  request: AccessRequest
  /** Those that hold the role here; `undefined` where the policies were not read. */
  groups: readonly GroupWithRole[] | undefined
}) {
  const { group, member, role, until } = request
  const others = (groups ?? []).filter((one) => one.member !== group)
  const known = groups?.find((one) => one.member === group)
  return (
    <div className="space-y-4">
      {group !== undefined && (
        <div className="space-y-3">
          <p>
            The request names <Prose text={`\`${group}\``} />.{' '}
            {known === undefined
              ? 'Give the role to everybody in it:'
              : `It has the role already, on ${known.place}.`}
          </p>
          {known === undefined && (
            <GrantCommands name={name} grant={{ role: role.name, member: group, until }} />
          )}
          <Join group={group} member={member} isInside={known?.isInside} />
        </div>
      )}
      {others.slice(0, SHOWN).map((one) => (
        <Holder key={one.member} group={one} member={member} />
      ))}
      {others.length > SHOWN && (
        <Fold summary={`${others.length - SHOWN} more groups with this role`}>
          {others.slice(SHOWN).map((one) => (
            <Holder key={one.member} group={one} member={member} />
          ))}
        </Fold>
      )}
      {group === undefined && others.length === 0 && (
        <p>
          {groups === undefined
            ? 'Which groups have this role here could not be seen. Where there is one, put the person into it.'
            : 'No group that could be seen has this role here. Where several people need it, make one, and change the request below to name it.'}
        </p>
      )}
      {until !== undefined && (group !== undefined || others.length > 0) && (
        <p className="text-quiet">
          Being in a group does not end on {until} by itself: take the person out then, or add{' '}
          <Prose text="`--expiration`" /> to the command.
        </p>
      )}
    </div>
  )
}

function Holder({ group, member }: { group: GroupWithRole; member: string }) {
  return (
    <div className="space-y-2" data-group={group.member}>
      <p>
        <Prose text={`\`${group.member}\``} /> has this role on {group.place}
        {group.isInherited && ': being in it gives the same on everything below'}.
      </p>
      <Join group={group.member} member={member} isInside={group.isInside} />
    </div>
  )
}

function Join({
  group,
  member,
  isInside,
}: {
  group: string
  member: string
  isInside: boolean | undefined
}) {
  if (isInside === true) return <p className="text-quiet">They are in it already.</p>
  return (
    <Command
      label="Terminal: put them into the group"
      language="bash"
      text={joinGroupCommand(group, member, 'bash')}
    />
  )
}
