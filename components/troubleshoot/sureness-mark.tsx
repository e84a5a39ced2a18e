import type { Sureness } from '@/lib/core/troubleshoot/signature'
import { Icon } from '../icon'
import { SURENESS_NAMES } from './sureness-names'

const MARKS = {
  certain: { icon: 'check', style: 'bg-accent-soft text-accent' },
  likely: { icon: 'arrow', style: 'bg-accent-soft text-accent' },
  possible: { icon: 'question', style: 'bg-unsure-soft text-unsure' },
} as const satisfies Record<Sureness, { icon: string; style: string }>

/** How sure, by sign and word. */
export function SurenessMark({ sure }: { sure: Sureness }) {
  const { icon, style } = MARKS[sure]
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-sm ${style}`}
    >
      <Icon name={icon} />
      {SURENESS_NAMES[sure]}
    </span>
  )
}
