import { iniDocument } from '@/lib/core/quote/ini-document'
import type { PasswordSignIn } from '../credential'
import { CREDENTIAL_TABLE } from '../credentials'
import type { CommandStep, FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { isWindows, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { effectOnEnvironments } from './effect-on-environments'
import { keyringVariables, passwordVariables } from './environment-variables'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import { setVariables, unsetVariables, type Variable } from './variables'

/**
 * What the backend reads and tox does not hand on by itself: of the sign-in, tox 4.67.15 passes `HOME` and `PIP_*` only (tried with
 * a key file: 401 without, and installed with it). On Windows Google's library looks for the sign-in under `APPDATA`, which
 * is not passed either (read in `tox_env/api.py`; not tried on Windows).
 */
const KEY = 'GOOGLE_APPLICATION_CREDENTIALS'
const FOLDER = 'APPDATA'

/** As an INI file and as a TOML file name them: what runs tests, and what builds the project. Tried: 4.22.0 to 4.67.15. */
const SECTIONS = ['testenv', 'env_run_base', 'pkgenv', 'env_pkg_base']

/** A setting in front of every file's, where there is something to pass. */
function override({ system, credentials }: Subject): readonly Variable[] {
  const passed = [
    ...(CREDENTIAL_TABLE[credentials].file === undefined ? [] : [KEY]),
    ...(isWindows(system) ? [FOLDER] : []),
  ]
  const value = SECTIONS.map((section) => `${section}.pass_env+=${passed.join(',')}`).join(';')
  return passed.length === 0 ? [] : [['TOX_OVERRIDE', value]]
}

function variables(subject: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  return signIn
    ? passwordVariables(subject, signIn)
    : [...keyringVariables(subject), ...override(subject)]
}

/** tox hands all `PIP_*` on to its environments, and with the plugin tox-uv all `UV_*`. */
export function setToxVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const effect = effectOnEnvironments(subject, 'tox', 'in this terminal')
  const through =
    override(subject).length === 0
      ? ''
      : '`TOX_OVERRIDE` lets the sign-in through, which tox otherwise keeps from them. '
  const last = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : `${through}${FIXED_USER}`
  return setVariables(subject, variables(subject, signIn), {
    id: 'set-index',
    ...effect,
    why: `${effect.why} The lines with \`UV\` are for projects with the plugin tox-uv. ${last}`.trim(),
    source: SOURCES.toxConfiguration,
  })
}

/** Takes {@link setToxVariables} back. */
export function unsetToxVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  const names = variables(subject, signIn).map(([name]) => name)
  return unsetVariables(subject, names, {
    id: 'unset-index',
    title: 'Forget the index',
    why: 'In this terminal. Without a setting pip and uv look on PyPI.',
    source: SOURCES.toxConfiguration,
  })
}

/** Both sections, for `[pkgenv]`, where the project is built, inherits nothing from `[testenv]` (tried: 4.67.15). */
export function writeToxIni(subject: Subject): FileStep {
  const effect = effectOnEnvironments(subject, 'tox', 'in this project')
  const set = keyringVariables(subject).map(([name, value]) => `${name}=${value}`)
  const sections = ['testenv', 'pkgenv'].map((name) => ({
    name,
    entries: [['pass_env', [KEY, FOLDER]] as const, ['set_env', set] as const],
  }))
  return {
    id: 'write-index',
    kind: 'file',
    ...effect,
    why: `${effect.why} Add the lines to what the sections have already. An environment with a \`set_env\` of its own does not get them: give it the line \`{[testenv]set_env}\`. The lines with \`UV\` are for the plugin tox-uv. ${FIXED_USER}`,
    source: SOURCES.toxConfiguration,
    language: 'ini',
    name: 'tox.ini',
    path: 'tox.ini',
    sections,
    content: iniDocument(sections),
  }
}

/** Takes {@link writeToxIni} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanToxIni({ system }: Subject): UndoStep {
  return {
    id: 'clean-index',
    kind: 'undo',
    title: 'Take the repository out of `tox.ini`',
    why: 'Delete the lines that were added to `[testenv]` and `[pkgenv]`. `tox run --recreate` then makes the environments anew.',
    source: SOURCES.toxConfiguration,
    shell: SHELLS[system],
    content: editFile(system, 'tox.ini'),
  }
}
