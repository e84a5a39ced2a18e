import type { WhoMayGrant } from '@/lib/core/policies/request/who-may-grant'
import { Prose } from '../prose'

/** More names than these do not help to find one. */
const SHOWN = 8

/** Who may give the role: whether that is the reader, and who else. */
export function WhoGrants({
  who: { permission, roles, members, mayBeMore },
  viewer,
}: {
  who: WhoMayGrant
  /** Whether the reader may; missing where nobody is signed in, or Google was not asked or did not say. */
  viewer: { email: string; may: boolean } | false | undefined
}) {
  return (
    <div className="space-y-2 [overflow-wrap:anywhere]">
      {viewer && (
        <p>
          {viewer.may ? (
            <>
              <strong className="font-medium">You may</strong>: {viewer.email} holds{' '}
            </>
          ) : (
            <>
              <strong className="font-medium">You may not</strong>: {viewer.email} lacks{' '}
            </>
          )}
          <Prose text={`\`${permission}\` on this repository.`} />
        </p>
      )}
      <p>
        It takes <Prose text={`\`${permission}\``} />, which these roles hold:{' '}
        <Prose text={`${roles.map((role) => `\`${role}\``).join(', ')}.`} />
      </p>
      {members.length > 0 && (
        <p>
          Among those who may:{' '}
          <Prose
            text={members
              .slice(0, SHOWN)
              .map((member) => `\`${member}\``)
              .join(', ')}
          />
          {members.length > SHOWN && ` and ${members.length - SHOWN} more`}.
          {mayBeMore && ' There may be others: not every policy could be read.'}
        </p>
      )}
    </div>
  )
}
