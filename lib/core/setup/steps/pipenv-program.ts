import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { inEnglish } from './in-english'
import { NOT_FOUND } from './prerequisites'

/** Its own pip runs the program keyring only for a user name, which 2026.6.0 to 2026.7.1 take out of the address: docs/failure-modes.md 18. */
const WITHOUT_KEYRING = {
  means:
    'This release gets nothing from keyring: it takes the user name out of the address. Update to 2026.8.0 or newer, with `pipx upgrade pipenv` for example.',
  source: SOURCES.pipAsksKeyring,
}

/** The same, where keyring has the credentials: some releases cannot ask it. */
export function pipenvWithKeyring(subject: Subject): CheckStep {
  const check = pipenv(subject)
  const broken = ['2026.6.', '2026.7.'].map((version) => ({
    see: `pipenv, version ${version}`,
    ...WITHOUT_KEYRING,
  }))
  return { ...check, otherwise: [...broken, ...check.otherwise] }
}

/** Pipenv itself. What the guides say was tried with 2023.12.1 and 2026.10.3. */
export function pipenv({ system }: Subject): CheckStep {
  return {
    id: 'pipenv',
    kind: 'check',
    title: 'Pipenv 2023.12.1 or newer',
    why: '',
    source: SOURCES.installPipenv,
    shell: SHELLS[system],
    content: 'pipenv --version',
    expect: 'pipenv, version ',
    atLeast: [
      {
        before: 'pipenv, version ',
        version: '2023.12.1',
        tooOld: 'Update it the way you installed it, with `pipx upgrade pipenv` for example.',
      },
    ],
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: `Install it: \`pipx install ${FROM_PYPI} pipenv\`. The page linked here knows other ways.`,
      },
    ],
  }
}

/** That one is in a project: elsewhere Pipenv would make one, without a word. */
export function pipfile({ system }: Subject): CheckStep {
  const shell = SHELLS[system]
  return {
    id: 'pipfile',
    kind: 'check',
    title: 'A project: run everything in its directory',
    why: '',
    source: SOURCES.pipfile,
    shell,
    // `cat` is an alias in PowerShell.
    content: shell === 'cmd' ? 'type Pipfile' : inEnglish(shell, 'cat Pipfile'),
    expect: '[packages]',
    otherwise: [
      {
        see: {
          bash: 'No such file or directory',
          powershell: 'does not exist',
          cmd: 'cannot find the file',
        }[shell],
        means:
          'You are in another directory, or have no project yet: `pipenv install` makes one, in the directory that you are in.',
      },
    ],
  }
}
