import type { LevelReading } from '@/lib/core/policies/level'
import { LEVEL_SIGNS } from './audit-names'

/** Whether a reading is less than sure: more under a condition, or more that nobody could see. */
export function doubtIn({
  level,
  atMost,
  abilities,
  through,
}: LevelReading): 'condition' | 'unknown' | undefined {
  if (level === atMost) return undefined
  const certainty = atMost === 'through-virtual' || atMost === 'none' ? through : abilities[atMost]
  return certainty === 'conditional' ? 'condition' : 'unknown'
}

/** A reading in a few words, as `publish, perhaps administer`. */
export function describeReading(reading: LevelReading): string {
  const doubt = doubtIn(reading)
  const sure = LEVEL_SIGNS[reading.level].word
  if (doubt === undefined) return sure
  const more = LEVEL_SIGNS[reading.atMost].word
  const perhaps = doubt === 'condition' ? `under a condition: ${more}` : `perhaps ${more}`
  return reading.level === 'none' ? perhaps : `${sure}, ${perhaps}`
}
