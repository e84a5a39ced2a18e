import type { Credential } from '../credential'
import { signOut } from '../steps/adc-sign-in'
import { gcloudSignIn, gcloudSignOut } from '../steps/gcloud-account'
import { impersonate, mayImpersonate, seeImpersonated } from '../steps/impersonation'
import { gcloud } from '../steps/prerequisites'

export const impersonation: Credential = {
  name: 'A service account, through my own',
  suits: 'Trying what automation may do; no key',
  when: 'For trying what automation may do, without a key: you sign in as yourself and act as the account.',
  account: 'service',
  needsServiceAccount: true,
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'keyring',
    prerequisites: [gcloud(subject)],
    steps: [
      { ...gcloudSignIn(subject), id: 'sign-in-to-gcloud' },
      mayImpersonate(subject),
      impersonate(subject),
      seeImpersonated(subject),
    ],
    undo: [signOut(subject), { ...gcloudSignOut(subject), id: 'sign-out-of-gcloud' }],
  }),
}
