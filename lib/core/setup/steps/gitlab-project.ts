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

/** That the directory is a project of GitLab’s, and Python is there to read its address. */
export function gitLabProject({ system }: Subject): CheckStep {
  return {
    id: 'gitlab-project',
    kind: 'check',
    title: 'The directory of your project, with GitLab as `origin`',
    why: 'Google has to reach this GitLab over the internet, to check what it signed.',
    source: AUTOMATION_SOURCES.gitRemote,
    shell: SHELLS[system],
    content: 'git remote get-url origin',
    expect: 'gitlab',
    otherwise: [
      { see: NOT_FOUND[system], means: 'Install git.' },
      { see: 'not a git repository', means: 'Go to the directory of your project.' },
      { see: 'No such remote', means: 'The project has no `origin`: push it to GitLab first.' },
      {
        see: '.git',
        means: 'An address without `gitlab` in it is right, too, if your own GitLab is there.',
      },
    ],
  }
}

/**
 * Where the next steps get the address and the path of the project from: what git knows of `origin`, over https or ssh. One
 * spelling for bash, PowerShell and cmd, so it has no `$`, no `%` and no double quotes within.
 * Tried with Python 3.11: https with and without a user, `git@host:path`, `ssh://git@host:22/path`; subgroups.
 */
const readOrigin = (subject: Subject, expression: string) =>
  `${pythonCommand(subject)} -c "import re, subprocess as s; u = s.getoutput('git remote get-url origin'); print(${expression})"`

/** The audience of the tokens. GitLab asks for one to be written down; a token for anybody else does not open this door. */
export function audience({ repository }: Subject): string {
  return `//iam.googleapis.com/projects/${repository.project}/gitlab-ci`
}

/**
 * What Google is to believe of GitLab: this one project.
 * Facts: https://docs.gitlab.com/ci/secrets/id_token_authentication/#token-payload
 */
export function gitLab(subject: Subject): Federation {
  const path = (shell: Parameters<typeof variableIn>[0]) => variableIn(shell, 'GITLAB_PROJECT')
  return {
    id: 'gitlab-ci',
    name: 'GitLab CI/CD',
    issuer: (shell) => variableIn(shell, 'GITLAB_ADDRESS'),
    audience: audience(subject),
    mapping: 'google.subject=assertion.sub,attribute.project_path=assertion.project_path',
    condition: (shell) => `assertion.project_path == '${path(shell)}'`,
    member: (shell) => `attribute.project_path/${path(shell)}`,
    values: [
      [
        'GITLAB_ADDRESS',
        readOrigin(subject, "'https://' + re.match(r'(?:\\w+://)?(?:[^@/]+@)?([^:/]+)', u)[1]"),
      ],
      [
        'GITLAB_PROJECT',
        readOrigin(subject, "re.fullmatch(r'(?:\\w+://[^/]+/|[^:]+:)(.+?)(?:[.]git)?/?', u)[1]"),
      ],
    ],
    whyValues:
      'The address of your GitLab and the path of your project there, as `origin` has them, and the full name of the pool. Stay in this terminal.',
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
