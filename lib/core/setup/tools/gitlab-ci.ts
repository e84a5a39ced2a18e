import type { Guide, Impossible, Purpose } from '../guide'
import {
  createAccount,
  deleteAccount,
  grantRepository,
  revokeRepository,
} from '../steps/automation-account'
import { federate, unfederate } from '../steps/automation-federation'
import { inProject, withoutKey, withoutPerson } from '../steps/automation-refusals'
import {
  pushPipeline,
  removePipeline,
  runPipeline,
  seePipeline,
  writePipeline,
} from '../steps/gitlab-pipeline'
import { gitLab, gitLabProject, writeConfiguration } from '../steps/gitlab-project'
import { gcloud } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'

const INSTEAD = 'Choose Workload Identity Federation, which needs no key.'

const REFUSED = {
  ...withoutPerson('A job', INSTEAD),
  ...withoutKey('GitLab can say who it is without one', INSTEAD),
}

export const gitlabCi: Tool = {
  name: 'GitLab CI/CD',
  group: 'automation',
  documentation: 'https://docs.gitlab.com/ci/',
  defaultScope: 'project',
  defaultCredentials: 'workload-identity',
  credentialNotes: {
    'workload-identity':
      'Google believes GitLab which project a job is of: no key and no file. The steps below make the pool and the account.',
  },
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  return inProject(subject, 'GitLab CI/CD', REFUSED, () => ({
    kind: 'guide',
    prerequisites: [gcloud(subject), gitLabProject(subject)],
    steps: [
      ...createAccount(subject),
      grantRepository(subject, purpose),
      ...federate(subject, gitLab(subject)),
      writeConfiguration(subject),
      writePipeline(subject, purpose),
      pushPipeline(subject, purpose),
      ...(purpose === 'publish' ? [runPipeline(subject)] : []),
    ],
    checks: [seePipeline(subject, purpose)],
    undo: [
      ...removePipeline(subject, purpose),
      ...unfederate(subject, gitLab(subject)),
      revokeRepository(subject, purpose),
      ...deleteAccount(subject),
    ],
  }))
}
