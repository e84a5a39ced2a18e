import type { Credential } from '../credential'
import { dropKeyFile, protectKey, seeKeyFile, useKeyFile } from '../steps/key-file'
import { haveKeyFile } from '../steps/service-account-key'

export const keyFile: Credential = {
  name: 'A service account, by its key file',
  suits: 'Automation with a key file, if it must be',
  when: 'For automation where nothing better is to be had: the key in the file is a password that does not expire.',
  account: 'service',
  file: 'key',
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'keyring',
    prerequisites: [haveKeyFile(subject)],
    steps: [protectKey(subject), useKeyFile(subject), seeKeyFile(subject)],
    undo: [dropKeyFile(subject)],
  }),
}
