import type { Ability } from '@/lib/core/access'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import { type AbilityReason, whyAccess } from '@/lib/core/policies/why-access'
import { whyBefore } from '@/lib/core/policies/why-before'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { RepositoryView } from '@/lib/data/get-repository-view'
import type { RepositoryAccess } from '@/lib/data/read-access'

export type Reasons = Readonly<Record<Ability, AbilityReason>>

type Seen = Extract<RepositoryView, { access: unknown }>

/** What can be said before the policies are there. */
export function soFar(
  { access, details }: Seen,
  ability: Ability,
): Pick<AbilityReason, 'because' | 'ask'> {
  return whyBefore(access[ability], ability, details.ok ? details.value.mode : undefined)
}

/** Google's answers with what the policies say of them, once these are there. */
export async function reasonsFor({
  name,
  seen,
  policies,
}: {
  name: RepositoryName
  seen: Seen
  policies: Promise<RepositoryAccess>
}): Promise<Reasons> {
  const read = await policies
  const index = read.viewer && indexPolicies(read.audit.snapshot)
  const why = (ability: Ability) =>
    whyAccess({
      access: seen.access[ability],
      ability,
      mode: seen.details.ok ? seen.details.value.mode : undefined,
      index,
      member: `user:${seen.viewer.email}`,
      repository: resourceName(name),
    })
  return {
    install: why('install'),
    publish: why('publish'),
    delete: why('delete'),
    administer: why('administer'),
  }
}
