import type { Fielded } from './request-fields'

const DAY = 24 * 60 * 60 * 1000

/**
 * Reads the last day of a grant, as `2027-01-31`: a day that exists and is not over. `now`: milliseconds since 1970. Days
 * are those of UTC, as IAM's conditions judge them.
 */
export function parseRequestDate(text: string, now: number): Fielded<string> {
  const end = endOf(text)
  if (end === undefined) {
    return { ok: false, fault: 'This is no date. Write it as `2027-01-31`.' }
  }
  if (end <= now) return { ok: false, fault: 'This day is over. Choose a later one.' }
  return { ok: true, value: text }
}

/** When a grant that holds through this day ends: RFC 3339, the midnight after it. */
export function expiryOf(until: string): string {
  const end = endOf(until)
  if (end === undefined) throw new RangeError('No date.')
  return `${new Date(end).toISOString().slice(0, 19)}Z`
}

/** The day's last moment, which is the next one's first. */
function endOf(text: string): number | undefined {
  if (!/^2\d{3}-\d\d-\d\d$/.test(text)) return undefined
  const start = Date.parse(`${text}T00:00:00Z`)
  // A day that does not exist (the 30th of February) is taken by some engines for a later one.
  const exists = !Number.isNaN(start) && new Date(start).toISOString().startsWith(text)
  return exists ? start + DAY : undefined
}
