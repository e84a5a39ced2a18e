import type { CheckStep, CommandStep, Impossible, UndoStep } from './guide'
import type { Subject } from './tool'

type SignInBase = {
  kind: 'sign-in'
  prerequisites: readonly CheckStep[]
  steps: readonly (CommandStep | CheckStep)[]
  undo: readonly UndoStep[]
}

/** What a guide needs so that the keyring backend finds these credentials. */
export type KeyringSignIn = SignInBase & { by: 'keyring' }

/** What a guide needs to hand the tool a user name and a password itself. */
export type PasswordSignIn = SignInBase & { by: 'password'; user: string; password: Secret }

/** A value that no page and no file of ours holds: commands of the subject's shell print it. */
export type Secret = {
  command: string
  /** Prints it percent-encoded, for the user info of a URL. */
  urlCommand: string
  /** True for a key that the reader may give to the page instead. */
  isKey: boolean
}

/** One kind of credentials: one file, and one line in `credentials.ts`. */
export type Credential = {
  /** As the picker calls it. */
  name: string
  /** Whom or what it suits, in a few words: beside its name where one chooses. */
  suits: string
  /** When to take it, in a sentence or two. May mark code with `backticks`. */
  when: string
  /** Whose access counts: the reader's own, or that of an account for programs. */
  account: 'own' | 'service'
  /** The file whose place matters, so that the page asks for it. */
  file?: 'key' | 'configuration'
  /** True when the page asks which service account. */
  needsServiceAccount?: true
  signIn(subject: Subject): KeyringSignIn | PasswordSignIn | Impossible
}
