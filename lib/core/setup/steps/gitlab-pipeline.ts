import { yamlDocument } from '@/lib/core/quote/yaml-document'
import type { CheckStep, CommandStep, FileStep, Purpose, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
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
import { editFile } from './edit-file'
import { audience, CONFIGURATION_FILE, TOKEN_FILE } from './gitlab-project'

const PIPELINE_FILE = '.gitlab-ci.yml'

const JOBS = {
  install: 'install-from-artifact-registry',
  publish: 'publish-to-artifact-registry',
} as const satisfies Record<Purpose, string>

/** GitLab puts the token into a variable, Google’s library reads a file. Nobody else on the runner reads it. */
const writeToken = `(umask 077; printf '%s' "$GOOGLE_ID_TOKEN" > ${TOKEN_FILE})`

const SCRIPTS = {
  install: (subject: Subject) => [writeToken, ...installScript(subject)],
  // The token’s file comes after the build, so that it is in no archive.
  publish: (subject: Subject) => [installPublishers, buildPackage, writeToken, upload(subject)],
} satisfies Record<Purpose, (subject: Subject) => readonly string[]>

/**
 * Releases, and what somebody starts by hand: `glab ci run`, or *New pipeline* on the page.
 * Facts: https://docs.gitlab.com/ci/jobs/job_rules/#ci_pipeline_source-predefined-variable
 */
const PUBLISH_RULES = [
  { if: '$CI_COMMIT_TAG' },
  { if: '$CI_PIPELINE_SOURCE == "api"' },
  { if: '$CI_PIPELINE_SOURCE == "web"' },
]

/** The job. Its commands were run in dash against an index, with an external account whose token is in a file. */
export function writePipeline(subject: Subject, purpose: Purpose): FileStep {
  return {
    id: 'write-pipeline',
    kind: 'file',
    title: 'Add the job',
    why:
      purpose === 'install'
        ? `If the file exists, add the job to it, or its \`id_tokens\`, its \`variables\` and the first three lines of its script to a job of yours. ${PUBLIC_TOO}`
        : 'If the file exists, add the job to it. It runs for every tag, and by hand.',
    source: AUTOMATION_SOURCES.gitlabIdTokens,
    ...(purpose === 'install' ? besideDanger(subject) : {}),
    language: 'yaml',
    name: PIPELINE_FILE,
    path: PIPELINE_FILE,
    content: yamlDocument({
      [JOBS[purpose]]: {
        image: PYTHON_IMAGE,
        ...(purpose === 'publish' ? { rules: PUBLISH_RULES } : {}),
        id_tokens: { GOOGLE_ID_TOKEN: { aud: audience(subject) } },
        variables: { GOOGLE_APPLICATION_CREDENTIALS: `$CI_PROJECT_DIR/${CONFIGURATION_FILE}` },
        script: SCRIPTS[purpose](subject),
      },
    }),
  }
}

/** Starts the pipeline. */
export function pushPipeline({ system }: Subject, purpose: Purpose): CommandStep {
  return {
    id: 'push-pipeline',
    kind: 'command',
    title: 'Put both files on GitLab',
    why: PUSH_WHY[purpose],
    source: AUTOMATION_SOURCES.gitRemote,
    shell: SHELLS[system],
    content: [
      `git add ${PIPELINE_FILE} ${CONFIGURATION_FILE}`,
      'git commit -m "Use Artifact Registry"',
      'git push',
    ].join('\n'),
  }
}

const PUSH_WHY = {
  install: 'The push starts the first pipeline.',
  publish: 'This starts nothing yet.',
} as const satisfies Record<Purpose, string>

/** Starts the job on the branch of this directory, which is the one that {@link seePipeline} asks about. */
export function runPipeline({ system }: Subject): CommandStep {
  return {
    id: 'run-pipeline',
    kind: 'command',
    title: 'Run it',
    why: 'Versions are never replaced: raise the version before each run.',
    source: AUTOMATION_SOURCES.glab,
    badges: ['WRITER ONLY'],
    shell: SHELLS[system],
    content: 'glab ci run',
  }
}

/** How the newest pipeline of the branch ended, as GitLab’s CLI says it; it sees none of a tag’s. The words are from glab’s source (commands/ci/status). */
export function seePipeline({ system }: Subject, purpose: Purpose): CheckStep {
  return {
    id: 'see-pipeline',
    kind: 'check',
    title: 'See how the pipeline ended',
    why: `Or look at Build, Pipelines on the project’s page. ${SEE_WHY[purpose]}`,
    source: AUTOMATION_SOURCES.glab,
    shell: SHELLS[system],
    content: 'glab ci status',
    expect: 'success',
    otherwise: [
      { see: 'running', means: 'Wait a minute, and look again.' },
      {
        see: 'failed',
        means:
          'Look at the job’s log. `attribute condition`: the token is of another group. `audience`: `aud` is not what the provider wants. `iam.serviceAccounts.getAccessToken`: the right to act as the account is missing, or some minutes young. `403`: the account may not use the repository yet.',
      },
    ],
  }
}

const SEE_WHY = {
  install:
    'In the job’s log, `404 Client Error` is the good answer: only who may read the repository gets it.',
  publish: 'In the job’s log, twine prints `200 OK`.',
} as const satisfies Record<Purpose, string>

/** Takes {@link writePipeline} back, by hand: the file may hold other jobs. Then what {@link pushPipeline} put there. */
export function removePipeline({ system }: Subject, purpose: Purpose): readonly UndoStep[] {
  const base = {
    kind: 'undo',
    source: AUTOMATION_SOURCES.gitlabIdTokens,
    shell: SHELLS[system],
  } as const
  return [
    {
      ...base,
      id: 'clean-pipeline',
      title: `Take the job out of \`${PIPELINE_FILE}\``,
      why: `Delete \`${JOBS[purpose]}\`. If the guide made the file, delete all of it.`,
      content: editFile(system, PIPELINE_FILE),
    },
    {
      ...base,
      id: 'remove-configuration',
      title: 'Take both away from GitLab',
      why: '',
      content: [
        `git rm ${CONFIGURATION_FILE}`,
        `git commit -m "No longer use Artifact Registry" ${PIPELINE_FILE} ${CONFIGURATION_FILE}`,
        'git push',
      ].join('\n'),
    },
  ]
}
