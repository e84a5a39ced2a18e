import type { Credential } from '../credential'
import { signIn, signOut } from '../steps/adc-sign-in'
import { gcloud } from '../steps/prerequisites'

export const adc: Credential = {
  name: 'My own account',
  suits: 'People, at their own computer',
  when: 'For people at their own computer: a sign-in that all programs of yours can use.',
  account: 'own',
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'keyring',
    prerequisites: [gcloud(subject)],
    steps: [signIn(subject)],
    undo: [signOut(subject)],
  }),
}
