import { yamlDocument } from '@/lib/core/quote/yaml-document'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, FileStep, UndoStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { providerName } from './automation-federation'
import { PUBLIC_TOO } from './automation-scripts'
import { AUTOMATION_SOURCES } from './automation-sources'
import { cleanCommitted } from './clean-committed'
import { GITHUB, PROVIDER_VARIABLE, seeRun } from './github-repository'
import { pathOn } from './github-workflow'

export const DEPENDABOT_FILE = '.github/dependabot.yml'

/** What the file calls the key in Dependabot's own store. */
const SECRET = 'GOOGLE_KEY_BASE64'

/** Dependabot reads no variables, only secrets of its own, so the provider's name is one. */
export function tellDependabot({ system }: Subject): CommandStep {
  const shell = SHELLS[system]
  return {
    id: 'tell-dependabot',
    kind: 'command',
    title: 'Tell Dependabot which provider to ask',
    why: 'Dependabot reads only its own secrets, so the name goes there, though it is none. A secret of this name is replaced: `gh secret list --app dependabot` shows if there is one.',
    source: AUTOMATION_SOURCES.dependabotRegistries,
    shell,
    content: `gh secret set ${PROVIDER_VARIABLE} --app dependabot --body "${providerName(shell, GITHUB)}"`,
  }
}

/** Puts the key where Dependabot reads it. */
export function giveKey({ system }: Subject, { password }: PasswordSignIn): CommandStep {
  const shell = SHELLS[system]
  return {
    id: 'give-key',
    kind: 'command',
    title: 'Give the key to Dependabot',
    why: 'GitHub keeps it and shows it to nobody, not even to you; base64 of the whole file, for that is what the password is. A secret of this name is replaced: `gh secret list --app dependabot` shows if there is one.',
    source: AUTOMATION_SOURCES.dependabotRegistries,
    danger:
      'This key does not expire, and now a copy of it is with GitHub: delete the key in Google Cloud when you stop, and replace it from time to time.',
    shell,
    // Through the pipe, so that no other program sees it among gh's arguments. gh takes line breaks off its end.
    content: `${password.command} | gh secret set ${SECRET} --app dependabot`,
  }
}

/** Takes {@link tellDependabot} or {@link giveKey} back. */
export function forgetSecret({ system }: Subject, withKey: boolean): UndoStep {
  return {
    id: 'forget-secret',
    kind: 'undo',
    title: withKey ? 'Take the key away from Dependabot' : 'Take the name away from Dependabot',
    why: withKey ? 'Then delete the key in Google Cloud: copies of it stay good until you do.' : '',
    source: AUTOMATION_SOURCES.dependabotRegistries,
    shell: SHELLS[system],
    content: `gh secret delete ${withKey ? SECRET : PROVIDER_VARIABLE} --app dependabot`,
  }
}

/** Facts: GitHub’s page, and what Dependabot’s proxy of 2026-08-21 made of these names, before an index of ours. */
export function writeDependabot(subject: Subject, signIn?: PasswordSignIn): FileStep {
  const credentials = signIn
    ? { username: signIn.user, password: `\${{secrets.${SECRET}}}` }
    : {
        'workload-identity-provider': `\${{secrets.${PROVIDER_VARIABLE}}}`,
        'service-account': serviceAccountFor(subject),
      }
  const beside = subject.index === 'beside'
  return {
    id: 'write-dependabot',
    kind: 'file',
    title: 'Tell Dependabot about the repository',
    why: `If the file exists, add the registry to it, and its name to your Python entry. ${beside ? '' : `\`replaces-base\` keeps Dependabot away from the public PyPI. ${PUBLIC_TOO} `}\`pip\` means pip, pip-tools, Pipenv and Poetry; for uv write \`uv\`.`,
    source: AUTOMATION_SOURCES.dependabotRegistries,
    ...(beside && {
      danger:
        'Dangerous: Dependabot looks on PyPI too, so a stranger’s package with the name of one of yours may be proposed. A virtual repository gives you both, safely.',
    }),
    language: 'yaml',
    name: 'dependabot.yml',
    path: pathOn(subject, DEPENDABOT_FILE),
    content: yamlDocument({
      version: 2,
      registries: {
        'artifact-registry': {
          type: 'python-index',
          url: simpleIndexUrl(subject.repository),
          ...credentials,
          ...(beside ? {} : { 'replaces-base': true }),
        },
      },
      updates: [
        {
          'package-ecosystem': 'pip',
          directory: '/',
          schedule: { interval: 'weekly' },
          registries: ['artifact-registry'],
        },
      ],
    }),
  }
}

/** Takes {@link writeDependabot} back. */
export function cleanDependabot(subject: Subject): UndoStep {
  return cleanCommitted(subject, DEPENDABOT_FILE, {
    id: 'clean-dependabot',
    what: 'Delete `artifact-registry` under `registries`, and its name in your Python entry.',
    source: AUTOMATION_SOURCES.dependabotRegistries,
  })
}

/** Dependabot runs as a workflow of GitHub’s own, whose log holds its proxy’s lines. */
export function seeUpdate(subject: Subject, withKey: boolean): CheckStep {
  return seeRun(subject, 'Dependabot Updates', {
    why: withKey
      ? 'In its log stands `authenticating python index request`.'
      : 'In its log stands `registered gcp OIDC credentials for python index`, and for each request `authenticating request with OIDC token`.',
    otherwise: [
      {
        see: 'failure',
        means: `Run \`gh run view --log-failed\` and choose it. \`403\`: the account may not read the repository yet. \`401\`: ${withKey ? 'Google did not take the password; the key is deleted, or the secret is not base64 of the whole file.' : 'Google did not believe Dependabot; `attribute condition` says that the pool is for another owner.'}`,
      },
      {
        see: 'could not find any workflows',
        means: 'Dependabot has not run yet: look at Insights, Dependency graph, Dependabot.',
      },
    ],
  })
}
