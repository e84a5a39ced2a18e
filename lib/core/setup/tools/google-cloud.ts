import type { CheckStep, Guide, Impossible, Purpose, Step, UndoStep } from '../guide'
import { impossible } from '../impossible'
import {
  createAccount,
  deleteAccount,
  grantRepository,
  revokeRepository,
} from '../steps/automation-account'
import { withoutKey, withoutPerson } from '../steps/automation-refusals'
import { attachAccount, detachAccount } from '../steps/google-cloud-attach'
import { dropEnvironment, seeAttachedAccount, seeScopes } from '../steps/google-cloud-machine'
import { installTwine, seeTwinesBackend } from '../steps/install-twine'
import { installKeyring, listBackends } from '../steps/keyring-backend'
import { tryPip } from '../steps/pip-checks'
import { setIndex } from '../steps/pip-index'
import { activeEnvironment, gcloud, pythonWithPip } from '../steps/prerequisites'
import { tryTwine } from '../steps/twine-checks'
import { cleanPypirc, writePypirc } from '../steps/write-pypirc'
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
  credentialNotes: {
    'workload-identity':
      'On Google Cloud that is the service account attached to what runs: no key, no pool of yours and no file. The steps below make the account.',
  },
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
  const machine = onMachine(subject, purpose)
  return {
    kind: 'guide',
    prerequisites: [gcloud(subject)],
    steps: [
      ...createAccount(subject),
      grantRepository(subject, purpose),
      ...attachAccount(subject, purpose),
      ...machine.steps.map(there),
    ],
    checks: machine.checks.map(there),
    undo: [
      ...machine.undo.map(there),
      ...detachAccount(subject, purpose),
      revokeRepository(subject, purpose),
      ...deleteAccount(subject),
    ],
  }
}

const there = <T extends Step>(step: T): T => ({ ...step, on: 'Google Cloud' })

/** What is typed on the machine, which is a Linux one whatever the reader has: what everybody does, but for the sign-in. */
function onMachine(subject: Subject, purpose: Purpose): OnMachine {
  const machine = { ...subject, system: 'linux', scope: 'venv' } as const
  const account = [
    seeAttachedAccount(machine),
    seeScopes(machine, purpose),
    activeEnvironment(machine),
    pythonWithPip(machine),
  ]
  return purpose === 'install'
    ? {
        steps: [...account, installKeyring(machine), listBackends(machine), setIndex(machine)],
        checks: [tryPip(machine)],
        undo: [dropEnvironment(machine)],
      }
    : {
        steps: [
          ...account,
          installTwine(machine, { backend: true }),
          seeTwinesBackend(machine),
          writePypirc(machine, { backend: true }),
        ],
        checks: tryTwine(machine, { backend: true }),
        undo: [cleanPypirc(machine), dropEnvironment(machine)],
      }
}

type OnMachine = { steps: Guide['steps']; checks: readonly CheckStep[]; undo: readonly UndoStep[] }
