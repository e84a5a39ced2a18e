import type { GroupGain } from '@/lib/core/policies/request/group-gain'
import { Prose } from '../prose'

/** More names than these say no more. */
const SHOWN = 8

/** That a role given to a group reaches others than the one who asks: who, as far as could be seen. */
export function GroupEffect({
  group,
  gain: { others, hiding },
}: {
  group: string
  gain: GroupGain
}) {
  return (
    <div className="space-y-1" data-gain={`${others.length} ${hiding.length}`}>
      <p>
        Given to <Prose text={`\`${group}\``} />, the role reaches everybody who is in that group,
        now and later.{' '}
        {others.length > 0 && (
          <>
            It would give something new to{' '}
            {others.length === 1 ? 'one other' : `${others.length} others`}:{' '}
            <Prose text={named(others.slice(0, SHOWN))} />
            {others.length > SHOWN && ` and ${others.length - SHOWN} more`}.
          </>
        )}
        {others.length === 0 && hiding.length === 0 && 'Nobody else in it gains anything today.'}
      </p>
      {hiding.length > 0 && (
        <p>
          Who is in <Prose text={named(hiding)} /> could not be seen:{' '}
          {hiding.length === 1 ? 'it hides' : 'they hide'} an unknown number of people, who would
          gain the same. Look at the members before you grant it.
        </p>
      )}
    </div>
  )
}

function named(members: readonly string[]): string {
  return members.map((member) => `\`${member}\``).join(', ')
}
