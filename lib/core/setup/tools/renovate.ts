import type { PasswordSignIn } from '../credential'
import type { Guide, Impossible } from '../guide'
import { impossible } from '../impossible'
import {
  createAccount,
  deleteAccount,
  grantRepository,
  revokeRepository,
} from '../steps/automation-account'
import { federate, unfederate } from '../steps/automation-federation'
import { inProject, withoutPerson } from '../steps/automation-refusals'
import {
  deleteGitHubVariable,
  FAILED_RUN,
  GITHUB,
  gitHubRepository,
  pushFile,
  seeRun,
  setGitHubVariable,
} from '../steps/github-repository'
import { runWorkflow } from '../steps/github-run'
import { workflowPath } from '../steps/github-workflow'
import { gcloud } from '../steps/prerequisites'
import {
  cleanRenovate,
  MEND_SECRET,
  node,
  RENOVATE_FILE,
  trackRenovate,
  tryRenovate,
  writeRenovate,
} from '../steps/renovate-config'
import { giveKeyToMend, seePushed } from '../steps/renovate-hosted'
import {
  cleanRenovateWorkflow,
  deleteRenovateToken,
  RENOVATE_WORKFLOW,
  setRenovateToken,
  writeRenovateWorkflow,
} from '../steps/renovate-workflow'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

const REFUSED = {
  ...withoutPerson(
    'Renovate runs by itself, so it',
    'Choose Workload Identity Federation, which needs no key.',
  ),
  'gcloud-service-account':
    'Renovate reads Application Default Credentials and never asks gcloud. Choose the key file, or Workload Identity Federation, which needs no key.',
}

export const renovate: Tool = {
  name: 'Renovate',
  group: 'automation',
  documentation: 'https://docs.renovatebot.com/',
  defaultScope: 'project',
  defaultCredentials: 'workload-identity',
  credentialNotes: {
    'workload-identity':
      'For Renovate in a workflow on GitHub: Google believes GitHub which repository that is of. No key and no file. The steps below make the pool and the account.',
    'key-file':
      'For Renovate on a machine of yours, which finds the key by itself. It is a password that does not expire.',
    'key-password':
      'Last of all, for the app that Mend runs, which takes nothing but a user name and a password: the key does not expire, and a copy of it is with Mend. Take an account made for this one purpose, grant it the least role on this one repository, and replace the key from time to time.',
  },
  install: (subject) =>
    inProject(subject, 'Renovate', REFUSED, () =>
      subject.credentials === 'workload-identity'
        ? onGitHub(subject)
        : withSignIn(subject, {
            keyring: () => onServer(subject),
            password: (signIn) => onMend(subject, signIn),
          }),
    ),
  publish: impossible('Renovate proposes updates and publishes nothing. Choose GitHub Actions.'),
}

/** Renovate in a workflow of the repository's own. */
function onGitHub(subject: Subject): Guide {
  const path = workflowPath(RENOVATE_WORKFLOW)
  const files = `${RENOVATE_FILE} ${path}`
  return {
    kind: 'guide',
    prerequisites: [gcloud(subject), gitHubRepository(subject)],
    steps: [
      ...createAccount(subject),
      grantRepository(subject, 'install'),
      ...federate(subject, GITHUB),
      setGitHubVariable(subject),
      setRenovateToken(subject),
      writeRenovate(subject),
      writeRenovateWorkflow(subject),
      pushFile(
        subject,
        files,
        'On the default branch: GitHub starts by hand only what it finds there.',
      ),
      { ...runWorkflow(subject, RENOVATE_WORKFLOW), why: '', badges: [] },
    ],
    checks: [
      seeRun(subject, RENOVATE_WORKFLOW, {
        why: 'Success alone does not say that packages were found: in the log of the run stands no `Failed to look up pypi package`.',
        otherwise: [FAILED_RUN],
      }),
    ],
    undo: [
      cleanRenovate(subject, false),
      cleanRenovateWorkflow(subject),
      deleteRenovateToken(subject),
      deleteGitHubVariable(subject),
      ...unfederate(subject, GITHUB),
      revokeRepository(subject, 'install'),
      ...deleteAccount(subject),
    ],
  }
}

/** Renovate on a machine of the team's, with a key. */
function onServer(subject: Subject): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [node(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, writeRenovate(subject), trackRenovate(subject)],
      checks: [tryRenovate(subject)],
      undo: [cleanRenovate(subject, false), ...signIn.undo],
    }),
    password: () =>
      impossible('Choose the key file: Renovate finds it by itself on a machine of yours.'),
  })
}

/** The app that Mend runs, which takes nothing but a user name and a password. */
function onMend(subject: Subject, signIn: PasswordSignIn): Guide {
  const rule = { username: signIn.user, password: `{{ secrets.${MEND_SECRET} }}` }
  return {
    kind: 'guide',
    prerequisites: signIn.prerequisites,
    steps: [
      ...signIn.steps,
      giveKeyToMend(subject, signIn),
      writeRenovate(subject, rule),
      pushFile(subject, RENOVATE_FILE, 'On the default branch: Mend’s app reads it there.'),
    ],
    checks: [seePushed(subject)],
    undo: [cleanRenovate(subject, true), ...signIn.undo],
  }
}
