import type { RepositoryName } from '../repository-name'
import type { Credentials, Guide, Impossible, Index, Scope, System } from './guide'

/** Everything a guide depends on. All of it comes from the URL (and `system`, failing that, from the User-Agent). */
export type Subject = {
  repository: RepositoryName
  system: System
  scope: Scope
  credentials: Credentials
  /** A virtual repository is a repository like any other by the time that a tool hears of it. */
  index: Exclude<Index, 'virtual'>
  /** Where the key of a service account, or a credential configuration, lies, as its owner would type it; without it a usual place is taken. */
  keyFile?: string
  /** The e-mail address of the service account to act as; without it a usual one of the project. */
  serviceAccount?: string
  /** A distribution known to be in the repository, for the check; without it the check needs none. */
  distribution?: string
}

export type GuideMaker = (subject: Subject) => Guide | Impossible

export const TOOL_GROUPS = {
  packages: 'Packages',
  projects: 'Projects',
  environments: 'Programs and environments',
  publishing: 'Publishing',
  automation: 'Automation',
} as const
export type ToolGroup = keyof typeof TOOL_GROUPS

/** One packaging tool: one file, and one line in `tools.ts`. What it cannot do is an answer of its functions. */
export type Tool = {
  /** As people write it: `pip`, `Poetry`. */
  name: string
  group: ToolGroup
  /** The tool's own documentation. */
  documentation: string
  /** Where its configuration goes when the address does not say. */
  defaultScope: Scope
  /** Which credentials when the address does not say; without it the reader's own account. */
  defaultCredentials?: Credentials
  /** When to take which credentials, where the general sentence is not true of this tool. May mark code with `backticks`. */
  credentialNotes?: Readonly<Partial<Record<Credentials, string>>>
  install: GuideMaker | Impossible
  publish: GuideMaker | Impossible
}
