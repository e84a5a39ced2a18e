import { shellArgument } from '@/lib/core/quote/shell-argument'
import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import { uploadUrl } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { PLATFORMS, type Platform, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { passwordRefused } from './password-refused'
import { keyringSays, unauthorized } from './poetry-checks'
import { poetryName } from './poetry-source'
import { MAY_NOT_PUBLISH } from './refusals'

/**
 * Where Poetry keeps what `poetry config` sets for a user.
 * Facts: https://python-poetry.org/docs/configuration/; 2.5.1 on Linux.
 */
const USER_PATHS = {
  linux: '$HOME/.config/pypoetry/config.toml',
  macos: '$HOME/Library/Application Support/pypoetry/config.toml',
  windows: '%APPDATA%\\pypoetry\\config.toml',
} as const satisfies Record<Platform, string>

/** A subject in one of the places where Poetry has a file for the addresses to publish to. */
export type InPoetryFile = Subject & { scope: 'project' | 'user' }

const inProject = ({ scope }: InPoetryFile) => (scope === 'project' ? ' --local' : '')

/** Gives the address to publish to a name. A source of the same name is no contradiction. */
export function setUploadRepository(subject: InPoetryFile): CommandStep {
  const shell = SHELLS[subject.system]
  const name = poetryName(subject)
  const url = uploadUrl(subject.repository)
  const tables: readonly TomlTable[] = [{ path: ['repositories', name], entries: [['url', url]] }]
  const project = subject.scope === 'project'
  return {
    id: 'set-repository',
    kind: 'command',
    title: 'Give the repository a name for publishing',
    why: `${project ? 'In your project’s directory' : 'For all your projects'}. The address has no \`/simple/\`, unlike the one to install from.${passwordRefused(subject) === undefined ? ' No user name is needed: keyring supplies it.' : ''}`,
    source: SOURCES.poetryPublish,
    shell,
    content: `poetry config${inProject(subject)} ${shellArgument(shell, `repositories.${name}`)} ${shellArgument(shell, url)}`,
    asFile: {
      id: 'set-repository-file',
      kind: 'file',
      title: `The same in \`${project ? 'poetry.toml' : 'config.toml'}\``,
      why: `${project ? 'Beside `pyproject.toml`. ' : ''}If the file exists, add these lines at its end.`,
      source: SOURCES.poetryConfiguration,
      language: 'toml',
      name: project ? 'poetry.toml' : 'config.toml',
      path: project ? 'poetry.toml' : USER_PATHS[PLATFORMS[subject.system]],
      tables,
      content: tomlDocument(tables),
    },
  }
}

/** That the name leads to the address to publish to: unset, Poetry takes the address of a source of the same name. */
export function seeUploadRepository(subject: InPoetryFile): CheckStep {
  const { repository, system } = subject
  const shell = SHELLS[system]
  const name = poetryName(subject)
  return {
    id: 'see-repository',
    kind: 'check',
    title: 'See where Poetry will publish',
    why: '',
    source: SOURCES.poetryConfiguration,
    shell,
    content: `poetry config ${shellArgument(shell, `repositories.${name}`)}`,
    expect: `{'url': '${uploadUrl(repository)}'}`,
    otherwise: [
      {
        see: `There is no ${name} repository defined`,
        means: 'You are in another directory, or the step above was not run.',
      },
      {
        see: "/simple/'}",
        means: 'That is the address to install from, which takes no uploads. Run the step above.',
      },
    ],
  }
}

/**
 * The publishing itself. Not `--build`: with older files in `dist` it asks a question. The source archive goes first, and a
 * refusal stops before the wheel; without a terminal, Poetry writes 100% before the server has answered.
 * Seen with Poetry 2.5.1. `--skip-existing` knows Google's words for "already exists".
 */
export function publishWithPoetry(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const name = poetryName(subject)
  return {
    id: 'upload',
    kind: 'check',
    title: 'Build and publish',
    why: 'Always with `--repository`: without it Poetry publishes to the public PyPI. All went well if no line with `HTTP Error` follows.',
    badges: ['WRITER ONLY'],
    source: SOURCES.poetryPublish,
    shell,
    content: `poetry build\npoetry publish --repository ${shellArgument(shell, name)}`,
    expect: '.whl 100%',
    otherwise: [
      {
        see: 'HTTP Error 403: Forbidden',
        means: MAY_NOT_PUBLISH,
      },
      {
        see: 'HTTP Error 400: Bad Request',
        means:
          'With `Requested entity already exists`: this version is there, and versions are never replaced. Raise the version (`poetry version patch`) and build again. If only some of its files got there, add `--skip-existing`.',
      },
      { see: 'HTTP Error 401: Unauthorized', means: unauthorized(subject) },
      {
        see: 'HTTP Error 405: Method Not Allowed',
        means: 'The address ends in `/simple/`: set it again as above.',
      },
      {
        see: `Repository ${name} is not defined`,
        means: NOT_DEFINED[subject.scope === 'environment' ? 'environment' : 'file'],
      },
      {
        see: 'is not possible in non-package mode',
        means: 'This project is no package: `package-mode` is off in its `pyproject.toml`.',
      },
      ...keyringSays(subject),
      ...(passwordRefused(subject) === undefined ? [NO_PROJECT_WARNING] : []),
    ],
  }
}

const NOT_DEFINED = {
  environment: 'The variables are not set in this terminal: set them as above.',
  file: 'The name was not given, or in another project: run the step above.',
} as const

/** Takes {@link setUploadRepository} back. */
export function unsetUploadRepository(subject: InPoetryFile): UndoStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'unset-repository',
    kind: 'undo',
    title: 'Forget the name for publishing',
    why: `${subject.scope === 'project' ? 'In your project’s directory. ' : ''}What is published stays.`,
    source: SOURCES.poetryConfiguration,
    shell,
    content: `poetry config${inProject(subject)} --unset ${shellArgument(shell, `repositories.${poetryName(subject)}`)}`,
  }
}
