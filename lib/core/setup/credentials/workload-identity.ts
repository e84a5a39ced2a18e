import type { Credential } from '../credential'
import { dropKeyFile, seeConfiguration, useKeyFile } from '../steps/key-file'

export const workloadIdentity: Credential = {
  name: 'Workload Identity Federation',
  suits: 'Automation with an identity elsewhere; no key',
  when: 'For programs outside Google Cloud that have an identity there already (AWS, Azure, GitHub, GitLab, any OpenID Connect): no key. Whoever runs the pool gives you a credential configuration file.',
  account: 'service',
  file: 'configuration',
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'keyring',
    prerequisites: [],
    steps: [useKeyFile(subject), seeConfiguration(subject)],
    undo: [dropKeyFile(subject)],
  }),
}
