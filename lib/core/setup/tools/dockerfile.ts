import type { KeyringSignIn, PasswordSignIn } from '../credential'
import { CREDENTIAL_TABLE } from '../credentials'
import type { Credentials, Guide, Impossible } from '../guide'
import { impossible } from '../impossible'
import { inProject } from '../steps/automation-refusals'
import {
  build,
  docker,
  forgetToken,
  removeImage,
  seeHistory,
  setToken,
} from '../steps/docker-build'
import { cleanDockerfile, writeDockerfile } from '../steps/docker-image'
import { activateServiceAccount, gcloudSignOut } from '../steps/gcloud-account'
import { protectKey } from '../steps/key-file'
import { gcloud } from '../steps/prerequisites'
import { haveKeyFile } from '../steps/service-account-key'
import type { Subject, Tool } from '../tool'

export const dockerfile: Tool = {
  name: 'Dockerfile',
  group: 'automation',
  documentation: 'https://docs.docker.com/build/building/secrets/',
  defaultScope: 'project',
  credentialNotes: {
    gcloud:
      'For people who are signed in to `gcloud` already. Only a token of that account enters the build, for 60 minutes.',
    'gcloud-service-account':
      'For machines on which `gcloud` itself is to be that account. Only a token of it enters the build, for 60 minutes.',
    'access-token':
      'The same as your own account in `gcloud`, said by what enters the build: a token, for 60 minutes.',
  },
  install: (subject) => inProject(subject, 'A Dockerfile', REFUSED, () => guide(subject)),
  publish: impossible(
    'An image is built from packages and publishes none. Choose twine, or the service that builds the package.',
  ),
}

const REFUSED = {
  'key-password':
    'The key itself would be the password in the build. Choose the key file: then only a token of it enters the build, for 60 minutes.',
}

const FROM_DEFAULTS = 'gcloud auth application-default print-access-token'
const FROM_GCLOUD = 'gcloud auth print-access-token'

/** Which of gcloud's tokens is the one of these credentials. Each was had with gcloud 528, the first four of the same command. */
const TOKENS = {
  adc: FROM_DEFAULTS,
  'key-file': FROM_DEFAULTS,
  impersonation: FROM_DEFAULTS,
  'workload-identity': FROM_DEFAULTS,
  gcloud: FROM_GCLOUD,
  'gcloud-service-account': FROM_GCLOUD,
  'access-token': FROM_GCLOUD,
  'key-password': FROM_DEFAULTS,
} as const satisfies Record<Credentials, string>

function guide(subject: Subject): Guide | Impossible {
  const signIn = signInFor(subject)
  if (signIn.kind === 'impossible') return signIn
  const prerequisites = signIn.prerequisites.some(({ id }) => id === 'gcloud')
    ? signIn.prerequisites
    : [gcloud(subject), ...signIn.prerequisites]
  return {
    kind: 'guide',
    prerequisites: [docker(subject), ...prerequisites],
    steps: [
      ...signIn.steps,
      writeDockerfile(subject),
      setToken(subject, TOKENS[subject.credentials]),
    ],
    checks: [build(subject), seeHistory(subject)],
    undo: [removeImage(subject), cleanDockerfile(subject), forgetToken(subject), ...signIn.undo],
  }
}

type SignIn = Pick<KeyringSignIn | PasswordSignIn, 'prerequisites' | 'steps' | 'undo'>

/** Nothing here asks keyring, so what gcloud itself knows is as good on Windows, and no other sign-in wins over it. */
function signInFor(subject: Subject): (SignIn & { kind: 'sign-in' }) | Impossible {
  const { credentials } = subject
  return credentials === 'gcloud-service-account'
    ? {
        kind: 'sign-in',
        prerequisites: [gcloud(subject), haveKeyFile(subject)],
        steps: [protectKey(subject), activateServiceAccount(subject)],
        undo: [gcloudSignOut(subject)],
      }
    : CREDENTIAL_TABLE[credentials === 'gcloud' ? 'access-token' : credentials].signIn(subject)
}
