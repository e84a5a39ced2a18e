/**
 * Everything that is expected to go wrong when Google is asked, as a closed union: a new case does not
 * compile until every place that explains failures knows it. Bugs stay exceptions.
 */
export type Failure =
  /** The session is missing, or Google no longer honours it (revoked, expired, re-authentication demanded). */
  | { kind: 'signed-out' }
  /** The consent given does not cover the scope that the call needs. */
  | { kind: 'scope-missing' }
  /** HTTP 403: the person lacks `permission` on `resource`, or the resource does not exist. */
  | { kind: 'permission-denied'; permission?: string; resource?: string }
  /** Google's own words for "no such project, or none that you may know of". */
  | { kind: 'project-unknown'; project?: string }
  /** `activationUrl` is Google's page that enables the API. `service` as `artifactregistry.googleapis.com`. */
  | { kind: 'api-disabled'; service: string; activationUrl?: string }
  /** A VPC Service Controls perimeter refused the call. `identifier` is what an administrator needs to find it. */
  | { kind: 'perimeter'; identifier?: string }
  | { kind: 'billing-disabled' }
  /** The quota project may not be used by this person. */
  | { kind: 'quota-project-denied' }
  | { kind: 'not-found' }
  /** It exists, but holds another format than Python. */
  | { kind: 'not-python' }
  /** HTTP 429, still after the retries. */
  | { kind: 'quota-exceeded'; retryAfterSeconds?: number }
  /** No answer within `afterSeconds`. */
  | { kind: 'timeout'; afterSeconds: number }
  /** HTTP 5xx, still after the retries. */
  | { kind: 'unavailable'; httpStatus: number }
  /** No connection at all: DNS, TLS, refused, reset. */
  | { kind: 'unreachable' }
  /** An answer that this program does not understand. `detail` names the field, never a value. */
  | { kind: 'unexpected-answer'; detail: string }

export type FailureKind = Failure['kind']
