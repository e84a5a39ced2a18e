import type { CheckStep, CommandStep, FileStep } from '@/lib/core/setup/guide'

/** What a script can do, and can take back. */
export type ScriptAction =
  /** Programs to install that are not there yet. */
  | { do: 'install'; step: CommandStep; programs: readonly Program[] }
  /** A file to have, or to add to. */
  | { do: 'merge'; step: FileStep | CommandStep; file: FileStep }
  /** A sign-in, which a person has to agree to. */
  | { do: 'sign-in'; step: CommandStep; signIn: SignIn }
  /** A key's file that nobody else is to read. */
  | { do: 'protect'; step: CommandStep }
  /** What only the reader's own terminal can do: its variables. */
  | { do: 'tell'; step: CommandStep }

/** One line of a guide that installs something. */
export type Program =
  | { by: 'pipx'; app: string; with?: string }
  | { by: 'uv'; app: string; with: string }
  | { by: 'pip'; packages: readonly string[] }

/** How to see that somebody is signed in already, without a word from Google. */
export type SignIn =
  | { as: 'application-default' }
  | { as: 'application-default'; impersonated: string }
  | { as: 'gcloud' }
  | { as: 'gcloud-service-account' }

export type ScriptPlan = {
  kind: 'plan'
  prerequisites: readonly CheckStep[]
  actions: readonly ScriptAction[]
  /** Whether all went well: what publishes something is not among them. */
  checks: readonly CheckStep[]
  /** What the reader tries with something of their own. */
  trials: readonly CheckStep[]
}
