import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import type { FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { indexUrlWithUser } from './pip-index'

const DEFAULT = ['tool', 'hatch', 'envs', 'default'] as const

/**
 * Hatch sets these variables while it installs, too. PyPI beside the repository is for uv alone: uv takes a name from
 * the first index that has it, and goes on to PyPI neither after a 401 nor after a 403; pip takes the highest version of both.
 * Tried: Hatch 1.18.2 with pip 26.3 and uv 0.13.9.
 */
function tables(subject: Subject): readonly TomlTable[] {
  const url = indexUrlWithUser(subject)
  return subject.index === 'beside'
    ? [
        { path: DEFAULT, entries: [['installer', 'uv']] },
        {
          path: [...DEFAULT, 'env-vars'],
          entries: [
            ['UV_KEYRING_PROVIDER', 'subprocess'],
            ['UV_INDEX', url],
          ],
        },
      ]
    : [
        {
          path: [...DEFAULT, 'env-vars'],
          entries: [
            ['PIP_KEYRING_PROVIDER', 'subprocess'],
            ['PIP_INDEX_URL', url],
            ['UV_KEYRING_PROVIDER', 'subprocess'],
            ['UV_DEFAULT_INDEX', url],
          ],
        },
      ]
}

const WORDS = {
  only: {
    title: 'Make this repository the index of the project’s environments',
    why: 'pip or uv make Hatch’s environments, and from now on both look only here. Public packages, and what your project is built with, are found as well if this is a virtual repository that includes PyPI.',
  },
  beside: {
    title: 'Give the project’s environments this repository, and PyPI after it',
    why: 'uv makes the environment from now on (after `hatch env prune`), because it takes a name from the first index that has it; pip would take the highest version from either.',
  },
} as const

/** A file and not a command: Hatch has none that writes into a project. */
export function writeHatchEnvironment(subject: Subject): FileStep {
  const { title, why } = WORDS[subject.index]
  const content = tables(subject)
  return {
    id: 'write-environment',
    kind: 'file',
    title,
    why: `${why} Not for the environments that are Hatch’s own, such as that of \`hatch test\`. Where a table is in the file already, add only its lines; in a \`hatch.toml\`, leave out \`tool.hatch.\`.`,
    source: subject.index === 'beside' ? SOURCES.hatchInstaller : SOURCES.hatchResolution,
    language: 'toml',
    name: 'pyproject.toml',
    path: 'pyproject.toml',
    tables: content,
    content: tomlDocument(content),
  }
}

/** Takes {@link writeHatchEnvironment} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanHatchEnvironment(subject: Subject): UndoStep {
  const installer = subject.index === 'beside' ? ', and the line `installer`' : ''
  return {
    id: 'clean-environment',
    kind: 'undo',
    title: 'Take the repository out of `pyproject.toml`',
    why: `Delete the lines that were added, with \`PIP_\` and \`UV_\`, under \`[tool.hatch.envs.default.env-vars]\`${installer}.`,
    source: SOURCES.hatchResolution,
    shell: SHELLS[subject.system],
    content: editFile(subject.system, 'pyproject.toml'),
  }
}
