import { ABILITIES, type Ability } from '@/lib/core/access'
import type { AbilityReason } from '@/lib/core/policies/why-access'
import { ABILITY_NAMES } from '../names'
import { Prose } from '../prose'

/** The permission behind each answer, each grant that gives it, and what would help where it is missing. */
export function AccessDetails({ reasons }: { reasons: Readonly<Record<Ability, AbilityReason>> }) {
  return (
    <dl className="space-y-3 text-sm [overflow-wrap:anywhere]">
      {ABILITIES.map((ability) => {
        const { permission, grants, ask } = reasons[ability]
        return (
          <div key={ability}>
            <dt className="font-semibold">{ABILITY_NAMES[ability]}</dt>
            <dd>
              Google was asked for <Prose text={`\`${permission}\`.`} />
            </dd>
            {grants.map((grant) => (
              <dd key={grant}>
                <Prose text={grant} />
              </dd>
            ))}
            {ask && (
              <dd>
                Missing. <Prose text={`\`${ask.name}\``} /> ({ask.title}) has it; the smallest place
                to grant it is this repository.
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
