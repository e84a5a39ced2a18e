import { shellArgument } from '@/lib/core/quote/shell-argument'
import { tomlDocument } from '@/lib/core/quote/toml-document'
import { type RepositoryName, simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/**
 * What Poetry calls the repository, as a source and for publishing: its ID. `pypi` is taken, in either case of letters (2.5.1:
 * "The URL of PyPI is fixed and cannot be set.").
 */
export function poetryName({ repository }: RepositoryName): string {
  return repository === 'pypi' ? 'pypi-artifact-registry' : repository
}

/**
 * Makes the repository the project's only index. A primary source by itself turns PyPI off (2.5.1 and 1.8.5 with `-vvv`:
 * "Deactivating the PyPI repository"). Run twice, the command updates the same source.
 */
export function addSource({ repository, system }: Subject): CommandStep {
  const shell = SHELLS[system]
  const name = poetryName(repository)
  const url = simpleIndexUrl(repository)
  return {
    id: 'set-source',
    kind: 'command',
    title: 'Make this repository your project’s index',
    why: 'In your project’s directory. From now on Poetry looks only here for this project: a primary source turns PyPI off. Public packages are found as well if this is a virtual repository that includes PyPI. If there is a `poetry.lock`, run `poetry lock` afterwards.',
    source: SOURCES.poetrySources,
    shell,
    content: `poetry source add --priority=primary ${shellArgument(shell, name)} ${shellArgument(shell, url)}`,
    asFile: {
      id: 'set-source-file',
      kind: 'file',
      title: 'The same in `pyproject.toml`',
      why: 'Keep all that the file has, and add these lines at its end.',
      source: SOURCES.poetrySources,
      language: 'toml',
      name: 'pyproject.toml',
      path: 'pyproject.toml',
      content: tomlDocument([
        {
          path: ['tool', 'poetry', 'source'],
          item: true,
          entries: [
            ['name', name],
            ['url', url],
            ['priority', 'primary'],
          ],
        },
      ]),
    },
  }
}

/** That the project has the source, and no other beside it. */
export function seeSource({ repository, system }: Subject): CheckStep {
  return {
    id: 'see-source',
    kind: 'check',
    title: 'See where Poetry looks',
    why: 'One source, and its priority is `primary`.',
    source: SOURCES.poetryCommands,
    shell: SHELLS[system],
    content: 'poetry source show',
    expect: `: ${simpleIndexUrl(repository)}`,
    otherwise: [
      {
        see: ': PyPI',
        means:
          'Poetry looks on PyPI too, so a stranger’s package of the same name may win. Take it out with `poetry source remove PyPI`.',
      },
      {
        see: 'could not find a pyproject.toml file',
        means:
          'You are in another directory, or have no project yet: `poetry init` makes one. Then run the step above.',
      },
    ],
  }
}

/** Takes {@link addSource} back. Without a source Poetry looks on PyPI. */
export function removeSource({ repository, system }: Subject): UndoStep {
  const shell = SHELLS[system]
  return {
    id: 'unset-source',
    kind: 'undo',
    title: 'Take the repository out of your project',
    why: 'In your project’s directory. Without a source Poetry looks on PyPI. A line `tool.poetry.source = []` may stay behind; it can go. If there is a `poetry.lock`, run `poetry lock` afterwards.',
    source: SOURCES.poetryCommands,
    shell,
    content: `poetry source remove ${shellArgument(shell, poetryName(repository))}`,
  }
}
