import type { Certainty } from '../certainty'

export const FINDING_KINDS = [
  'public',
  'every-google-account',
  'dependency-confusion',
  'outside-domains',
  'default-service-account',
  'basic-role',
  'wide-administration',
  'person',
  'deleted-principal',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** `high`: somebody who should not can take or replace packages today. `medium`: one mistake away. `low`: untidy. */
export type Severity = 'high' | 'medium' | 'low'

/** Something risky, with its reason and what mends it. */
export type Finding = {
  kind: FindingKind
  severity: Severity
  /** Why it is of this severity, as a sentence. */
  weight: string
  /** What was found, as a sentence. */
  reason: string
  /** `unknown` where a role or a repository could not be read, `conditional` under a condition that is not judged. */
  certainty: Exclude<Certainty, 'denied'>
  /** The grant; missing where it is not about one. */
  grant?: { resource: string; role: string; member: string; chain: readonly string[] }
  /** The repositories that it bears on. */
  repositories: readonly string[]
  /**
   * `commands` are for bash and zsh, to be run in their order by somebody who may, each only if the one before succeeded: see
   * `mendScript`. Complete, but for who has to be chosen first: a variable that stops them while it is not set.
   */
  mend: { text: string; commands: readonly string[] }
}
