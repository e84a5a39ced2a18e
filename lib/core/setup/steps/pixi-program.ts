import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { inEnglish } from './in-english'
import { NOT_FOUND } from './prerequisites'

const NO_FILE = {
  bash: 'No such file or directory',
  powershell: 'does not exist',
  cmd: 'cannot find the file',
} as const

/** pixi itself. Tried with 0.77.0. */
export function pixiItself({ system }: Subject): CheckStep {
  return {
    id: 'pixi',
    kind: 'check',
    title: 'pixi',
    why: '',
    source: SOURCES.installPixi,
    shell: SHELLS[system],
    content: 'pixi --version',
    expect: 'pixi ',
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: 'Install it from the page linked here, and open a new terminal.',
      },
    ],
  }
}

/** That one is in a project of pixi's, and which file is its own. */
export function pixiFile({ system }: Subject): CheckStep {
  const shell = SHELLS[system]
  return {
    id: 'project-file',
    kind: 'check',
    title: 'A project with a `pixi.toml`: run everything in its directory',
    why: '',
    source: SOURCES.pixiManifest,
    shell,
    content: shell === 'cmd' ? 'type pixi.toml' : inEnglish(shell, 'cat pixi.toml'),
    expect: '[workspace]',
    otherwise: [
      {
        see: NO_FILE[shell],
        means:
          'You are in another directory, or have no project yet: `pixi init` makes one. If pixi’s settings are in `pyproject.toml`, read `[tool.pixi.pypi-options]` for `[pypi-options]` below.',
      },
      { see: '[project]', means: 'The older name of the same table. It will do.' },
    ],
  }
}
