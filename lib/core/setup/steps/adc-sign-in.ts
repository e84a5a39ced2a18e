import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/** Application Default Credentials of the person: what the backend looks for first. */
export function signIn({ system }: Subject): CommandStep {
  return {
    id: 'sign-in',
    kind: 'command',
    title: 'Sign in to Google',
    // Backend 1.1.2 falls back to the account of `gcloud auth login`, but starts `gcloud` in a way that Windows'
    // `gcloud.cmd` is not found by, so only this sign-in holds on every system.
    why: 'Opens a browser. This is not `gcloud auth login`: it is the sign-in that programs use. If `GOOGLE_APPLICATION_CREDENTIALS` is set, that wins over it.',
    source: SOURCES.signIn,
    shell: SHELLS[system],
    content: 'gcloud auth application-default login',
  }
}

/** google-auth 2.62 says this of a sign-in that has no project (tried), and it looks like a failure. */
export const NO_PROJECT_WARNING = {
  see: 'No project ID could be determined',
  means: 'Harmless: no project is needed to read or to publish.',
}

/** Takes {@link signIn} back. */
export function signOut({ system }: Subject): UndoStep {
  return {
    id: 'sign-out',
    kind: 'undo',
    title: 'Sign out',
    why: 'Other programs on this computer that use the same sign-in lose it as well.',
    source: SOURCES.signOut,
    shell: SHELLS[system],
    content: 'gcloud auth application-default revoke',
  }
}
