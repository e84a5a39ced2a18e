import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

const DIRECTORY = { bash: '.tox/ask', powershell: '.tox\\ask', cmd: '.tox\\ask' } as const

/**
 * pip in an environment of tox's own, in a directory of its own and with none of the project's dependencies: what it says is
 * about the repository alone. Tried: tox 4.22.0 to 4.67.15, with `tox.ini` and with `tox.toml`.
 */
function inEnvironment({ system }: Subject): string {
  return `tox exec -e py --workdir ${DIRECTORY[SHELLS[system]]} --skip-pkg-install -x testenv.deps= -x env_run_base.deps= -- python -m pip`
}

const UNAUTHORIZED =
  'pip got no credentials, or expired ones. Sign in again, and set the variables again if you set any.'
const NO_PIP = {
  see: 'No module named pip',
  means:
    'The project has the plugin tox-uv, whose environments have no pip. Ask with `tox run --notest` instead: it ends with `congratulations`.',
}
const SIDE_EFFECT = 'tox makes an environment for it, which the undo below removes.'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryTox(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askTox(subject)
    : findDistribution(subject, subject.distribution)
}

/** With the whole address, for PyPI, if it is asked too, says 404 as well. */
function askTox(subject: Subject): CheckStep {
  return reachRepository(subject, {
    tool: 'tox',
    source: SOURCES.toxCommands,
    command: `${inEnvironment(subject)} index versions ${NO_SUCH_PACKAGE} -vv --disable-pip-version-check`,
    lines: ['Client Error', 'No module named pip'],
    expect: `404 Client Error: Not Found for url: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    otherwise: [
      { see: '403 Client Error', means: MAY_NOT_READ },
      { see: '401 Client Error', means: UNAUTHORIZED },
      NO_PIP,
    ],
    sideEffects: SIDE_EFFECT,
  })
}

function findDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `Installs nothing of it. In \`deps\`, \`${distribution}\` now works. ${SIDE_EFFECT}`,
    source: SOURCES.toxCommands,
    shell,
    content: `${inEnvironment(subject)} index versions ${shellArgument(shell, distribution)}`,
    expect: 'Available versions:',
    otherwise: [
      {
        see: 'No matching distribution found',
        means:
          'The name is not in this repository, or you may not read it: pip says the same of both.',
      },
      { see: '401 Error, Credentials not correct', means: UNAUTHORIZED },
      NO_PIP,
      // Backend 1.1.2 is a plugin of tox as well.
      {
        see: 'does not specify keyrings.google-artifactregistry-auth',
        means: 'Harmless: the backend lies beside tox too, where it is of no use.',
      },
      NO_PROJECT_WARNING,
    ],
  }
}

const REMOVE = {
  bash: 'rm -rf .tox/ask',
  powershell: 'Remove-Item -Recurse -Force .tox\\ask',
  cmd: 'rmdir /s /q .tox\\ask',
} as const

/** Takes back what {@link tryTox} leaves. */
export function removeTrial({ system }: Subject): UndoStep {
  return {
    id: 'remove-trial',
    kind: 'undo',
    title: 'Remove the environment of the check',
    why: '',
    source: SOURCES.toxCommands,
    shell: SHELLS[system],
    content: REMOVE[SHELLS[system]],
  }
}
