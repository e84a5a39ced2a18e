import type { Failure } from './failure'

/** What asking someone else gave: a value, or a {@link Failure} that says why not. Never an exception. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** Wraps a value that did arrive. */
export function success<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** Wraps the reason why no value arrived. */
export function failed(failure: Failure): Outcome<never> {
  return { ok: false, failure }
}
