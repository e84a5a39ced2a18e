import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { seeBackendBeside } from './backend-beside'
import { FROM_PYPI } from './from-pypi'
import { BACKEND } from './keyring-backend'
import { NOT_FOUND } from './prerequisites'

/** Hatch itself. 1.10.0 is the first whose environments uv can make (not 1.9.7); all that the guides quote was seen with 1.18.2. */
export function hatch1({ system }: Subject): CheckStep {
  return {
    id: 'hatch',
    kind: 'check',
    title: 'Hatch 1.10 or newer',
    why: '',
    source: SOURCES.installHatch,
    shell: SHELLS[system],
    content: 'hatch --version',
    expect: 'Hatch, version ',
    atLeast: [
      {
        before: 'Hatch, version ',
        version: '1.10',
        tooOld: 'Update it the way you installed it, with `pipx upgrade hatch` for example.',
      },
    ],
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Install it: \`pipx install ${FROM_PYPI} hatch\`. The page linked here knows other ways.`,
      },
    ],
  }
}

/** Hatch with the backend in its own environment: for publishing it asks only what is installed beside it. */
export function installHatch({ system }: Subject): CommandStep {
  return {
    id: 'install-hatch',
    kind: 'command',
    title: 'Install Hatch and Google’s backend for keyring',
    why: 'For publishing, Hatch asks only a keyring in its own environment, so the backend goes there too. The backend stores nothing; it fetches a new token each time. If you have Hatch from elsewhere, remove that one first.',
    source: SOURCES.installHatch,
    shell: SHELLS[system],
    content: `pipx install ${FROM_PYPI} hatch\npipx inject ${FROM_PYPI} hatch ${BACKEND}`,
  }
}

/** That Hatch's environment has the backend. */
export const seeHatchsBackend = (subject: Subject): CheckStep =>
  seeBackendBeside(subject, 'hatch', 'Hatch')

/** Takes {@link installHatch} back. */
export function removeHatchsBackend({ system }: Subject): UndoStep {
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove the backend from Hatch',
    why: 'Only if none of your projects is published to Artifact Registry any more. `pipx uninstall hatch` removes Hatch too.',
    source: SOURCES.pipx,
    shell: SHELLS[system],
    content: `pipx uninject hatch ${BACKEND}`,
  }
}
