import type { CheckStep, CommandStep, Impossible, UndoStep } from './guide'
import type { Subject } from './tool'

/** What a guide needs so that the keyring backend finds these credentials. */
export type SignIn = {
  kind: 'sign-in'
  prerequisites: readonly CheckStep[]
  steps: readonly (CommandStep | CheckStep)[]
  undo: readonly UndoStep[]
}

/** One kind of credentials: one file, and one line in `credentials.ts`. */
export type Credential = {
  /** As the picker calls it. */
  name: string
  /** When to take it, in a sentence. May mark code with `backticks`. */
  when: string
  /** Whose access counts: the reader's own, or that of an account for programs. */
  account: 'own' | 'service'
  /** True when the place of a key file matters, so that the page asks for it. */
  needsKeyFile: boolean
  signIn(subject: Subject): SignIn | Impossible
}
