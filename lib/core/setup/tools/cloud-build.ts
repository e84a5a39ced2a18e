import type { Guide, Impossible, Purpose } from '../guide'
import {
  createAccount,
  deleteAccount,
  grantRepository,
  revokeRepository,
} from '../steps/automation-account'
import { inProject, withoutKey, withoutPerson } from '../steps/automation-refusals'
import { prepareAccount, undoAccount } from '../steps/cloud-build-account'
import { removeBuild, seeBuild, submitBuild, writeBuild } from '../steps/cloud-build-config'
import { gcloud } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'

const INSTEAD = 'Choose Workload Identity Federation: on Google Cloud that is the build’s account.'

const REFUSED = {
  ...withoutPerson('A build', INSTEAD),
  ...withoutKey('a build has an account already', INSTEAD),
}

export const cloudBuild: Tool = {
  name: 'Cloud Build',
  group: 'automation',
  documentation: 'https://docs.cloud.google.com/build/docs',
  defaultScope: 'project',
  defaultCredentials: 'workload-identity',
  credentialNotes: {
    'workload-identity':
      'The build runs as a service account: no key, no pool and no file. The steps below make the account.',
  },
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  return inProject(subject, 'Cloud Build', REFUSED, () => ({
    kind: 'guide',
    prerequisites: [gcloud(subject)],
    steps: [
      ...createAccount(subject),
      grantRepository(subject, purpose),
      ...prepareAccount(subject),
      writeBuild(subject, purpose),
      submitBuild(subject, purpose),
    ],
    checks: [seeBuild(subject)],
    undo: [
      removeBuild(subject, purpose),
      ...undoAccount(subject),
      revokeRepository(subject, purpose),
      ...deleteAccount(subject),
    ],
  }))
}
