import { useState } from 'react'
import { ABILITIES, type AccessByAbility } from '@/lib/core/access'
import { Icon } from '../icon'
import { ABILITY_NAMES, ACCESS_SIGNS } from '../names'
import { Prose } from '../prose'

/** What the person may do, at a glance; folded out, why. */
export function AccessSummary({
  access,
  repository,
}: {
  access: AccessByAbility | undefined
  repository: string
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
          why<span className="sr-only"> for {repository}</span>
        </span>
      </summary>
      {open && <Reasons access={access} />}
    </details>
  )
}

/** Only where asked for: thousands of rows would triple with it. */
function Reasons({ access }: { access: AccessByAbility }) {
  return (
    <dl className="mt-2 max-w-80 space-y-1 text-sm">
      {ABILITIES.map((ability) => (
        <div key={ability}>
          <dt className="inline font-medium">
            {ABILITY_NAMES[ability]}: {ACCESS_SIGNS[access[ability].is].word}.
          </dt>{' '}
          <dd className="inline text-quiet">
            <Prose text={access[ability].because} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
