import { type YamlValue, yamlDocument } from '@/lib/core/quote/yaml-document'
import type { FileStep, Purpose } from '../guide'
import { serviceAccountFor } from '../service-account'
import { isWindows } from '../systems'
import type { Subject } from '../tool'
import {
  askRepository,
  besideDanger,
  buildPackage,
  installBackend,
  installPackages,
  installPublishers,
  PUBLIC_TOO,
  PYTHON_VERSION,
  pipVariable,
  upload,
} from './automation-scripts'
import { AUTOMATION_SOURCES } from './automation-sources'
import { PROVIDER_VARIABLE } from './github-repository'

/** By major version, as their authors ask to. Seen in use in August 2026. */
const CHECKOUT = { uses: 'actions/checkout@v7' }
const PYTHON = {
  uses: 'actions/setup-python@v6',
  with: { 'python-version': PYTHON_VERSION },
}

/** What a workflow needs to get an identity; nothing else is left of the default permissions. */
export const WORKFLOW_PERMISSIONS = { contents: 'read', 'id-token': 'write' }

/** Acts as the account for the rest of the job. Its input `project_id` is taken from the account's address. */
export function authenticate(subject: Subject, more: Readonly<Record<string, YamlValue>> = {}) {
  return {
    uses: 'google-github-actions/auth@v3',
    with: {
      workload_identity_provider: `\${{ vars.${PROVIDER_VARIABLE} }}`,
      service_account: serviceAccountFor(subject),
      ...more,
    },
  }
}

export const WORKFLOW_NAMES = {
  install: 'artifact-registry-install.yml',
  publish: 'artifact-registry-publish.yml',
} as const satisfies Record<Purpose, string>

/** Where git has it: with slashes on every system. */
export function workflowPath(name: string): string {
  return `.github/workflows/${name}`
}

/** The same as the system writes it. */
export function pathOn({ system }: Subject, path: string): string {
  return isWindows(system) ? path.replaceAll('/', '\\') : path
}

/** The whole workflow. The steps' commands were run in dash against an index, as an external account. */
export function writeWorkflow(subject: Subject, purpose: Purpose): FileStep {
  const name = WORKFLOW_NAMES[purpose]
  return {
    id: 'write-workflow',
    kind: 'file',
    title: 'Write the workflow',
    why: WHY[purpose],
    source: AUTOMATION_SOURCES.authAction,
    ...(purpose === 'install' ? besideDanger(subject) : {}),
    language: 'yaml',
    name,
    path: pathOn(subject, workflowPath(name)),
    content: yamlDocument({ install, publish }[purpose](subject)),
  }
}

const WHY = {
  install: `On its own, or its steps, with the \`permissions\`, in a workflow of yours. Checkout comes before the sign-in, which leaves \`gha-creds-*.json\` beside the code while the job runs: keep that out of images and archives. ${PUBLIC_TOO}`,
  publish:
    'Runs for every release, and by hand. The package is built before the sign-in, so that neither the build nor the archive gets at the credentials.',
} as const satisfies Record<Purpose, string>

function install(subject: Subject): YamlValue {
  const [name, value] = pipVariable(subject)
  const env = { [name]: value }
  return {
    name: 'Install from Artifact Registry',
    on: { push: {}, workflow_dispatch: {} },
    permissions: WORKFLOW_PERMISSIONS,
    jobs: {
      install: {
        'runs-on': 'ubuntu-latest',
        steps: [
          CHECKOUT,
          PYTHON,
          authenticate(subject),
          { name: 'Install keyring and Google’s backend', run: installBackend },
          { name: 'Ask the repository', env, run: askRepository.join('\n') },
          { name: 'Install', env, run: installPackages(subject) },
        ],
      },
    },
  }
}

function publish(subject: Subject): YamlValue {
  return {
    name: 'Publish to Artifact Registry',
    on: { release: { types: ['published'] }, workflow_dispatch: {} },
    permissions: WORKFLOW_PERMISSIONS,
    jobs: {
      publish: {
        'runs-on': 'ubuntu-latest',
        steps: [
          CHECKOUT,
          PYTHON,
          { name: 'Build', run: [installPublishers, buildPackage].join('\n') },
          authenticate(subject),
          { name: 'Publish', run: upload(subject) },
        ],
      },
    },
  }
}
