import { iniDocument } from '@/lib/core/quote/ini-document'
import { shellArgument } from '@/lib/core/quote/shell-argument'
import { uploadUrl } from '@/lib/core/repository-name'
import type { Secret } from '../credential'
import type { CheckStep, CommandStep, FileStep, UndoStep } from '../guide'
import { isPassword } from '../is-password'
import { PYPIRC_PATHS, pypirc, pypircSection } from '../pypirc'
import { SOURCES } from '../sources'
import { PLATFORMS, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { FROM_PYPI } from './from-pypi'
import { BROKEN_KEYRING } from './keyring-refusals'
import { PASSWORD_AGE } from './password-age'
import { NOT_FOUND } from './prerequisites'
import { MAY_NOT_PUBLISH } from './refusals'
import { setVariables, unsetVariables, type Variable } from './variables'

/** Who publishes, and what prints the password. */
export type FlitLogin = { user: string; password: Secret }

/** Flit itself. Tried: 4.2.0. */
export function flitItself({ system }: Subject): CheckStep {
  return {
    id: 'flit',
    kind: 'check',
    title: 'Flit',
    why: '',
    source: SOURCES.flit,
    shell: SHELLS[system],
    content: 'flit --version',
    expect: 'Flit ',
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Install it: \`pipx install ${FROM_PYPI} flit\`. The page linked here knows other ways.`,
      },
    ],
  }
}

/**
 * Flit has a keyring look-up of its own, which fails here: it asks for PyPI's tokens first, Google's backend answers whatever it is asked,
 * and Flit sends that with the user name `__token__`, which is a 401 (`find_token` in flit/upload.py, 4.2.0; tried). So the
 * `keyring` program is asked, and Flit is told.
 */
export function loginByKeyring({ repository }: Subject): FlitLogin {
  const command = `keyring get ${uploadUrl(repository)} oauth2accesstoken`
  return {
    user: 'oauth2accesstoken',
    password: { command, urlCommand: command, isKey: false },
  }
}

/** A file and not a command: Flit has none for this. */
export function writeFlitPypirc({ repository, system }: Subject, { user }: FlitLogin): FileStep {
  const section = pypircSection(repository)
  const sections = pypirc(repository).map(({ name, entries }) => ({
    name,
    entries: name === section ? [...entries, ['username', user] as const] : entries,
  }))
  return {
    id: 'write-pypirc',
    kind: 'file',
    title: 'Give the repository a name for Flit',
    why: `If you have the file already, keep it: paste it below, or add \`${section}\` to its \`index-servers\`, and the section \`[${section}]\` at its end. The address has no \`/simple/\`; \`${user}\` is a fixed user name, not a secret.`,
    source: SOURCES.flitUpload,
    language: 'ini',
    name: '.pypirc',
    path: PYPIRC_PATHS[PLATFORMS[system]],
    sections,
    content: iniDocument(sections),
  }
}

function variables({ repository, scope }: Subject, login: FlitLogin): readonly Variable[] {
  return [
    ...(scope === 'environment'
      ? ([
          ['FLIT_INDEX_URL', uploadUrl(repository)],
          ['FLIT_USERNAME', login.user],
        ] as const)
      : []),
    ['FLIT_PASSWORD', ['', { secret: login.password, encoding: 'literal' }, '']],
  ]
}

/** Flit's variables: nothing in them is percent-encoded. Facts: https://flit.pypa.io/en/stable/upload.html, Flit 4.2.0. */
export function setFlitVariables(
  subject: Subject,
  login: FlitLogin,
  { keyring }: { keyring: boolean },
): CommandStep {
  const inTerminal = subject.scope === 'environment'
  const words = [
    inTerminal
      ? 'In this terminal: in another one, Flit publishes to the public PyPI. The address has no `/simple/`.'
      : 'In this terminal.',
    ...(keyring
      ? [
          'Flit’s own look-up in keyring sends the user name `__token__`, which Google refuses, so `keyring` is asked here.',
        ]
      : []),
    PASSWORD_AGE[login.user] ?? '',
  ]
  return setVariables(subject, variables(subject, login), {
    title: inTerminal ? 'Tell Flit where to publish' : 'Give Flit the password',
    why: words.join(' ').trim(),
    source: SOURCES.flitUpload,
  })
}

/** Takes {@link setFlitVariables} back. */
export function unsetFlitVariables(subject: Subject, login: FlitLogin): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, login).map(([name]) => name),
    {
      title: 'Forget the variables',
      why: 'In this terminal. Without them Flit publishes to the public PyPI.',
      source: SOURCES.flitUpload,
    },
  )
}

/** The publishing itself. The lines are those of Flit 4.2.0, and of requests below it. */
export function publishWithFlit(subject: Subject): CheckStep {
  const { repository, system, scope } = subject
  const shell = SHELLS[system]
  const section = pypircSection(repository)
  const named = scope !== 'environment'
  return {
    id: 'upload',
    kind: 'check',
    title: 'Build and publish',
    why: named ? 'Always with `--repository`: without it Flit publishes to the public PyPI.' : '',
    badges: ['WRITER ONLY'],
    source: SOURCES.flitUpload,
    shell,
    content: `flit publish${named ? ` --repository ${shellArgument(shell, section)}` : ''}`,
    expect: `Package is at ${uploadUrl(repository)}`,
    otherwise: [
      { see: '403 Client Error: Forbidden', means: MAY_NOT_PUBLISH },
      {
        see: 'Requested entity already exists',
        means: 'This version is there, and versions are never replaced: raise it.',
      },
      {
        see: '401 Client Error: Unauthorized',
        means:
          'The password is over, empty, or goes with another user name: take the step above again.',
      },
      {
        see: '405 Client Error: Method Not Allowed',
        means: 'The address ends in `/simple/`: give it again as above.',
      },
      named
        ? {
            see: `KeyError: '${section}'`,
            means:
              'The section is not in `.pypirc`, or not under `index-servers` in `[distutils]`.',
          }
        : {
            see: 'Could not find username for upload',
            means: 'The variables are not set in this terminal: take the step above again.',
          },
      ...(named
        ? [
            {
              see: 'Use either FLIT_INDEX_URL or --repository',
              means: 'The variable `FLIT_INDEX_URL` is set in this terminal. Unset it.',
            },
          ]
        : []),
      {
        see: 'Failed to find credentials',
        means: 'The password is empty, for nobody was signed in: sign in, and set it again.',
      },
      ...(isPassword(subject.credentials) ? [] : [BROKEN_KEYRING]),
      {
        see: 'Password:',
        means:
          'Leave with Ctrl+C: the password is empty. Set it again, and see that it prints no error.',
      },
      {
        see: 'Config file pyproject.toml does not exist',
        means: 'You are in another directory than your project’s.',
      },
      NO_PROJECT_WARNING,
    ],
  }
}
