import { yamlDocument } from '@/lib/core/quote/yaml-document'
import type { CommandStep, FileStep, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'
import { cleanCommitted } from './clean-committed'
import { authenticate, pathOn, WORKFLOW_PERMISSIONS, workflowPath } from './github-workflow'
import { hostRule } from './renovate-config'

export const RENOVATE_WORKFLOW = 'renovate.yml'
const TOKEN_SECRET = 'RENOVATE_TOKEN'

/** What Renovate opens its pull requests with. gh asks for it and shows it to nobody. */
export function setRenovateToken({ system }: Subject): CommandStep {
  return {
    id: 'set-renovate-token',
    kind: 'command',
    title: 'Let Renovate open pull requests',
    why: 'Asks for a personal access token of GitHub’s with the scope `repo`, best of an account for bots. It has nothing to do with Google. Go on if `gh secret list` shows one of this name already.',
    source: AUTOMATION_SOURCES.renovateAction,
    shell: SHELLS[system],
    content: `gh secret set ${TOKEN_SECRET}`,
  }
}

/** Takes {@link setRenovateToken} back. */
export function deleteRenovateToken({ system }: Subject): UndoStep {
  return {
    id: 'delete-renovate-token',
    kind: 'undo',
    title: 'Take the token for pull requests away',
    why: 'Only if the guide set it. Revoke it on GitHub as well, in the settings of the account.',
    source: AUTOMATION_SOURCES.renovateAction,
    shell: SHELLS[system],
    content: `gh secret delete ${TOKEN_SECRET}`,
  }
}

/** Takes {@link writeRenovateWorkflow} back. */
export function cleanRenovateWorkflow(subject: Subject): UndoStep {
  return cleanCommitted(subject, workflowPath(RENOVATE_WORKFLOW), {
    id: 'clean-workflow',
    what: 'Delete what was added.',
    source: AUTOMATION_SOURCES.renovateAction,
  })
}

/**
 * Renovate as a workflow. It runs in a container that does not see the credentials of the job, so it gets a token, which the
 * package managers that update lock files get too. The action has no tags for major versions (August 2026).
 */
export function writeRenovateWorkflow(subject: Subject): FileStep {
  const rule = hostRule(subject, {
    username: 'oauth2accesstoken',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: for GitHub, not for us.
    password: '${{ steps.auth.outputs.access_token }}',
  })
  return {
    id: 'write-workflow',
    kind: 'file',
    title: 'Write the workflow that runs Renovate',
    why: 'If the file exists, add the permissions, the first step and `RENOVATE_HOST_RULES` to it. The token is made for each run and is over after 60 minutes. Renovate keeps its own version up to date here.',
    source: AUTOMATION_SOURCES.renovateAction,
    language: 'yaml',
    name: RENOVATE_WORKFLOW,
    path: pathOn(subject, workflowPath(RENOVATE_WORKFLOW)),
    content: yamlDocument({
      name: 'Renovate',
      on: { schedule: [{ cron: '0 4 * * *' }], workflow_dispatch: {} },
      permissions: WORKFLOW_PERMISSIONS,
      jobs: {
        renovate: {
          'runs-on': 'ubuntu-latest',
          steps: [
            {
              id: 'auth',
              ...authenticate(subject, {
                token_format: 'access_token',
                create_credentials_file: false,
              }),
            },
            {
              uses: 'renovatebot/github-action@v46.2.2',
              with: { token: `\${{ secrets.${TOKEN_SECRET} }}` },
              env: {
                // biome-ignore lint/suspicious/noTemplateCurlyInString: for GitHub, not for us.
                RENOVATE_REPOSITORIES: '${{ github.repository }}',
                RENOVATE_HOST_RULES: JSON.stringify([rule]),
              },
            },
          ],
        },
      },
    }),
  }
}
