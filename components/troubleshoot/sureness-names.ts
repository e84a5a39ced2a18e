import type { Sureness } from '@/lib/core/troubleshoot/signature'

/** How sure a diagnosis is, as it is said. */
export const SURENESS_NAMES = {
  certain: 'Certain',
  likely: 'Most likely',
  possible: 'Possible',
} as const satisfies Record<Sureness, string>
