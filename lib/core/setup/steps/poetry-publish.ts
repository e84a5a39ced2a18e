import { shellArgument } from '@/lib/core/quote/shell-argument'
import { tomlDocument } from '@/lib/core/quote/toml-document'
import { uploadUrl } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { unauthorized } from './poetry-checks'
import { poetryName } from './poetry-source'
import { MAY_NOT_PUBLISH } from './refusals'

/** Gives the address to publish to a name, in the project's own `poetry.toml`. A source of the same name is no contradiction. */
export function setUploadRepository({ repository, system }: Subject): CommandStep {
  const shell = SHELLS[system]
  const name = poetryName(repository)
  const url = uploadUrl(repository)
  return {
    id: 'set-repository',
    kind: 'command',
    title: 'Give the repository a name for publishing',
    why: 'In your project’s directory. The address has no `/simple/`, unlike the one to install from. No user name is needed: keyring supplies it.',
    source: SOURCES.poetryPublish,
    shell,
    content: `poetry config --local ${shellArgument(shell, `repositories.${name}`)} ${shellArgument(shell, url)}`,
    asFile: {
      id: 'set-repository-file',
      kind: 'file',
      title: 'The same in `poetry.toml`',
      why: 'Beside `pyproject.toml`. If the file exists, add these lines at its end.',
      source: SOURCES.poetryConfiguration,
      language: 'toml',
      name: 'poetry.toml',
      path: 'poetry.toml',
      content: tomlDocument([{ path: ['repositories', name], entries: [['url', url]] }]),
    },
  }
}

/** That the name leads to the address to publish to: unset, Poetry takes the address of a source of the same name. */
export function seeUploadRepository({ repository, system }: Subject): CheckStep {
  const shell = SHELLS[system]
  const name = poetryName(repository)
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
  const { repository, system } = subject
  const shell = SHELLS[system]
  const name = poetryName(repository)
  return {
    id: 'upload',
    kind: 'check',
    title: 'Build and publish',
    why: 'Always with `--repository`: without it Poetry publishes to the public PyPI. All went well if no line with `HTTP Error` follows.',
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
        means: 'The address ends in `/simple/`: give the name again as above.',
      },
      {
        see: `Repository ${name} is not defined`,
        means: 'The name was not given in this project: run the step above in this directory.',
      },
      {
        see: 'is not possible in non-package mode',
        means: 'This project is no package: `package-mode` is off in its `pyproject.toml`.',
      },
      { see: 'Failed to find credentials', means: 'Nobody is signed in: sign in as above.' },
      NO_PROJECT_WARNING,
    ],
  }
}

/** Takes {@link setUploadRepository} back. */
export function unsetUploadRepository({ repository, system }: Subject): UndoStep {
  const shell = SHELLS[system]
  return {
    id: 'unset-repository',
    kind: 'undo',
    title: 'Forget the name for publishing',
    why: 'In your project’s directory. What is published stays.',
    source: SOURCES.poetryConfiguration,
    shell,
    content: `poetry config --local --unset ${shellArgument(shell, `repositories.${poetryName(repository)}`)}`,
  }
}
