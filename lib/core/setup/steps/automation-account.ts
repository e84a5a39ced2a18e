import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CommandStep, Purpose, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'

/** Who can run such a step. */
export const ADMIN_ONLY = ['ADMIN ONLY']

/** The least role that will do. Facts: https://docs.cloud.google.com/artifact-registry/docs/access-control#roles */
export const ROLES = {
  install: 'roles/artifactregistry.reader',
  publish: 'roles/artifactregistry.writer',
} as const satisfies Record<Purpose, string>

/** `--project=…`, spelt for the subject's shell. */
export function projectFlag({ repository, system }: Subject): string {
  return `--project=${shellArgument(SHELLS[system], repository.project)}`
}

/** The ID and the project of an account that can be created; Google's own default accounts cannot. */
export function accountParts(email: string): { id: string; project: string } | undefined {
  const [, id, host] = /^([^@]+)@([^@]+)\.iam\.gserviceaccount\.com$/.exec(email) ?? []
  if (id === undefined || host === undefined) return undefined
  // A domain-scoped project's domain stands behind its name here: `name.example.com`.
  const [name = host, ...domain] = host.split('.')
  return { id, project: domain.length === 0 ? host : `${domain.join('.')}:${name}` }
}

/** The account as Cloud Build names it: `projects/…/serviceAccounts/…`. */
export function accountResource(subject: Subject): string {
  const email = serviceAccountFor(subject)
  const project = accountParts(email)?.project ?? subject.repository.project
  return `projects/${project}/serviceAccounts/${email}`
}

/** The account that the automation is to be, if it can be created; gcloud 528 says so where it is there already. */
export function createAccount(subject: Subject): readonly CommandStep[] {
  const shell = SHELLS[subject.system]
  const account = accountParts(serviceAccountFor(subject))
  if (account === undefined) return []
  return [
    {
      id: 'create-account',
      kind: 'command',
      title: 'Create a service account for this one purpose',
      why: 'It has no key, and may do nothing yet. Skip this if the account is there already.',
      source: AUTOMATION_SOURCES.createAccount,
      badges: ADMIN_ONLY,
      shell,
      content: `gcloud iam service-accounts create ${shellArgument(shell, account.id)} --project=${shellArgument(shell, account.project)}`,
    },
  ]
}

/** Takes {@link createAccount} back. */
export function deleteAccount(subject: Subject): readonly UndoStep[] {
  const shell = SHELLS[subject.system]
  const email = serviceAccountFor(subject)
  const account = accountParts(email)
  if (account === undefined) return []
  return [
    {
      id: 'delete-account',
      kind: 'undo',
      title: 'Delete the service account',
      why: 'Only if nothing else uses it.',
      source: AUTOMATION_SOURCES.createAccount,
      badges: ADMIN_ONLY,
      shell,
      content: `gcloud iam service-accounts delete ${shellArgument(shell, email)} --project=${shellArgument(shell, account.project)} --quiet`,
    },
  ]
}

/** `--condition=None`: without it gcloud asks, where the policy holds conditions already (gcloud 528). */
function binding(subject: Subject, purpose: Purpose, verb: 'add' | 'remove'): string {
  const { repository, system } = subject
  const argument = (value: string) => shellArgument(SHELLS[system], value)
  return [
    `gcloud artifacts repositories ${verb}-iam-policy-binding ${argument(repository.repository)}`,
    projectFlag(subject),
    `--location=${argument(repository.location)}`,
    `--member=${argument(`serviceAccount:${serviceAccountFor(subject)}`)}`,
    `--role=${ROLES[purpose]}`,
    '--condition=None',
  ].join(' ')
}

/** The least role, on this repository alone. */
export function grantRepository(subject: Subject, purpose: Purpose): CommandStep {
  return {
    id: 'grant-repository',
    kind: 'command',
    title:
      purpose === 'install'
        ? 'Let the account read this repository'
        : 'Let the account publish to this repository',
    why: 'On this one repository, not on the project. It may take some minutes until it holds.',
    source: SOURCES.accessControl,
    badges: ADMIN_ONLY,
    shell: SHELLS[subject.system],
    content: binding(subject, purpose, 'add'),
  }
}

/** Takes {@link grantRepository} back. */
export function revokeRepository(subject: Subject, purpose: Purpose): UndoStep {
  return {
    id: 'revoke-repository',
    kind: 'undo',
    title: 'Take the account’s access away',
    why: 'Unless the account had it before.',
    source: SOURCES.accessControl,
    badges: ADMIN_ONLY,
    shell: SHELLS[subject.system],
    content: binding(subject, purpose, 'remove'),
  }
}
