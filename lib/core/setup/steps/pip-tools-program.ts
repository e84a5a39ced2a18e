import { tomlDocument } from '@/lib/core/quote/toml-document'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep, FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { FROM_PYPI } from './from-pypi'
import { NOT_FOUND } from './prerequisites'

/**
 * pip-compile runs the pip beside it, so it belongs into each project's own environment. 7.0.0 is the first that reads the file of
 * {@link keepAddressOut} by itself (tried: 6.13.0 writes the address, its user and password included).
 */
export function pipTools({ system }: Subject): CheckStep {
  return {
    id: 'pip-tools',
    kind: 'check',
    title: 'pip-tools 7.0 or newer, in the environment of your project',
    why: 'It uses the pip beside it, and that one’s settings and keyring.',
    source: SOURCES.pipTools,
    shell: SHELLS[system],
    content: 'pip-compile --version',
    expect: 'pip-compile, version ',
    atLeast: [
      {
        before: 'pip-compile, version ',
        version: '7.0',
        tooOld: `It would write pip’s index, with a password that is in it, into \`requirements.txt\`. Run \`python -m pip install --upgrade ${FROM_PYPI} pip-tools\`.`,
      },
    ],
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Activate the environment of your project, and install it: \`python -m pip install ${FROM_PYPI} pip-tools\`.`,
      },
    ],
  }
}

const SETTINGS = [{ path: ['tool', 'pip-tools'], entries: [['emit-index-url', false]] }] as const

/**
 * Without it pip-compile writes pip's index, the password included, into `requirements.txt` (tried: 7.6.2, a token and a key).
 * Of `.pip-tools.toml` and `pyproject.toml` it reads the first that is there.
 */
export function keepAddressOut(): FileStep {
  return {
    id: 'keep-address-out',
    kind: 'file',
    title: 'Keep the password out of `requirements.txt`',
    why: 'In your project’s directory, before anything else. If your `pyproject.toml` has a table `[tool.pip-tools]`, put the line there instead: pip-tools reads only one of the two files.',
    danger:
      'Without this line `pip-compile` writes pip’s index, with the password in it, into `requirements.txt`.',
    source: SOURCES.pipToolsConfiguration,
    language: 'toml',
    name: '.pip-tools.toml',
    path: '.pip-tools.toml',
    tables: SETTINGS,
    content: tomlDocument(SETTINGS),
  }
}

/** Takes {@link keepAddressOut} back. */
export function mayWriteAddress({ system }: Subject): UndoStep {
  return {
    id: 'may-write-address',
    kind: 'undo',
    title: 'Take the line out of `.pip-tools.toml`',
    why: 'Only after the password is gone from pip’s settings. Delete the file if nothing else is in it.',
    source: SOURCES.pipToolsConfiguration,
    shell: SHELLS[system],
    content: editFile(system, '.pip-tools.toml'),
  }
}

/** Takes {@link writeRequirements} back, by hand. Without `requirements.txt` pip-compile would raise every version (tried: 7.6.2). */
export function cleanRequirements({ repository, system }: Subject): UndoStep {
  return {
    id: 'clean-requirements',
    kind: 'undo',
    title: 'Take the repository out of `requirements.in`',
    why: `Delete the line that ends with \`${simpleIndexUrl(repository).replace('https://', '')}\`. \`pip-compile\` repeated it in \`requirements.txt\`: there, too; the versions stay. Then run \`pip-compile\`.`,
    source: SOURCES.pipCompile,
    shell: SHELLS[system],
    content: [editFile(system, 'requirements.in'), editFile(system, 'requirements.txt')].join('\n'),
  }
}
