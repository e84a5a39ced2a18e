import { ABILITIES, type AccessByAbility } from '@/lib/core/access'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { accessRequestHref } from '@/lib/core/policies/request/access-request'
import { requestedRoleFor } from '@/lib/core/policies/request/requested-role'
import { whyBefore } from '@/lib/core/policies/why-before'
import { ABILITY_NAMES, ACCESS_SIGNS } from '../names'
import { Prose } from '../prose'
import { AccessReason } from '../setup/access-reason'
import { useReasons } from './use-reasons'

/**
 * Why, for one repository, as its setup page says it. Only where asked for: the policies of thousands could not be read.
 * What Google said, and the way to ask for what is missing, is there at once.
 */
export function AccessReasons({
  access,
  details: { name, mode },
}: {
  access: AccessByAbility
  details: RepositoryDetails
}) {
  const told = useReasons(name)
  return (
    <div className="mt-2 max-w-80 space-y-1 text-sm [overflow-wrap:anywhere]">
      <dl className="space-y-1">
        {ABILITIES.map((ability) => {
          const before = whyBefore(access[ability], ability, mode)
          const why = told.is === 'read' ? told.reasons[ability] : undefined
          const { is } = why ?? access[ability]
          const role = requestedRoleFor(ability)
          const ask = why === undefined ? before.ask : why.isAskable ? role : undefined
          return (
            <div key={ability} data-why={ability}>
              <dt className="inline font-medium">
                {ABILITY_NAMES[ability]}: {ACCESS_SIGNS[is].word}.
              </dt>{' '}
              <dd className="inline text-quiet">
                <AccessReason
                  reason={{ because: why?.because ?? before.because, ...(ask && { ask }) }}
                  askHref={accessRequestHref(name, { role })}
                />
              </dd>
              {why?.grants.map((grant) => (
                <dd key={grant} className="pl-3 text-quiet">
                  <Prose text={grant} />
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
      <p role="status" className="text-quiet">
        {told.is === 'reading' && 'Reading the policies.'}
        {told.is === 'failed' && `The policies could not be read for you. ${told.because}`}
      </p>
    </div>
  )
}
