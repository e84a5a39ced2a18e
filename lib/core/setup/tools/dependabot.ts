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
  cleanDependabot,
  DEPENDABOT_FILE,
  forgetSecret,
  giveKey,
  seeUpdate,
  tellDependabot,
  writeDependabot,
} from '../steps/dependabot-config'
import { GITHUB, gitHubRepository, pushFile } from '../steps/github-repository'
import { gcloud } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

const INSTEAD = 'Choose Workload Identity Federation, which needs no key.'
const NO_FILES = `Dependabot reads no file of yours. ${INSTEAD}`

const REFUSED = {
  ...withoutPerson('Dependabot', INSTEAD),
  'key-file': NO_FILES,
  'gcloud-service-account': NO_FILES,
}

export const dependabot: Tool = {
  name: 'Dependabot',
  group: 'automation',
  documentation: 'https://docs.github.com/en/code-security/dependabot',
  defaultScope: 'project',
  // Since May 2026; before, Dependabot took nothing but a user name and a password (dependabot/dependabot-core#9421).
  defaultCredentials: 'workload-identity',
  credentialNotes: {
    'workload-identity':
      'Google believes GitHub which repository Dependabot works on: no key and no file. The steps below make the pool and the account.',
    'key-password':
      'Last of all, where you may not make a pool: the key does not expire, and a copy of it is with GitHub. Take an account made for this one purpose, grant it the least role on this one repository, and replace the key from time to time.',
  },
  install: (subject) => inProject(subject, 'Dependabot', REFUSED, () => guide(subject)),
  publish: impossible('Dependabot proposes updates and publishes nothing. Choose GitHub Actions.'),
}

const PUSH = 'On the default branch: Dependabot reads it there, and begins at once.'

function guide(subject: Subject): Guide | Impossible {
  const account = [...createAccount(subject), grantRepository(subject, 'install')]
  const undoAccount = [revokeRepository(subject, 'install'), ...deleteAccount(subject)]
  const prerequisites = [gcloud(subject), gitHubRepository(subject)]
  const push = pushFile(subject, DEPENDABOT_FILE, PUSH)
  const clean = cleanDependabot(subject)
  if (subject.credentials === 'workload-identity') {
    return {
      kind: 'guide',
      prerequisites,
      steps: [
        ...account,
        ...federate(subject, GITHUB),
        tellDependabot(subject),
        writeDependabot(subject),
        push,
      ],
      checks: [seeUpdate(subject, false)],
      undo: [clean, forgetSecret(subject, false), ...unfederate(subject, GITHUB), ...undoAccount],
    }
  }
  return withSignIn(subject, {
    keyring: () => impossible(NO_FILES),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [gitHubRepository(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, giveKey(subject, signIn), writeDependabot(subject, signIn), push],
      checks: [seeUpdate(subject, true)],
      undo: [clean, forgetSecret(subject, true), ...signIn.undo],
    }),
  })
}
