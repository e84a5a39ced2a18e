import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { BACKEND } from './keyring-backend'
import { NOT_FOUND } from './prerequisites'
import { pythonOf } from './python-of'

/** Poetry itself. All that the guides quote was seen with 2.5.1; 1.8.5 turns PyPI off for a primary source as well. */
export function poetry2({ system }: Subject): CheckStep {
  return {
    id: 'poetry',
    kind: 'check',
    title: 'Poetry 2.0 or newer',
    why: '',
    source: SOURCES.installPoetry,
    badges: ['Poetry ≥ 2'],
    shell: SHELLS[system],
    content: 'poetry --version',
    expect: 'Poetry (version ',
    atLeast: [
      {
        before: 'Poetry (version ',
        version: '2.0',
        tooOld:
          'Update it the way you installed it: `pipx upgrade poetry`, or `poetry self update`.',
      },
    ],
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Install it: \`pipx install ${FROM_PYPI} poetry\`. The page linked here knows other ways.`,
      },
    ],
  }
}

/**
 * The backend in Poetry's own environment. `self add` reads no project's sources, only Poetry's own file: PyPI, unless somebody
 * put another index there, and then `--source pypi` stops (2.5.1: `Repository "pypi" does not exist.`). Run twice it adds nothing.
 */
export function addBackendToPoetry({ system }: Subject): CommandStep {
  return {
    id: 'install-keyring',
    kind: 'command',
    title: 'Add Google’s backend for keyring to Poetry',
    why: 'To Poetry itself, not to your project: Poetry asks only the keyring in its own environment. The backend stores nothing; it fetches a new token each time.',
    source: SOURCES.poetryPlugins,
    shell: SHELLS[system],
    content: `poetry self add --source pypi ${BACKEND}`,
  }
}

/** That Poetry's own environment has it. */
export function seePoetrysBackend({ system }: Subject): CheckStep {
  return {
    id: 'list-backends',
    kind: 'check',
    title: 'See that Poetry has the backend',
    why: 'Version 1.1.1 or newer.',
    source: SOURCES.poetryCommands,
    shell: SHELLS[system],
    content: `poetry self show ${BACKEND}`,
    python: pythonOf('poetry', system),
    // Poetry normalises the name.
    expect: `: ${BACKEND.replace('.', '-')}`,
    otherwise: [
      {
        see: 'poetry.lock not found',
        means: 'Nothing was added to Poetry yet: run the step above and read what it says.',
      },
      {
        see: `Package ${BACKEND} not found`,
        means: 'The step above failed: run it again and read what it says.',
      },
      {
        see: 'Repository "pypi" does not exist',
        means:
          'Said by the step above: Poetry itself is set to another index than PyPI. If you trust that one, leave `--source pypi` out.',
      },
    ],
  }
}

/** Takes {@link addBackendToPoetry} back. */
export function removeBackendFromPoetry({ system }: Subject): UndoStep {
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove the backend from Poetry',
    why: 'Only if none of your projects uses Artifact Registry any more.',
    source: SOURCES.poetryCommands,
    shell: SHELLS[system],
    content: `poetry self remove ${BACKEND}`,
  }
}
