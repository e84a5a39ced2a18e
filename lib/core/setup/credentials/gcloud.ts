import type { Credential } from '../credential'
import {
  FROM_GCLOUD_ON_WINDOWS,
  gcloudSignIn,
  gcloudSignOut,
  noDefaultCredentials,
  noKeyVariable,
  seeActiveAccount,
} from '../steps/gcloud-account'
import { gcloud as gcloudCli } from '../steps/prerequisites'
import { isWindows } from '../systems'

export const gcloud: Credential = {
  name: 'My own account, as gcloud has it',
  suits: 'People whose only sign-in is gcloud’s',
  when: 'For people who are signed in to `gcloud` already and have no Application Default Credentials: those would win.',
  account: 'own',
  signIn: (subject) =>
    isWindows(subject.system)
      ? FROM_GCLOUD_ON_WINDOWS
      : {
          kind: 'sign-in',
          by: 'keyring',
          prerequisites: [gcloudCli(subject)],
          steps: [
            gcloudSignIn(subject),
            seeActiveAccount(subject, '@'),
            noKeyVariable(subject),
            noDefaultCredentials(subject),
          ],
          undo: [gcloudSignOut(subject)],
        },
}
