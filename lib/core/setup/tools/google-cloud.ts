import type { Guide, Impossible, Purpose } from '../guide'
import { impossible } from '../impossible'
import {
  createAccount,
  deleteAccount,
  grantRepository,
  revokeRepository,
} from '../steps/automation-account'
import { withoutKey, withoutPerson } from '../steps/automation-refusals'
import { attachAccount, detachAccount, seeGrant } from '../steps/google-cloud-attach'
import { dropEnvironment, seeAttachedAccount, seeScopes } from '../steps/google-cloud-machine'
import { installTwine, seeTwinesBackend } from '../steps/install-twine'
import { installKeyring, listBackends } from '../steps/keyring-backend'
import { tryPip } from '../steps/pip-checks'
import { setIndex } from '../steps/pip-index'
import { activeEnvironment, gcloud, pythonWithPip } from '../steps/prerequisites'
import { tryTwine } from '../steps/twine-checks'
import { writePypirc } from '../steps/write-pypirc'
import type { Subject, Tool } from '../tool'

const INSTEAD =
  'Choose Workload Identity Federation: on Google Cloud that is the account attached to the machine.'

const REFUSED: Readonly<Record<string, string>> = {
  ...withoutPerson('A machine on Google Cloud', INSTEAD),
  ...withoutKey('a machine on Google Cloud has an account already', INSTEAD),
}

export const googleCloud: Tool = {
  name: 'Compute Engine, GKE, Cloud Run',
  group: 'automation',
  documentation: 'https://docs.cloud.google.com/artifact-registry/docs/deploy',
  // The page has no place for an image or a machine; the account is set up per project.
  defaultScope: 'project',
  defaultCredentials: 'workload-identity',
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  if (subject.scope !== 'project') {
    return impossible(
      'An account is attached to what runs, for everything in it. Choose the project file.',
    )
  }
  const reason = REFUSED[subject.credentials]
  if (reason !== undefined) return impossible(reason)
  const machine = subject.system === 'linux' ? onMachine(subject, purpose) : undefined
  return {
    kind: 'guide',
    prerequisites: [gcloud(subject)],
    steps: [
      ...createAccount(subject),
      grantRepository(subject, purpose),
      ...attachAccount(subject, purpose),
      ...(machine?.steps ?? []),
    ],
    checks: machine?.checks ?? [seeGrant(subject, purpose)],
    undo: [
      ...(machine ? [dropEnvironment(subject)] : []),
      detachAccount(subject, purpose),
      revokeRepository(subject, purpose),
      ...deleteAccount(subject),
    ],
  }
}

/** What is typed on the machine or stands in the Dockerfile: what everybody does, but for the sign-in. */
function onMachine(
  subject: Subject,
  purpose: Purpose,
): { steps: Guide['steps']; checks: Guide['checks'] } {
  const there = { ...subject, scope: 'venv' } as const
  const account = [
    seeAttachedAccount(there),
    seeScopes(there, purpose),
    activeEnvironment(there),
    pythonWithPip(there),
  ]
  return purpose === 'install'
    ? {
        steps: [...account, installKeyring(there), listBackends(there), setIndex(there)],
        checks: [tryPip(there)],
      }
    : {
        steps: [
          ...account,
          installTwine(there, { backend: true }),
          seeTwinesBackend(there),
          writePypirc(there, { backend: true }),
        ],
        checks: tryTwine(there, { backend: true }),
      }
}
