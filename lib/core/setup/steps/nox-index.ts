import type { PasswordSignIn } from '../credential'
import type { CommandStep, FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { effectOnEnvironments } from './effect-on-environments'
import { keyringVariables, passwordVariables } from './environment-variables'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import { setVariables, unsetVariables, type Variable } from './variables'

const variables = (subject: Subject, signIn?: PasswordSignIn): readonly Variable[] =>
  signIn ? passwordVariables(subject, signIn) : keyringVariables(subject)

/** nox hands a terminal's variables on as they are. Tried with virtualenv, venv and uv (`--default-venv-backend`). */
export function setNoxVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const effect = effectOnEnvironments(subject, 'nox', 'in this terminal')
  const last = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : FIXED_USER
  return setVariables(subject, variables(subject, signIn), {
    id: 'set-index',
    ...effect,
    why: `${effect.why} The lines with \`UV\` are for sessions that install by uv. ${last}`.trim(),
    source: SOURCES.noxUsage,
  })
}

/** Takes {@link setNoxVariables} back. */
export function unsetNoxVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  const names = variables(subject, signIn).map(([name]) => name)
  return unsetVariables(subject, names, {
    id: 'unset-index',
    title: 'Forget the index',
    why: 'In this terminal. Without a setting pip and uv look on PyPI.',
    source: SOURCES.noxUsage,
  })
}

/**
 * A noxfile is a program, and its sessions get the variables that it sets, wherever in the file that is. The values are addresses in
 * ASCII and plain words, which JSON and Python write in the same way.
 */
export function writeNoxfile(subject: Subject): FileStep {
  const effect = effectOnEnvironments(subject, 'nox', 'in this project')
  const lines = keyringVariables(subject).map(
    ([name, value]) => `    ${name}=${JSON.stringify(value)},`,
  )
  return {
    id: 'write-index',
    kind: 'file',
    ...effect,
    why: `${effect.why} Add this below the other \`import\` lines of the file. It wins over such variables of a terminal. The lines with \`UV\` are for sessions that install by uv. ${FIXED_USER}`,
    source: SOURCES.noxConfiguration,
    language: 'python',
    name: 'noxfile.py',
    path: 'noxfile.py',
    content: `import os\n\nos.environ.update(\n${lines.join('\n')}\n)\n`,
  }
}

/** Takes {@link writeNoxfile} back. */
export function cleanNoxfile({ system }: Subject): UndoStep {
  return {
    id: 'clean-index',
    kind: 'undo',
    title: 'Take the repository out of `noxfile.py`',
    why: 'Delete what was added. nox makes the environments anew on its next run, unless it is run with `--reuse-existing-virtualenvs`.',
    source: SOURCES.noxConfiguration,
    shell: SHELLS[system],
    content: editFile(system, 'noxfile.py'),
  }
}
