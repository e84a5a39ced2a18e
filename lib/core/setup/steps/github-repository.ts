import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { type Federation, providerName } from './automation-federation'
import { AUTOMATION_SOURCES } from './automation-sources'
import { variableIn } from './automation-values'
import { inEnglish } from './in-english'
import { NOT_FOUND } from './prerequisites'

/** That GitHub's CLI is there, signed in, and in the right directory. gh fills in `{owner}` and `{repo}` itself. */
export function gitHubRepository({ system }: Subject): CheckStep {
  return {
    id: 'github-repository',
    kind: 'check',
    title: 'The GitHub CLI, in the directory of your repository',
    why: 'You need to be an administrator of the repository on GitHub.',
    source: AUTOMATION_SOURCES.gh,
    shell: SHELLS[system],
    content: inEnglish(SHELLS[system], 'gh repo view --json nameWithOwner --jq .nameWithOwner'),
    expect: '/',
    otherwise: [
      { see: NOT_FOUND[system], means: 'Install it from the page linked here.' },
      { see: 'gh auth login', means: 'Sign in first: run `gh auth login`.' },
      { see: 'not a git repository', means: 'Go to the directory of your repository.' },
    ],
  }
}

/**
 * What Google is to believe of GitHub. By numbers: a name that was given up may be somebody else’s tomorrow.
 * Facts: google-github-actions/auth v3, docs/SECURITY_CONSIDERATIONS.md.
 */
export const GITHUB: Federation = {
  id: 'github-actions',
  name: 'GitHub Actions',
  issuer: 'https://token.actions.githubusercontent.com',
  mapping: 'google.subject=assertion.sub,attribute.repository_id=assertion.repository_id',
  condition: (shell) =>
    `assertion.repository_owner_id == '${variableIn(shell, 'GITHUB_OWNER_ID')}'`,
  member: (shell) => `attribute.repository_id/${variableIn(shell, 'GITHUB_REPOSITORY_ID')}`,
  values: [
    ['GITHUB_OWNER_ID', 'gh api "repos/{owner}/{repo}" --jq .owner.id'],
    ['GITHUB_REPOSITORY_ID', 'gh api "repos/{owner}/{repo}" --jq .id'],
  ],
  whyValues:
    'The numbers of your GitHub repository and of its owner, and the full name of the pool. Numbers, because a name that is given up may be somebody else’s tomorrow. Stay in this terminal.',
  source: AUTOMATION_SOURCES.authActionSecurity,
}

/** What the files on GitHub call the provider’s full name. It is no secret. */
export const PROVIDER_VARIABLE = 'GOOGLE_WORKLOAD_IDENTITY_PROVIDER'

/** Tells the repository on GitHub which provider to ask. */
export function setGitHubVariable({ system }: Subject): CommandStep {
  const shell = SHELLS[system]
  return {
    id: 'set-github-variable',
    kind: 'command',
    title: 'Tell GitHub which provider to ask',
    why: `A variable of your GitHub repository, not a secret: the name alone opens nothing. It replaces one of this name: \`gh variable list\` shows it, so that you can note it.`,
    source: AUTOMATION_SOURCES.gh,
    // Debian 12's own gh, 2.23, says `unknown command "variable"`.
    badges: ['gh ≥ 2.25'],
    shell,
    content: `gh variable set ${PROVIDER_VARIABLE} --body "${providerName(shell, GITHUB)}"`,
  }
}

/** Takes {@link setGitHubVariable} back. */
export function deleteGitHubVariable({ system }: Subject): UndoStep {
  return {
    id: 'delete-github-variable',
    kind: 'undo',
    title: 'Take the variable away from GitHub',
    why: 'Only if no other file on GitHub uses it. A value that you noted you set again with `gh variable set`.',
    source: AUTOMATION_SOURCES.gh,
    shell: SHELLS[system],
    content: `gh variable delete ${PROVIDER_VARIABLE}`,
  }
}

/** Puts a new file on GitHub, where it begins to work. */
export function pushFile({ system }: Subject, path: string, why: string): CommandStep {
  return {
    id: 'push-file',
    kind: 'command',
    title: 'Put it on GitHub',
    why,
    source: AUTOMATION_SOURCES.gh,
    shell: SHELLS[system],
    content: [`git add ${path}`, `git commit -m "Use Artifact Registry" ${path}`, 'git push'].join(
      '\n',
    ),
  }
}

/** Takes {@link pushFile} back, for a file that nobody else would give this name. */
export function removeFile({ system }: Subject, path: string): UndoStep {
  return {
    id: 'remove-file',
    kind: 'undo',
    title: 'Take the file away',
    why: '',
    source: AUTOMATION_SOURCES.gh,
    shell: SHELLS[system],
    content: [
      `git rm ${path}`,
      `git commit -m "No longer use Artifact Registry" ${path}`,
      'git push',
    ].join('\n'),
  }
}

/** How the newest run of a workflow ended. The words are those of GitHub’s API; not seen here, for want of a GitHub. */
export function seeRun(
  { system }: Subject,
  workflow: string,
  { why, otherwise }: Pick<CheckStep, 'why' | 'otherwise'>,
): CheckStep {
  return {
    id: 'see-run',
    kind: 'check',
    title: 'See how the run ended',
    why,
    source: AUTOMATION_SOURCES.ghRun,
    shell: SHELLS[system],
    content: `gh run list --workflow "${workflow}" --limit 1 --json conclusion --jq ".[0].conclusion"`,
    expect: 'success',
    otherwise: [
      { see: 'no line at all', means: 'It is still running, or has not begun: wait a minute.' },
      ...otherwise,
    ],
  }
}

/** What the log of a failed run says, word for word where pip, twine or Google’s library says it. */
export const FAILED_RUN = {
  see: 'failure',
  means:
    'Run `gh run view --log-failed` and choose it. `attribute condition`: the run is of another owner’s repository. `iam.serviceAccounts.getAccessToken`: the right to act as the account is missing, or some minutes young. `403`: the account may not use the repository yet.',
}
