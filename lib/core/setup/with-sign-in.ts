import type { KeyringSignIn, PasswordSignIn } from './credential'
import { CREDENTIAL_TABLE } from './credentials'
import type { Guide, Impossible } from './guide'
import type { Subject } from './tool'

/**
 * A guide around the sign-in that the subject's credentials take, or why these do not work there. Most credentials are found
 * by keyring's backend; the last two are a user name and a password, which each tool takes in a way of its own.
 */
export function withSignIn(
  subject: Subject,
  guide: {
    keyring: (signIn: KeyringSignIn) => Guide | Impossible
    password: (signIn: PasswordSignIn) => Guide | Impossible
  },
): Guide | Impossible {
  const signIn = CREDENTIAL_TABLE[subject.credentials].signIn(subject)
  if (signIn.kind === 'impossible') return signIn
  return signIn.by === 'keyring' ? guide.keyring(signIn) : guide.password(signIn)
}
