import type { CheckStep, CommandStep, System, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { BACKEND } from './keyring-backend'
import { NOT_FOUND } from './prerequisites'
import { pythonOf } from './python-of'

/** With the libraries that PDM was tested with: newer ones have broken it twice (pdm-project/pdm#3665, and hishel 2.0). */
const INSTALL_PDM = `pipx install --force ${FROM_PYPI} "pdm[locked]"`

/** PDM itself. Tried: 2.22.4 and 2.29.4. */
export function pdm2({ system }: Subject): CheckStep {
  return {
    id: 'pdm',
    kind: 'check',
    title: 'PDM 2.22 or newer',
    why: '',
    source: SOURCES.installPdm,
    badges: ['PDM ≥ 2.22'],
    shell: SHELLS[system],
    content: 'pdm --version',
    expect: 'PDM, version ',
    atLeast: [
      { before: 'PDM, version ', version: '2.22', tooOld: `Install it anew: \`${INSTALL_PDM}\`.` },
    ],
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Install it: \`${INSTALL_PDM}\`. The page linked here knows other ways.`,
      },
    ],
  }
}

/**
 * PDM 2.29.4, the newest of November 2026, dies of hishel 2.0 at its first request; `pdm --version` still works. The same
 * line comes from all of PDM's commands that ask an index.
 */
export const BROKEN_PDM = {
  see: "module 'hishel' has no attribute",
  means: `PDM was installed with a library that is too new for it. Install it again with those it was tested with: \`${INSTALL_PDM}\`, then the backend as above.`,
}

/** keyring and the backend where PDM is: it asks the one in its own environment first. */
export function addBackendToPdm({ system }: Subject): CommandStep {
  return {
    id: 'install-keyring',
    kind: 'command',
    title: 'Add keyring and Google’s backend for it to PDM',
    why: 'To PDM itself, not to your project. The backend stores nothing; it fetches a new token each time. User name and password both come from there, so nothing is left to set.',
    source: SOURCES.pdmCommands,
    shell: SHELLS[system],
    content: `pdm self add --pip-args="${FROM_PYPI}" keyring ${BACKEND}`,
  }
}

/** That PDM's environment has it. PDM cuts long names off: 2.29.4 prints `keyrings.google-artifactregistry-…`. */
export function seePdmsBackend({ system }: Subject): CheckStep {
  return {
    id: 'list-backends',
    kind: 'check',
    title: 'See that PDM has the backend',
    why: '',
    source: SOURCES.pdmCommands,
    shell: SHELLS[system],
    content: `pdm self list ${ONLY_KEYRING[system]}`,
    python: pythonOf('pdm', system),
    expect: 'keyrings.google-artifact',
    otherwise: [
      {
        see: 'no line at all',
        means: 'The step above failed: run it again and read what it says.',
      },
    ],
  }
}

const ONLY_KEYRING = {
  linux: '| grep keyring',
  macos: '| grep keyring',
  windows: '| Select-String keyring',
  'windows-cmd': '| findstr keyring',
} as const satisfies Record<System, string>

/** Takes {@link addBackendToPdm} back. */
export function removeBackendFromPdm({ system }: Subject): UndoStep {
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove keyring and the backend from PDM',
    why: 'Only if none of your projects uses Artifact Registry any more.',
    source: SOURCES.pdmCommands,
    shell: SHELLS[system],
    content: `pdm self remove --yes keyring ${BACKEND}`,
  }
}
