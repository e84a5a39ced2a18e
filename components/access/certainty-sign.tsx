import type { Certainty } from '@/lib/core/policies/certainty'
import { Icon } from '../icon'
import { ACCESS_SIGNS } from '../names'

const SIGNS = {
  ...ACCESS_SIGNS,
  conditional: { ...ACCESS_SIGNS.unknown, word: 'Under a condition' },
} as const satisfies Record<Certainty, unknown>

/** How sure it is that somebody may do something, as a sign and a word. */
export function CertaintySign({ certainty }: { certainty: Certainty }) {
  const { icon, word, style } = SIGNS[certainty]
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-sm ${style}`}
    >
      <Icon name={icon} />
      {word}
    </span>
  )
}
