import type { AuditedPrincipal } from '@/lib/core/policies/audited-principals'
import { KIND_NAMES } from './audit-names'

/** Whom a binding names, what kind that is, and whether it hides an unknown number. */
export function PrincipalName({ member, principal, standsFor }: AuditedPrincipal) {
  const { kind } = principal
  const isEveryone = kind === 'all-users' || kind === 'all-authenticated-users'
  const name =
    kind === 'deleted' || kind === 'unknown' ? member : member.slice(member.indexOf(':') + 1)
  return (
    <span className="[overflow-wrap:anywhere]">
      <span className="font-medium">{isEveryone ? KIND_NAMES[kind] : name}</span>{' '}
      <span className="text-quiet text-sm">
        {isEveryone ? member : KIND_NAMES[kind]}
        {standsFor === 'an unknown number' && !isEveryone && ', of unknown size'}
      </span>
    </span>
  )
}
