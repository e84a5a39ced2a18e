import type { SignIn } from './credential'
import { CREDENTIAL_TABLE } from './credentials'
import type { Guide, Impossible } from './guide'
import type { Subject } from './tool'

/** A guide around the sign-in that the subject's credentials take, or why these do not work there. */
export function withSignIn(subject: Subject, guide: (signIn: SignIn) => Guide): Guide | Impossible {
  const signIn = CREDENTIAL_TABLE[subject.credentials].signIn(subject)
  return signIn.kind === 'impossible' ? signIn : guide(signIn)
}
