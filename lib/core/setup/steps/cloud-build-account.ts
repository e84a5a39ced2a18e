import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CommandStep, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { ADMIN_ONLY, projectFlag } from './automation-account'
import { AUTOMATION_SOURCES } from './automation-sources'

/** A bucket for what is sent to the build: the usual one would let the account read other builds’ sources. */
export function sourceBucket({ repository }: Subject): string {
  return `gs://${repository.project.replace(/[:.]/g, '-')}-python-builds`
}

// Artifact Registry’s `europe` is called `eu` by Cloud Storage; all other names are the same.
const bucketLocation = ({ repository: { location } }: Subject) =>
  location === 'europe' ? 'eu' : location

function logBinding(subject: Subject, verb: 'add' | 'remove'): string {
  const shell = SHELLS[subject.system]
  const { project } = subject.repository
  return `gcloud projects ${verb}-iam-policy-binding ${shellArgument(shell, project)} --member=${shellArgument(shell, `serviceAccount:${serviceAccountFor(subject)}`)} --role=roles/logging.logWriter --condition=None`
}

/**
 * What a build’s own account needs beside the repository. All of it was parsed by gcloud 528.
 * Facts: https://docs.cloud.google.com/build/docs/securing-builds/configure-user-specified-service-accounts
 */
export function prepareAccount(subject: Subject): readonly CommandStep[] {
  const shell = SHELLS[subject.system]
  const bucket = sourceBucket(subject)
  const member = shellArgument(shell, `serviceAccount:${serviceAccountFor(subject)}`)
  const base = { kind: 'command', badges: ADMIN_ONLY, shell } as const
  return [
    {
      ...base,
      id: 'enable-apis',
      title: 'Turn on Cloud Build',
      why: 'Changes nothing where it is on.',
      source: AUTOMATION_SOURCES.cloudBuildAccount,
      content: `gcloud services enable cloudbuild.googleapis.com artifactregistry.googleapis.com ${projectFlag(subject)}`,
    },
    {
      ...base,
      id: 'grant-logs',
      title: 'Let the account write its log',
      why: 'A build with an account of its own writes it itself.',
      source: AUTOMATION_SOURCES.cloudBuildAccount,
      content: logBinding(subject, 'add'),
    },
    {
      ...base,
      id: 'create-bucket',
      title: 'Create a bucket for the sources, and let the account read it',
      why: 'gcloud sends your directory there. A build that a trigger starts needs no bucket.',
      source: AUTOMATION_SOURCES.cloudBuildSubmit,
      content: [
        `gcloud storage buckets create ${bucket} ${projectFlag(subject)} --location=${bucketLocation(subject)}`,
        `gcloud storage buckets add-iam-policy-binding ${bucket} --member=${member} --role=roles/storage.objectViewer`,
      ].join('\n'),
    },
  ]
}

/** Takes {@link prepareAccount} back. */
export function undoAccount(subject: Subject): readonly UndoStep[] {
  const base = { kind: 'undo', badges: ADMIN_ONLY, shell: SHELLS[subject.system] } as const
  return [
    {
      ...base,
      id: 'delete-bucket',
      title: 'Delete the bucket and the sources in it',
      why: 'Only if the guide made it, and nothing else is in it: `gcloud storage ls` shows what is.',
      source: AUTOMATION_SOURCES.cloudBuildSubmit,
      content: `gcloud storage rm --recursive ${sourceBucket(subject)}`,
    },
    {
      ...base,
      id: 'revoke-logs',
      title: 'Let the account no longer write logs',
      why: 'Unless it could before.',
      source: AUTOMATION_SOURCES.cloudBuildAccount,
      content: logBinding(subject, 'remove'),
    },
  ]
}
