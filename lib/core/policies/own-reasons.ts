import type { Ability } from '../access'
import { accessFromPermissions } from '../access-from-permissions'
import type { Outcome } from '../outcome'
import { indexPolicies } from './policy-index'
import type { Audit } from './snapshot-event'
import { type AbilityReason, whyAccess } from './why-access'

/**
 * Why somebody may or may not, for each ability: what Google said of them, and what the policies say of that.
 * `repository`: the resource name; one that is not in the snapshot was not readable. `member`: `user:…`.
 */
export function ownReasons(options: {
  repository: string
  member: string
  held: Outcome<ReadonlySet<string>>
  audit: Pick<Audit, 'snapshot'>
}): Readonly<Record<Ability, AbilityReason>> {
  const { repository, member, held, audit } = options
  const index = indexPolicies(audit.snapshot)
  const found = index.repositories.get(repository)?.mode
  const mode = found?.kind === 'unknown' ? undefined : found
  const access = accessFromPermissions(held, mode)
  const why = (ability: Ability) =>
    whyAccess({ access: access[ability], ability, mode, index, member, repository })
  return {
    install: why('install'),
    publish: why('publish'),
    delete: why('delete'),
    administer: why('administer'),
  }
}
