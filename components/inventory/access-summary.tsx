import { ABILITIES, type Access, type AccessByAbility } from '@/lib/core/access'
import { Icon } from '../icon'
import { Prose } from '../prose'
import { ABILITY_NAMES } from './names'

const SIGNS = {
  granted: { icon: 'check', word: 'yes', style: 'bg-good-soft text-good' },
  denied: { icon: 'cross', word: 'no', style: 'text-quiet' },
  unknown: { icon: 'question', word: 'not known', style: 'bg-unsure-soft text-unsure' },
} as const satisfies Record<Access['is'], unknown>

/** What the person may do, at a glance; folded out, why. */
export function AccessSummary({
  access,
  repository,
}: {
  access: AccessByAbility | undefined
  repository: string
}) {
  if (!access) return <p className="text-quiet">asking…</p>
  return (
    <details>
      <summary className="inline-flex cursor-pointer flex-wrap items-center gap-1">
        {ABILITIES.map((ability) => {
          const { icon, word, style } = SIGNS[access[ability].is]
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
      <dl className="mt-2 max-w-80 space-y-1 text-sm">
        {ABILITIES.map((ability) => (
          <div key={ability}>
            <dt className="inline font-medium">
              {ABILITY_NAMES[ability]}: {SIGNS[access[ability].is].word}.
            </dt>{' '}
            <dd className="inline text-quiet">
              <Prose text={access[ability].because} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
