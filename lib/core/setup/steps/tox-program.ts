import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { inEnglish } from './in-english'
import { NOT_FOUND } from './prerequisites'

/**
 * tox itself. 4.22.0 is the first that takes several settings from `TOX_OVERRIDE`, for `tox.ini` and `tox.toml` alike (tried: not
 * 4.11.0; 4.20.0 and 4.21.0 for `tox.ini` only), and then only in a project; 4.67.15 needs none.
 */
export function tox4({ system }: Subject): CheckStep {
  return {
    id: 'tox',
    kind: 'check',
    title: 'tox 4.22 or newer',
    why: 'The pip in each of tox’s environments is its own, and finds a keyring only as a program on the path. So nothing is added to `requires`, as was done with tox 3. Run everything in your project’s directory.',
    source: SOURCES.installTox,
    badges: ['tox ≥ 4.22'],
    shell: SHELLS[system],
    content: 'tox --version',
    // 4.67.15 prints `4.67.15 from …`, 3.28.0 `3.28.0 imported from …`.
    expect: ' from ',
    atLeast: [
      {
        before: '',
        version: '4.22',
        tooOld: 'Update it the way you installed it, with `pipx upgrade tox` for example.',
      },
    ],
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Install it: \`pipx install ${FROM_PYPI} tox\`. The page linked here knows other ways.`,
      },
    ],
  }
}

const NO_FILE = {
  bash: 'No such file or directory',
  powershell: 'does not exist',
  cmd: 'cannot find the file',
} as const

/** That tox reads `tox.ini`: it takes the first file that it finds, so that a new one would hide the others. */
export function toxFile({ system }: Subject): CheckStep {
  const shell = SHELLS[system]
  return {
    id: 'project-file',
    kind: 'check',
    title: 'A project with a `tox.ini`',
    why: '',
    source: SOURCES.toxConfiguration,
    shell,
    content: shell === 'cmd' ? 'type tox.ini' : inEnglish(shell, 'cat tox.ini'),
    expect: '[testenv',
    otherwise: [
      {
        see: NO_FILE[shell],
        means:
          'You are in another directory, or the project keeps tox’s settings in `tox.toml` or `pyproject.toml`. Do not add a `tox.ini` then, for it would hide them: choose environment variables.',
      },
    ],
  }
}
