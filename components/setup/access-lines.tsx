import type { ReactNode } from 'react'
import { ABILITIES, type Ability, type AccessByAbility } from '@/lib/core/access'
import { Icon } from '../icon'
import { ABILITY_NAMES, ACCESS_SIGNS } from '../names'

const LINE =
  'grid grid-cols-[6.5rem_1fr] gap-x-3 gap-y-1 py-2 sm:grid-cols-[6.5rem_7.5rem_1fr] [overflow-wrap:anywhere]'

/** One line for each ability: the sign, the word and the reason, so that colour never stands alone. */
export function AccessLines({
  access,
  reason,
}: {
  access: AccessByAbility
  reason: (ability: Ability) => ReactNode
}) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {ABILITIES.map((ability) => {
        const { icon, word, style } = ACCESS_SIGNS[access[ability].is]
        return (
          <li
            key={ability}
            data-ability={ability}
            data-access={access[ability].is}
            className={`items-start ${LINE}`}
          >
            <span className="font-semibold">{ABILITY_NAMES[ability]}</span>
            <span
              className={`flex items-center gap-1.5 justify-self-start rounded-full px-2.5 text-sm ${style}`}
            >
              <Icon name={icon} />
              {word}
            </span>
            <span className="text-quiet max-sm:col-span-2">{reason(ability)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** As tall as the lines it stands in for. */
export function AccessSkeleton() {
  return (
    <>
      <p className="sr-only">Asking Google what you may do.</p>
      <ul aria-hidden="true" className="divide-y divide-line border-line border-y">
        {ABILITIES.map((ability) => (
          <li key={ability} className={`items-center ${LINE}`}>
            <span className="font-semibold">{ABILITY_NAMES[ability]}</span>
            <span className="skeleton h-6 w-24" />
            <span className="skeleton h-6 w-3/4 max-sm:col-span-2" />
          </li>
        ))}
      </ul>
      <noscript>
        <p className="mt-2 text-quiet">
          This answer arrives after the page and needs JavaScript to be put in its place. Everything
          below works without it.
        </p>
      </noscript>
    </>
  )
}
