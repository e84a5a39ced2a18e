import { FailureNotice } from '@/components/failure-notice'
import { Notice } from '@/components/notice'
import { Prose } from '@/components/prose'
import { AccessLines } from '@/components/setup/access-lines'
import { AccessReason } from '@/components/setup/access-reason'
import { everydayRoles } from '@/lib/core/policies/everyday-roles'
import { ownReasons } from '@/lib/core/policies/own-reasons'
import { accessRequestHref } from '@/lib/core/policies/request/access-request'
import { requestedRoleFor } from '@/lib/core/policies/request/requested-role'
import { rolesHolding } from '@/lib/core/policies/role-table'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { RepositoryAccess } from '@/lib/data/read-access'

const SEE = 'artifactregistry.repositories.getIamPolicy'

type Read = Extract<RepositoryAccess, { audit: unknown }>

/** To those who may not see who has access: that, who may, and what they may do themselves. */
export function YourAccess({
  name,
  read,
  here,
}: {
  name: RepositoryName
  read: Read
  here: string
}) {
  const { audit, viewer, held } = read
  const repository = resourceName(name)
  const found = audit.snapshot.repositories.find((one) => resourceName(one.name) === repository)
  if (found?.policy.ok) return null
  const [problem] = audit.problems.filter((one) => one.repository === repository)
  const member = `user:${viewer.email}`
  const reasons = ownReasons({ repository, member, held, audit })
  const roles = everydayRoles(rolesHolding('repositories.getIamPolicy'))
  return (
    <>
      {problem && problem.failure.kind !== 'permission-denied' ? (
        <FailureNotice failure={problem.failure} project={name.project} here={here} />
      ) : (
        <Notice kind="warning" title="You may not see who has access to this repository">
          <p>
            It takes <Prose text={`\`${SEE}\``} />, which these roles hold:{' '}
            <Prose text={`${roles.map((role) => `\`${role}\``).join(', ')}.`} /> Reading and
            publishing packages does not include it.
          </p>
        </Notice>
      )}
      <h2 className="font-semibold text-lg">What you may do yourself</h2>
      <AccessLines
        access={reasons}
        reason={(ability) => (
          <AccessReason
            reason={reasons[ability]}
            askHref={accessRequestHref(name, { role: requestedRoleFor(ability), member })}
          />
        )}
      />
    </>
  )
}
