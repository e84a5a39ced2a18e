import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep, CommandStep } from '../guide'
import { pythonCommand } from '../python-command'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { type Federation, providerName } from './automation-federation'
import { AUTOMATION_SOURCES } from './automation-sources'
import { variableIn } from './automation-values'
import { NOT_FOUND } from './prerequisites'

/**
 * Something of the project of the current directory, as GitLab's CLI knows it. glab fills in `:id` from `origin`; no more than the
 * expression is printed, for to a maintainer the answer holds a token. One spelling for bash, PowerShell and cmd, so it has no `$`, no
 * `%` and no double quotes within. Facts: https://docs.gitlab.com/cli/api/, https://docs.gitlab.com/api/projects/#retrieve-a-project
 */
const readProject = (subject: Subject, expression: string) =>
  `${pythonCommand(subject)} -c "import json, subprocess as s; p = json.loads(s.check_output(['glab', 'api', 'projects/:id'])); print(${expression})"`

/** That GitLab’s CLI is there, signed in, and in the right directory. */
export function gitLabProject(subject: Subject): CheckStep {
  const { system } = subject
  return {
    id: 'gitlab-project',
    kind: 'check',
    title: 'The GitLab CLI, in the directory of your project',
    why: 'And Python, to read what it says. Google has to reach this GitLab over the internet, to check what it signed.',
    source: AUTOMATION_SOURCES.glab,
    shell: SHELLS[system],
    content: readProject(subject, "'GitLab project', p['path_with_namespace']"),
    expect: 'GitLab project ',
    otherwise: [
      { see: NOT_FOUND[system], means: 'Install Python.' },
      { see: 'FileNotFoundError', means: 'Install the GitLab CLI from the page linked here.' },
      {
        see: 'CalledProcessError',
        means:
          'glab says why in a line above: go to the directory of your project, or sign in with `glab auth login`.',
      },
    ],
  }
}

/** The audience of the tokens. GitLab asks for one to be written down; a token for anybody else does not open this door. */
export function audience({ repository }: Subject): string {
  return `//iam.googleapis.com/projects/${repository.project}/gitlab-ci`
}

/**
 * What Google is to believe of GitLab. By numbers: a path that was given up may be somebody else’s tomorrow.
 * Facts: https://docs.gitlab.com/ci/secrets/id_token_authentication/#token-payload; `iss` is the address that GitLab has of itself.
 */
export function gitLab(subject: Subject): Federation {
  return {
    id: 'gitlab-ci',
    name: 'GitLab CI/CD',
    issuer: (shell) => variableIn(shell, 'GITLAB_ADDRESS'),
    audience: audience(subject),
    mapping: 'google.subject=assertion.sub,attribute.project_id=assertion.project_id',
    condition: (shell) => `assertion.namespace_id == '${variableIn(shell, 'GITLAB_NAMESPACE_ID')}'`,
    member: (shell) => `attribute.project_id/${variableIn(shell, 'GITLAB_PROJECT_ID')}`,
    values: [
      [
        'GITLAB_ADDRESS',
        readProject(subject, "p['web_url'].removesuffix('/' + p['path_with_namespace'])"),
      ],
      ['GITLAB_NAMESPACE_ID', readProject(subject, "p['namespace']['id']")],
      ['GITLAB_PROJECT_ID', readProject(subject, "p['id']")],
    ],
    whyValues:
      'The address of your GitLab, the numbers of your project there and of the group that it is in, and the full name of the pool. Numbers, because a path that is given up may be somebody else’s tomorrow. Stay in this terminal.',
    source: AUTOMATION_SOURCES.gitlabOidc,
  }
}

/** Where the job writes its token, and where the configuration says that it is: in the project’s directory. */
export const TOKEN_FILE = '.google-id-token'
export const CONFIGURATION_FILE = 'google-credentials.json'

/** What Google’s libraries read: where the token is, and whom to ask with it. */
export function writeConfiguration(subject: Subject): CommandStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'write-configuration',
    kind: 'command',
    title: 'Write down where the job’s identity is',
    why: 'The file holds addresses and names, no secret: it belongs in the project. A file of this name is replaced.',
    source: AUTOMATION_SOURCES.deploymentPipelines,
    shell,
    content: `gcloud iam workload-identity-pools create-cred-config "${providerName(shell, gitLab(subject))}" --service-account=${shellArgument(shell, serviceAccountFor(subject))} --credential-source-file=${TOKEN_FILE} --output-file=${CONFIGURATION_FILE}`,
  }
}
