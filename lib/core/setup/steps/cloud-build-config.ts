import { shellArgument } from '@/lib/core/quote/shell-argument'
import { type YamlValue, yamlDocument } from '@/lib/core/quote/yaml-document'
import type { CheckStep, CommandStep, FileStep, Purpose, UndoStep } from '../guide'
import { isWindows, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { accountResource, projectFlag } from './automation-account'
import {
  besideDanger,
  buildPackage,
  installPublishers,
  installScript,
  PUBLIC_TOO,
  PYTHON_IMAGE,
  upload,
} from './automation-scripts'
import { AUTOMATION_SOURCES } from './automation-sources'
import { sourceBucket } from './cloud-build-account'

const NAMES = {
  install: 'cloudbuild-install.yaml',
  publish: 'cloudbuild-publish.yaml',
} as const satisfies Record<Purpose, string>

const SCRIPTS = {
  install: installScript,
  publish: (subject: Subject) => [installPublishers, buildPackage, upload(subject)],
} satisfies Record<Purpose, (subject: Subject) => readonly string[]>

/**
 * The build, without gcloud in it: Google’s library gets the account’s tokens from the metadata server. The script was run so in
 * dash, before a metadata server of ours. In `script`, unlike `args`, a `$` stands for itself.
 */
export function writeBuild(subject: Subject, purpose: Purpose): FileStep {
  const name = NAMES[purpose]
  const step: YamlValue = {
    id: purpose,
    name: PYTHON_IMAGE,
    script: ['#!/bin/sh', 'set -eu', ...SCRIPTS[purpose](subject)].join('\n'),
  }
  return {
    id: 'write-build',
    kind: 'file',
    title: 'Write the build',
    why: WHY[purpose],
    source: AUTOMATION_SOURCES.cloudBuildConfig,
    ...(purpose === 'install' ? besideDanger(subject) : {}),
    language: 'yaml',
    name,
    path: name,
    content: yamlDocument({
      steps: [step],
      serviceAccount: accountResource(subject),
      options: { logging: 'CLOUD_LOGGING_ONLY' },
    }),
  }
}

const WHY = {
  install: `No key and no gcloud: the account is found through the metadata server, but pip still needs keyring to ask it. A \`docker build\` in a step gets there only with \`--network=cloudbuild\`; then the same lines work in the Dockerfile, without a secret. ${PUBLIC_TOO}`,
  publish:
    'No key and no gcloud: the account is found through the metadata server, but twine still needs keyring to ask it. Instead of twine, `artifacts.pythonPackages` lets Cloud Build itself upload `dist/*`.',
} as const satisfies Record<Purpose, string>

/** Sends the directory and runs the build. */
export function submitBuild(subject: Subject, purpose: Purpose): CommandStep {
  const { system } = subject
  return {
    id: 'submit-build',
    kind: 'command',
    title: 'Run it',
    why: `In your project’s directory. You need Service Account User on the account (\`roles/iam.serviceAccountUser\`). ${RUN_WHY[purpose]}`,
    source: AUTOMATION_SOURCES.cloudBuildSubmit,
    ...(purpose === 'publish' ? { badges: ['WRITER ONLY'] } : {}),
    shell: SHELLS[system],
    content: `gcloud builds submit ${projectFlag(subject)} --config=${NAMES[purpose]} --gcs-source-staging-dir=${sourceBucket(subject)}/source .`,
  }
}

const RUN_WHY = {
  install:
    'In the log, `404 Client Error` is the good answer: only who may read the repository gets it.',
  publish:
    'In the log, twine prints `200 OK`. Versions are never replaced: raise the version before each run.',
} as const satisfies Record<Purpose, string>

/** The words are those of the API’s `Build.Status`. */
export function seeBuild(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'see-build',
    kind: 'check',
    title: 'See how the build ended',
    why: '',
    source: AUTOMATION_SOURCES.cloudBuildSubmit,
    shell,
    content: `gcloud builds list ${projectFlag(subject)} --limit=1 --format=${shellArgument(shell, 'value(status)')}`,
    expect: 'SUCCESS',
    otherwise: [
      { see: 'WORKING', means: 'Wait a minute, and look again.' },
      {
        see: 'FAILURE',
        means:
          'Read the log that the step above printed. `403`: the account may not use the repository yet. `Keyring is skipped`: the step has no way to the metadata server.',
      },
      {
        see: 'PERMISSION_DENIED',
        means: 'You may not see builds of this project: ask for Cloud Build Viewer.',
      },
    ],
  }
}

/** Takes {@link writeBuild} back. */
export function removeBuild({ system }: Subject, purpose: Purpose): UndoStep {
  return {
    id: 'remove-build',
    kind: 'undo',
    title: 'Delete the build’s file',
    why: '',
    source: AUTOMATION_SOURCES.cloudBuildConfig,
    shell: SHELLS[system],
    content: `${isWindows(system) ? 'del' : 'rm'} ${NAMES[purpose]}`,
  }
}
