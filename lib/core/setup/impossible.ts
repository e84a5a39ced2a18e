import type { Impossible } from './guide'

/** What a combination cannot do; `reason` says why, and what to choose instead. May mark code with `backticks`. */
export function impossible(reason: string): Impossible {
  return { kind: 'impossible', reason }
}
