import type { CheckStep } from '../guide'
import { isPassword } from '../is-password'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { isWindows, PLATFORMS, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'

/**
 * Python and its pip, the ones that all following commands use. 3.10 is what keyring's, google-auth's and twine's newest releases ask
 * for (November 2026). pip learnt to call a keyring outside its own environment in 23.0 (pypa/pip#11589; tried with 23.0.1, 23.2.1
 * and 26.3), and `pip index`, which the last check asks, in 21.2 (https://pip.pypa.io/en/stable/news/#v21-2; tried with 21.3).
 */
export function pythonWithPip(subject: Subject): CheckStep {
  const python = pythonCommand(subject)
  const asksProgram = subject.scope !== 'venv' && !isPassword(subject.credentials)
  const pip = asksProgram ? '23.0' : '21.2'
  return {
    id: 'python',
    kind: 'check',
    title: `Python 3.10 or newer, with pip ${pip} or newer`,
    why: asksProgram ? 'Older ones of pip cannot use a keyring that pipx installed.' : '',
    source: SOURCES.installPip,
    shell: SHELLS[subject.system],
    content: `${python} -m pip --version`,
    expect: '(python ',
    atLeast: [
      {
        before: '(python ',
        version: '3.10',
        tooOld: 'Current releases of keyring and twine will not install. Install a newer Python.',
      },
      {
        before: 'pip ',
        version: pip,
        tooOld: `Run \`${python} -m pip install --upgrade ${FROM_PYPI} pip\`.${subject.scope === 'venv' ? '' : IF_REFUSED}`,
      },
    ],
    otherwise: [{ see: 'No module named pip', means: INSTALL_PIP[PLATFORMS[subject.system]] }],
  }
}

const IF_REFUSED =
  ' If that is refused (`externally-managed-environment`), choose a virtual environment, whose pip is its own.'

const INSTALL_PIP = {
  linux:
    'Install it with your system’s packages: `sudo apt install python3-pip python3-venv` on Debian and Ubuntu.',
  macos: 'Run `python3 -m ensurepip --upgrade`, or install Python from python.org or Homebrew.',
  windows: 'Run `py -m ensurepip --upgrade`, or install Python again from python.org.',
} as const

/** That a virtual environment is active: without one, pip's `--site` would be the whole system's file. */
export function activeEnvironment({ system }: Subject): CheckStep {
  const activate = ACTIVATE[SHELLS[system]]
  return {
    id: 'active-environment',
    kind: 'check',
    title: 'An active virtual environment',
    why: '',
    source: SOURCES.venv,
    shell: SHELLS[system],
    content: 'python -c "import sys; print(sys.prefix != sys.base_prefix)"',
    expect: 'True',
    otherwise: [
      { see: 'False', means: `None is active. In your project’s directory: ${activate}.` },
      {
        see: isWindows(system) ? 'Python was not found' : NOT_FOUND[system],
        means: `None is active. In your project’s directory: ${activate}.`,
      },
    ],
  }
}

const ACTIVATE = {
  bash: '`python3 -m venv .venv`, then `source .venv/bin/activate`',
  powershell: '`py -m venv .venv`, then `.venv\\Scripts\\Activate.ps1`',
  cmd: '`py -m venv .venv`, then `.venv\\Scripts\\activate.bat`',
} as const

/** pipx, for programs that belong to the user and not to one environment. */
export function pipx({ system }: Subject): CheckStep {
  return {
    id: 'pipx',
    kind: 'check',
    title: 'pipx 1.0 or newer',
    // PEP 668: the Pythons of Debian, Ubuntu, Fedora and Homebrew refuse `pip install --user` with
    // "error: externally-managed-environment" (tried: Debian 12, pip 23.0.1). pip's own page on authentication
    // names pipx for keyring.
    why: 'Keeps command-line programs apart from your projects. Many systems refuse `pip install --user` nowadays.',
    source: SOURCES.pipx,
    shell: SHELLS[system],
    content: 'pipx --version',
    // Tried: 1.0.0, 1.4.3, 1.8.0 and 1.18.4.
    expect: '1.',
    atLeast: [{ before: '', version: '1.0', tooOld: 'Update it the way you installed it.' }],
    otherwise: [{ see: NOT_FOUND[system], means: INSTALL_PIPX[PLATFORMS[system]] }],
  }
}

const INSTALL_PIPX = {
  linux:
    'Install it (`sudo apt install pipx` on Debian and Ubuntu), run `pipx ensurepath`, and open a new terminal.',
  macos: 'Install it (`brew install pipx`), run `pipx ensurepath`, and open a new terminal.',
  windows:
    'Run `py -m pip install --user pipx`, then `py -m pipx ensurepath`, and open a new terminal.',
} as const

/** What a shell says of a program that is not on the path. */
export const NOT_FOUND = {
  linux: 'command not found',
  macos: 'command not found',
  windows: 'is not recognized',
  'windows-cmd': 'is not recognized',
} as const

/** The gcloud CLI, for the sign-in. */
export function gcloud({ system }: Pick<Subject, 'system'>): CheckStep {
  return {
    id: 'gcloud',
    kind: 'check',
    title: 'The gcloud CLI',
    why: '`gcloud init` and its defaults are not needed: every command here names its project.',
    source: SOURCES.installGcloud,
    shell: SHELLS[system],
    content: 'gcloud --version',
    expect: 'Google Cloud SDK',
    otherwise: [
      {
        see: NOT_FOUND[system],
        means: 'Install it from the page linked here, and open a new terminal.',
      },
    ],
  }
}
