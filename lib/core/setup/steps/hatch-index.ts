import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import { indexUrlWithPassword, indexUrlWithUser } from './pip-index'
import { setVariables, unsetVariables, type Variable } from './variables'

/**
 * Both of pip and of uv: Hatch makes an environment by pip unless it is told otherwise, and those of `hatch test` by uv.
 * Tried: Hatch 1.18.2 with pip 26.3 and uv 0.13.9.
 */
function variables(subject: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  const url = signIn ? indexUrlWithPassword(subject, signIn) : indexUrlWithUser(subject)
  return [
    ...(signIn
      ? []
      : ([
          ['PIP_KEYRING_PROVIDER', 'subprocess'],
          ['UV_KEYRING_PROVIDER', 'subprocess'],
        ] as const)),
    ['PIP_INDEX_URL', url],
    ['UV_DEFAULT_INDEX', url],
  ]
}

/** Makes the repository the index of every environment that Hatch makes from this terminal. */
export function setHatchVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const last = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : FIXED_USER
  return setVariables(subject, variables(subject, signIn), {
    id: 'set-index',
    title: 'Make this repository the index of Hatch’s environments',
    why: `Hatch has no setting of its own for this: pip or uv make its environments, and read these. From now on both look only here, in this terminal. Public packages, and what your project is built with, are found as well if this is a virtual repository that includes PyPI. ${last}`.trim(),
    source: SOURCES.hatchResolution,
  })
}

/** Takes {@link setHatchVariables} back. */
export function unsetHatchVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, signIn).map(([name]) => name),
    {
      id: 'unset-index',
      title: 'Forget the index',
      why: 'In this terminal. Without a setting pip and uv look on PyPI.',
      source: SOURCES.hatchResolution,
    },
  )
}
