import type { Credential } from '../credential'
import { gcloudSignIn, gcloudSignOut } from '../steps/gcloud-account'
import { gcloud } from '../steps/prerequisites'

/** What Google calls the user whose password is an access token. */
export const TOKEN_USER = 'oauth2accesstoken'

const PRINT_TOKEN = 'gcloud auth print-access-token'

export const accessToken: Credential = {
  name: 'An access token',
  suits: 'One short job: 60 minutes',
  when: 'For one short job where keyring cannot be installed: a password that is over after 60 minutes.',
  account: 'own',
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'password',
    user: TOKEN_USER,
    // A token is made of letters, digits and `-._~`, so it is the same in a URL.
    password: { command: PRINT_TOKEN, urlCommand: PRINT_TOKEN, isKey: false },
    prerequisites: [gcloud(subject)],
    steps: [gcloudSignIn(subject)],
    undo: [gcloudSignOut(subject)],
  }),
}
