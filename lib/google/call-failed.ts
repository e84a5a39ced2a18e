import { ZodError } from 'zod'
import type { Failure } from '../core/failure'
import { failed, type Outcome, success } from '../core/outcome'

/** Carries a {@link Failure} out of the places that can only throw, such as Google's client library. */
export class CallFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    // Only the kind: a message may end in a log, and Google's words may name people.
    super(failure.kind)
    this.failure = failure
  }
}

/** Runs a call and turns whatever it throws into a {@link Failure}. */
export async function asOutcome<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return success(await call())
  } catch (error) {
    return failed(failureOf(error))
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure
  // google-gax wraps what its transport throws.
  if (error instanceof Error && error.cause instanceof CallFailed) return error.cause.failure
  if (error instanceof ZodError) {
    return { kind: 'unexpected-answer', detail: error.issues[0]?.path.join('.') ?? '' }
  }
  return { kind: 'unexpected-answer', detail: 'the body could not be read' }
}
