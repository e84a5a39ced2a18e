import type { Credential } from '../credential'
import {
  activateServiceAccount,
  FROM_GCLOUD_ON_WINDOWS,
  gcloudSignOut,
  noDefaultCredentials,
  noKeyVariable,
  seeActiveAccount,
} from '../steps/gcloud-account'
import { protectKey } from '../steps/key-file'
import { gcloud } from '../steps/prerequisites'
import { haveKeyFile } from '../steps/service-account-key'
import { isWindows } from '../systems'

export const gcloudServiceAccount: Credential = {
  name: 'A service account, in gcloud',
  suits: 'Machines where gcloud is that account',
  when: 'For machines outside Google Cloud on which `gcloud` itself is to be that account. On a Google Cloud machine the account attached to it wins.',
  account: 'service',
  file: 'key',
  signIn: (subject) =>
    isWindows(subject.system)
      ? FROM_GCLOUD_ON_WINDOWS
      : {
          kind: 'sign-in',
          by: 'keyring',
          prerequisites: [gcloud(subject), haveKeyFile(subject)],
          steps: [
            protectKey(subject),
            activateServiceAccount(subject),
            seeActiveAccount(subject, '.gserviceaccount.com'),
            noKeyVariable(subject),
            noDefaultCredentials(subject),
          ],
          undo: [gcloudSignOut(subject)],
        },
}
