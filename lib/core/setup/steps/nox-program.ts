import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { NOT_FOUND } from './prerequisites'

/** nox itself. Tried: 2026.10.20. */
export function noxItself({ system }: Subject): CheckStep {
  return {
    id: 'nox',
    kind: 'check',
    title: 'nox, and a project with a `noxfile.py`',
    why: 'Run everything in its directory.',
    source: SOURCES.nox,
    shell: SHELLS[system],
    content: 'nox --list',
    expect: 'Sessions defined in',
    otherwise: [
      {
        see: 'Failed to load Noxfile',
        means: 'You are in another directory, or the project does not use nox.',
      },
      {
        see: NOT_FOUND[system],
        means: `Install it: \`pipx install ${FROM_PYPI} nox\`. The page linked here knows other ways.`,
      },
    ],
  }
}
