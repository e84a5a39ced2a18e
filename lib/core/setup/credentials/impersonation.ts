import type { Credential } from '../credential'
import { signOut } from '../steps/adc-sign-in'
import { impersonate, mayImpersonate, seeImpersonated } from '../steps/impersonation'
import { gcloud } from '../steps/prerequisites'

export const impersonation: Credential = {
  name: 'A service account, through my own',
  when: 'For trying what automation may do, without a key: you sign in as yourself and act as the account.',
  account: 'service',
  needsServiceAccount: true,
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'keyring',
    prerequisites: [gcloud(subject)],
    steps: [mayImpersonate(subject), impersonate(subject), seeImpersonated(subject)],
    undo: [signOut(subject)],
  }),
}
