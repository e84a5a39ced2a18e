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
  deleteGitHubVariable,
  FAILED_RUN,
  GITHUB,
  gitHubRepository,
  pushFile,
  removeFile,
  seeRun,
  setGitHubVariable,
} from '../steps/github-repository'
import { runWorkflow } from '../steps/github-run'
import { WORKFLOW_NAMES, workflowPath, writeWorkflow } from '../steps/github-workflow'
import { gcloud } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'

const INSTEAD = 'Choose Workload Identity Federation, which needs no key.'

const REFUSED = {
  ...withoutPerson('A workflow', INSTEAD),
  ...withoutKey('GitHub can say who it is without one', INSTEAD),
}

export const githubActions: Tool = {
  name: 'GitHub Actions',
  group: 'automation',
  documentation: 'https://docs.github.com/en/actions',
  defaultScope: 'project',
  defaultCredentials: 'workload-identity',
  credentialNotes: {
    'workload-identity':
      'Google believes GitHub which repository a run is of: no key and no file. The steps below make the pool and the account.',
  },
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  const name = WORKFLOW_NAMES[purpose]
  return inProject(subject, 'GitHub Actions', REFUSED, () => ({
    kind: 'guide',
    prerequisites: [gcloud(subject), gitHubRepository(subject)],
    steps: [
      ...createAccount(subject),
      grantRepository(subject, purpose),
      ...federate(subject, GITHUB),
      setGitHubVariable(subject),
      writeWorkflow(subject, purpose),
      pushFile(
        subject,
        workflowPath(name),
        purpose === 'install'
          ? 'The push starts the first run.'
          : 'On the default branch: GitHub starts by hand only what it finds there.',
      ),
      ...(purpose === 'publish' ? [runWorkflow(subject, name)] : []),
    ],
    checks: [seeRun(subject, name, { why: WHY_RUN[purpose], otherwise: [FAILED_RUN] })],
    undo: [
      removeFile(subject, workflowPath(name)),
      deleteGitHubVariable(subject),
      ...unfederate(subject, GITHUB),
      revokeRepository(subject, purpose),
      ...deleteAccount(subject),
    ],
  }))
}

const WHY_RUN = {
  install:
    'In its log, “Ask the repository” prints `404 Client Error`: that is the good answer, for only who may read the repository gets it.',
  publish: 'In its log, twine prints `200 OK`.',
} as const satisfies Record<Purpose, string>
