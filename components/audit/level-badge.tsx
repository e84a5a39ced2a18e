import type { LevelReading } from '@/lib/core/policies/level'
import { LEVEL_SIGNS } from './audit-names'
import { describeReading, doubtIn } from './describe-reading'

/** What somebody may do at most, in words. */
export function LevelBadge({ reading }: { reading: LevelReading }) {
  const doubt = doubtIn(reading)
  const style =
    doubt === undefined ? LEVEL_SIGNS[reading.level].style : 'bg-unsure-soft text-unsure'
  return (
    <span className={`inline-block rounded-full px-2 text-sm first-letter:uppercase ${style}`}>
      {describeReading(reading)}
    </span>
  )
}
