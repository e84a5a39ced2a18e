import { shellArgument } from '../quote/shell-argument'
import type { RepositoryName } from '../repository-name'
import type { Credential } from './credential'
import { CREDENTIAL_TABLE } from './credentials'
import type { CommandStep, UndoStep } from './guide'
import { keyFileArgument } from './key-file-argument'
import { serviceAccountFor } from './service-account'
import type { SetupRequest } from './setup-request'
import { SOURCES } from './sources'
import {
  ADMIN_ONLY,
  createAccount,
  deleteAccount,
  grantRepository,
  revokeRepository,
} from './steps/automation-account'
import { AUTOMATION_SOURCES } from './steps/automation-sources'
import { SHELLS } from './systems'
import type { Subject, Tool } from './tool'
import { TOOLS } from './tools'
import { virtualRepositoryOf } from './virtual-repository'

/** What an administrator makes once, before anybody follows a guide; most readers need none of it. */
export type Groundwork = { steps: readonly CommandStep[]; undo: readonly UndoStep[] }

/** The repository, and for a service account the account, its role on the repository and its key. Automation's guides bring their own. */
export function groundworkFor(repository: RepositoryName, request: SetupRequest): Groundwork {
  const { purpose, index, tool } = request
  const subject: Subject = { ...request, repository, index: 'only' }
  const { account, file }: Credential = CREDENTIAL_TABLE[request.credentials]
  const { group }: Tool = TOOLS[tool]
  if (account === 'own' || group === 'automation') {
    return { steps: [createRepository(subject)], undo: [deleteRepository(subject)] }
  }
  const granted =
    index === 'virtual' ? { ...subject, repository: virtualRepositoryOf(repository) } : subject
  return {
    steps: [
      createRepository(subject),
      ...createAccount(subject),
      grantRepository(granted, purpose),
      ...(file === 'key' ? [createKey(subject)] : []),
    ],
    undo: [
      revokeRepository(granted, purpose),
      ...deleteAccount(subject),
      deleteRepository(subject),
    ],
  }
}

function repositories({ repository, system }: Subject, verb: string): string {
  const argument = (value: string) => shellArgument(SHELLS[system], value)
  return `gcloud artifacts repositories ${verb} ${argument(repository.repository)} --project=${argument(repository.project)} --location=${argument(repository.location)}`
}

/** Facts: `gcloud artifacts repositories create --help`, gcloud 528. */
function createRepository(subject: Subject): CommandStep {
  return {
    id: 'create-repository',
    kind: 'command',
    title: 'Create the repository',
    why: 'Only if there is none of this name.',
    source: SOURCES.createRepository,
    badges: ADMIN_ONLY,
    shell: SHELLS[subject.system],
    content: `${repositories(subject, 'create')} --repository-format=python`,
  }
}

function deleteRepository(subject: Subject): UndoStep {
  return {
    id: 'delete-repository',
    kind: 'undo',
    title: 'Delete the repository',
    why: '',
    source: SOURCES.createRepository,
    badges: ADMIN_ONLY,
    danger: 'Deletes every package in it, for everybody.',
    shell: SHELLS[subject.system],
    content: repositories(subject, 'delete'),
  }
}

/** Facts: `gcloud iam service-accounts keys create --help`, gcloud 528. */
function createKey(subject: Subject): CommandStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'create-key',
    kind: 'command',
    title: 'Make a key for the account',
    why: 'Also in the console, on the page Service accounts. It works until it is deleted: make one for each place, and delete the old when you make a new one.',
    source: AUTOMATION_SOURCES.createAccount,
    badges: ADMIN_ONLY,
    shell,
    content: `gcloud iam service-accounts keys create ${keyFileArgument(subject)} --iam-account=${shellArgument(shell, serviceAccountFor(subject))}`,
  }
}
