import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import { indexUrlWithPassword, indexUrlWithUser } from './pip-index'
import { PASSWORD } from './pipenv-source'
import { setVariables, unsetVariables, type Variable } from './variables'

/** Stands in for PyPI in every Pipfile; `Pipfile.lock` keeps PyPI's address (tried: 2023.12.1 and 2026.10.3). */
export const MIRROR = 'PIPENV_PYPI_MIRROR'

/**
 * Pipenv lets pip ask nobody (`--no-input`), so keyring answers only if its provider is named, and by a variable: a setting in pip's
 * file is enough for `pipenv lock`, but `pipenv sync` hides that file (tried: 2026.10.3).
 */
const PROVIDER: Variable = ['PIP_KEYRING_PROVIDER', 'subprocess']

function variables(subject: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  if (subject.scope === 'project') {
    return signIn
      ? [[PASSWORD, ['', { secret: signIn.password, encoding: 'literal' }, '']]]
      : [PROVIDER]
  }
  return signIn
    ? [[MIRROR, indexUrlWithPassword(subject, signIn)]]
    : [PROVIDER, [MIRROR, indexUrlWithUser(subject)]]
}

/** What the Pipfile cannot say, in this terminal; or all of it. */
export function setPipenvVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const age = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : ''
  const words =
    subject.scope === 'project'
      ? signIn
        ? { title: 'Give Pipenv the password', why: `In this terminal. ${age}` }
        : {
            title: 'Let Pipenv ask keyring',
            why: 'In this terminal. For good, and for everybody who works on the project, the line `PIP_KEYRING_PROVIDER=subprocess` in a file `.env` beside the `Pipfile` does the same. A setting in pip’s own file is not enough.',
          }
      : {
          title: 'Put this repository in PyPI’s place',
          why: `In this terminal. From now on Pipenv looks only here wherever a \`Pipfile\` says PyPI. Public packages are found as well if this is a virtual repository that includes PyPI. In a terminal without the variables it looks on PyPI again, for your own packages too. ${signIn ? age : FIXED_USER}`,
        }
  return setVariables(subject, variables(subject, signIn), {
    id: 'set-variables',
    ...words,
    source: SOURCES.pipenvConfiguration,
  })
}

/** Takes {@link setPipenvVariables} back. */
export function unsetPipenvVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  const names = variables(subject, signIn).map(([name]) => name)
  return unsetVariables(subject, names, {
    id: 'unset-variables',
    title: 'Forget the variables',
    why:
      subject.scope === 'project' && signIn === undefined
        ? 'In this terminal. If you made a file `.env` for it, take the line out there.'
        : 'In this terminal.',
    source: SOURCES.pipenvConfiguration,
  })
}
