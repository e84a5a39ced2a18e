import type { AuditTables } from '@/lib/core/policies/audit-tables'
import { everydayRoles, rolesThatHold } from '@/lib/core/policies/everyday-roles'
import { rolesHolding } from '@/lib/core/policies/role-table'
import { Notice } from '../notice'
import { Prose } from '../prose'

/** Whether repositories were found, and Google refused the policy of every one. */
export function isNothingReadable({ repositories }: AuditTables): boolean {
  return (
    repositories.length > 0 &&
    repositories.every(({ policy }) => !policy.ok && policy.failure.kind === 'permission-denied')
  )
}

/** To readers and publishers: that they may not look, and who may. */
export function NothingReadable({ count }: { count: number }) {
  const roles = everydayRoles(rolesHolding('repositories.getIamPolicy'))
  return (
    <Notice kind="warning" title="You may not see who has access">
      <p>
        Google shows you {count === 1 ? 'one repository' : `${count} repositories`}, and the policy
        of none. Reading and publishing packages does not include it.
      </p>
      <p>
        For one repository it takes <Prose text="`artifactregistry.repositories.getIamPolicy`" />,
        which <Prose text={rolesThatHold(roles)} />. For all, and what they inherit, ask for{' '}
        <Prose text="`roles/iam.securityReviewer`" /> on the project, folder or organization: it
        reads policies, and changes nothing.
      </p>
    </Notice>
  )
}
