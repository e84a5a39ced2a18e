import type { Certainty } from '@/lib/core/policies/certainty'
import { AUDITED_ABILITIES } from '@/lib/core/policies/deciding-permissions'
import type { LevelReading } from '@/lib/core/policies/level'
import { LEVEL_NAMES } from '../audit/audit-names'

const MARKS: Record<Exclude<Certainty, 'denied'>, { style: string; word: string }> = {
  granted: { style: 'bg-accent-soft text-accent font-semibold', word: '' },
  conditional: { style: 'bg-unsure-soft text-unsure', word: ', under a condition' },
  unknown: { style: 'bg-unsure-soft text-unsure', word: ', perhaps' },
}

/** Each thing that somebody may do, or may perhaps; the strongest comes last. */
export function AbilityChips({ reading: { abilities, through } }: { reading: LevelReading }) {
  const all = [
    ...AUDITED_ABILITIES.map((ability) => ({ ability, certainty: abilities[ability] })),
    ...(abilities.install === 'granted'
      ? []
      : [{ ability: 'through' as const, certainty: through }]),
  ]
  const shown = all.flatMap(({ ability, certainty }) =>
    certainty === 'denied' ? [] : [{ ability, ...MARKS[certainty] }],
  )
  if (shown.length === 0) return <span className="text-quiet text-sm">Nothing now</span>
  return (
    <ul className="flex flex-wrap gap-1">
      {shown.map(({ ability, style, word }) => (
        <li key={ability} className={`rounded-full px-2 text-sm ${style}`}>
          {LEVEL_NAMES[ability]}
          {word}
        </li>
      ))}
    </ul>
  )
}
