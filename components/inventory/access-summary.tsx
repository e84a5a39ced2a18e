import { useState } from 'react'
import { ABILITIES, type AccessByAbility } from '@/lib/core/access'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { Icon } from '../icon'
import { ABILITY_NAMES, ACCESS_SIGNS } from '../names'
import { AccessReasons } from './access-reasons'

/** What the person may do, at a glance; folded out, why. */
export function AccessSummary({
  access,
  details,
}: {
  access: AccessByAbility | undefined
  details: RepositoryDetails
}) {
  const [open, setOpen] = useState(false)
  if (!access) return <p className="text-quiet">asking…</p>
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex cursor-pointer flex-wrap items-center gap-1">
        {ABILITIES.map((ability) => {
          const { icon, word, style } = ACCESS_SIGNS[access[ability].is]
          return (
            <span
              key={ability}
              data-ability={ability}
              data-access={access[ability].is}
              className={`inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 text-sm ${style}`}
            >
              <Icon name={icon} />
              {ABILITY_NAMES[ability]}
              <span className="sr-only">: {word}.</span>
            </span>
          )
        })}
        <span className="text-accent text-sm underline">
          why<span className="sr-only"> for {details.name.repository}</span>
        </span>
      </summary>
      {open && <AccessReasons access={access} details={details} />}
    </details>
  )
}
