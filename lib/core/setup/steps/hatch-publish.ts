import { shellArgument } from '@/lib/core/quote/shell-argument'
import { type RepositoryName, uploadUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, System, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { PASSWORD_AGE } from './password-age'
import { MAY_NOT_PUBLISH } from './refusals'
import { setVariables, unsetVariables, type Variable } from './variables'

const TAKEN: readonly string[] = ['main', 'test']

/** What Hatch calls the repository: its ID. `main` and `test` are PyPI and its test, whatever the file says. */
function hatchName({ repository }: RepositoryName): string {
  return TAKEN.includes(repository) ? `${repository}-artifact-registry` : repository
}

/** Without a user name Hatch asks for one and takes `__token__`; it ignores keyring's (pypa/hatch#713; 1.18.2). */
export function setHatchRepository(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const shell = SHELLS[subject.system]
  const key = `publish.index.repos.${hatchName(subject.repository)}`
  const set = (name: string, value: string) =>
    `hatch config set ${shellArgument(shell, `${key}.${name}`)} ${shellArgument(shell, value)}`
  return {
    id: 'set-repository',
    kind: 'command',
    title: 'Give the repository a name for publishing',
    why: 'For all your projects. The address has no `/simple/`. Hatch does not take the user name from keyring, so it is set here; it is no secret.',
    source: SOURCES.hatchRepositories,
    shell,
    content: [
      set('url', uploadUrl(subject.repository)),
      set('user', signIn?.user ?? 'oauth2accesstoken'),
    ].join('\n'),
  }
}

const EDIT = {
  linux: `\${EDITOR:-nano} "$HOME/.config/hatch/config.toml"`,
  macos: 'open -e "$HOME/Library/Application Support/hatch/config.toml"',
  windows: 'notepad "$env:LOCALAPPDATA\\hatch\\config.toml"',
  'windows-cmd': 'notepad "%LOCALAPPDATA%\\hatch\\config.toml"',
} as const satisfies Record<System, string>

/** Takes {@link setHatchRepository} back, by hand: `hatch config` can set and cannot unset. */
export function cleanHatchRepository({ repository, system }: Subject): UndoStep {
  return {
    id: 'clean-repository',
    kind: 'undo',
    title: 'Forget the name for publishing',
    why: `Delete the table \`[publish.index.repos.${hatchName(repository)}]\`. If the file is not there, \`hatch config find\` says where it is. What is published stays.`,
    source: SOURCES.hatchConfiguration,
    shell: SHELLS[system],
    content: EDIT[system],
  }
}

function variables({ repository, scope }: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  return [
    ...(scope === 'environment'
      ? ([
          ['HATCH_INDEX_REPO', uploadUrl(repository)],
          ['HATCH_INDEX_USER', signIn?.user ?? 'oauth2accesstoken'],
        ] as const)
      : []),
    ...(signIn
      ? ([
          ['HATCH_INDEX_AUTH', ['', { secret: signIn.password, encoding: 'literal' }, '']],
        ] as const)
      : []),
  ]
}

/** Tells Hatch by variables what its file does not. */
export function setHatchPublishVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const inTerminal = subject.scope === 'environment'
  const place = inTerminal
    ? 'In this terminal: in another one, Hatch publishes to the public PyPI. The address has no `/simple/`. Hatch does not take the user name from keyring.'
    : 'In this terminal.'
  const age = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : ''
  return setVariables(subject, variables(subject, signIn), {
    title: inTerminal ? 'Tell Hatch where to publish' : 'Give Hatch the password',
    why: `${place} ${age}`.trim(),
    source: SOURCES.hatchPublish,
  })
}

/** Takes {@link setHatchPublishVariables} back. */
export function unsetHatchPublishVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, signIn).map(([name]) => name),
    {
      title: 'Forget the variables',
      why: 'In this terminal. Without them Hatch publishes to the public PyPI.',
      source: SOURCES.hatchPublish,
    },
  )
}

/** The publishing itself. The lines are those of Hatch 1.18.2, which says nothing of what the server's answer contains. */
export function publishWithHatch(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const inTerminal = subject.scope === 'environment'
  const option = inTerminal ? '' : ` --repo ${shellArgument(shell, hatchName(subject.repository))}`
  return {
    id: 'upload',
    kind: 'check',
    title: 'Build and publish',
    why: inTerminal ? '' : 'Always with `--repo`: without it Hatch publishes to the public PyPI.',
    badges: ['WRITER ONLY'],
    source: SOURCES.hatchPublish,
    shell,
    content: `hatch build\nhatch publish${option}`,
    expect: '.whl ... success',
    otherwise: [
      { see: '403 Forbidden', means: MAY_NOT_PUBLISH },
      {
        see: '400 Bad Request',
        means:
          'This version is there, and versions are never replaced: raise it. `hatch build --clean` takes older files out of `dist`, which Hatch would publish again.',
      },
      {
        see: '401 Unauthorized',
        means:
          'The credentials have expired, or go with another user name: take the steps above again.',
      },
      {
        see: '405 Method Not Allowed',
        means: 'The address ends in `/simple/`: give it again as above.',
      },
      {
        see: 'Username for',
        means: 'Leave with Ctrl+C: Hatch does not know this name. Take the step above again.',
      },
      {
        see: 'No artifacts found',
        means: 'Nothing is built, or you are in another directory: run both in your project.',
      },
      { see: 'Failed to find credentials', means: 'Nobody is signed in: sign in as above.' },
      {
        see: 'Password / Token',
        means: 'Leave with Ctrl+C: Hatch has no backend beside it, or the password is not set.',
      },
      NO_PROJECT_WARNING,
    ],
  }
}
