import { shellArgument } from '@/lib/core/quote/shell-argument'
import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/**
 * What Poetry calls the repository, as a source and for publishing: its ID. `pypi` is taken, in either case of letters (2.5.1:
 * "The URL of PyPI is fixed and cannot be set."). In a variable a name cannot have digits (2.5.1: 401), so there it is always the same.
 */
export function poetryName({ repository, scope }: Subject): string {
  if (scope === 'environment') return 'artifact-registry'
  return repository.repository === 'pypi' ? 'pypi-artifact-registry' : repository.repository
}

/**
 * Makes the repository the project's only index, or that of the packages which name it. A primary source by itself turns PyPI off (2.5.1
 * and 1.8.5 with `-vvv`: "Deactivating the PyPI repository"), an explicit one does not. Run twice, the command updates the same source.
 */
export function addSource(subject: Subject): CommandStep {
  const { repository, system } = subject
  const shell = SHELLS[system]
  const name = poetryName(subject)
  const url = simpleIndexUrl(repository)
  const priority = { only: 'primary', beside: 'explicit' }[subject.index]
  const tables: readonly TomlTable[] = [
    {
      path: ['tool', 'poetry', 'source'],
      item: true,
      entries: [
        ['name', name],
        ['url', url],
        ['priority', priority],
      ],
    },
  ]
  return {
    id: 'set-source',
    kind: 'command',
    ...EFFECT[subject.index](name),
    source: SOURCES.poetrySources,
    shell,
    content: `poetry source add --priority=${priority} ${shellArgument(shell, name)} ${shellArgument(shell, url)}`,
    asFile: {
      id: 'set-source-file',
      kind: 'file',
      title: 'The same in `pyproject.toml`',
      why: 'Keep all that the file has, and add these lines at its end.',
      source: SOURCES.poetrySources,
      language: 'toml',
      name: 'pyproject.toml',
      path: 'pyproject.toml',
      tables,
      content: tomlDocument(tables),
    },
  }
}

// Poetry 2.5.1: with `supplemental`, a name that is on PyPI too came from there, though the repository had a higher version. What an
// explicit source's package needs was looked for on PyPI, unless added with `--source` in the same command or before.
const EFFECT = {
  only: () => ({
    title: 'Make this repository your project’s index',
    why: 'In your project’s directory. From now on Poetry looks only here for this project: a primary source turns PyPI off. Public packages are found as well if this is a virtual repository that includes PyPI. If there is a `poetry.lock`, run `poetry lock` afterwards.',
  }),
  beside: (name: string) => ({
    title: 'Give this repository to the packages that name it',
    why: `In your project’s directory. A package that you add with \`poetry add --source ${name}\` comes from here and from nowhere else, all others from PyPI. Not \`supplemental\`: there a stranger’s package on PyPI wins over yours of the same name.`,
    danger: `A package from here that needs another one from here: add that one with \`--source ${name}\` too, or Poetry looks for it on PyPI, where anybody may have taken its name.`,
  }),
} as const

/** That the project has the source, and PyPI only where it is meant to. */
export function seeSource({ repository, system, index }: Subject): CheckStep {
  return {
    id: 'see-source',
    kind: 'check',
    title: 'See where Poetry looks',
    why: {
      only: 'One source, and its priority is `primary`.',
      beside: 'Its priority is `explicit`, and PyPI is “implicitly enabled”.',
    }[index],
    source: SOURCES.poetryCommands,
    shell: SHELLS[system],
    content: 'poetry source show',
    expect: `: ${simpleIndexUrl(repository)}`,
    otherwise: [
      ...(index === 'only'
        ? [
            {
              see: ': PyPI',
              means:
                'Poetry looks on PyPI too, so a stranger’s package of the same name may win. Take it out with `poetry source remove PyPI`.',
            },
          ]
        : []),
      {
        see: 'could not find a pyproject.toml file',
        means:
          'You are in another directory, or have no project yet: `poetry init` makes one. Then run the step above.',
      },
    ],
  }
}

/** Takes {@link addSource} back. Without a source Poetry looks on PyPI. */
export function removeSource(subject: Subject): UndoStep {
  const shell = SHELLS[subject.system]
  // 2.5.1, while a package still names it: "Invalid source referenced in dependencies".
  const first =
    subject.index === 'beside' ? ' First `poetry remove` the packages that name it.' : ''
  return {
    id: 'unset-source',
    kind: 'undo',
    title: 'Take the repository out of your project',
    why: `In your project’s directory.${first} Without a source Poetry looks on PyPI. A line \`tool.poetry.source = []\` may stay behind; it can go. If there is a \`poetry.lock\`, run \`poetry lock\` afterwards.`,
    source: SOURCES.poetryCommands,
    shell,
    content: `poetry source remove ${shellArgument(shell, poetryName(subject))}`,
  }
}
