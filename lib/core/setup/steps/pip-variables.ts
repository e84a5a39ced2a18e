import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import { effectOf, indexKey, indexUrlWithPassword, indexUrlWithUser } from './pip-index'
import { setVariables, unsetVariables } from './variables'

/** pip reads every long option from a variable: https://pip.pypa.io/en/stable/topics/configuration/#environment-variables */
const name = (option: string) => `PIP_${option.toUpperCase().replaceAll('-', '_')}`

/** Makes the repository the index of pip, and of all that installs through pip, in this terminal. */
export function setPipVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const key = name(indexKey(subject))
  const last = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : FIXED_USER
  return setVariables(
    subject,
    signIn
      ? [[key, indexUrlWithPassword(subject, signIn)]]
      : [
          [name('keyring-provider'), 'subprocess'],
          [key, indexUrlWithUser(subject)],
        ],
    {
      id: 'set-index',
      ...effectOf(subject, 'in this terminal', last),
      source: SOURCES.pipConfiguration,
    },
  )
}

/** Takes {@link setPipVariables} back. */
export function unsetPipVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  const key = name(indexKey(subject))
  return unsetVariables(subject, signIn ? [key] : [name('keyring-provider'), key], {
    id: 'unset-index',
    title: 'Give pip its old index back',
    why: 'In this terminal. Without a setting pip looks on PyPI.',
    source: SOURCES.pipConfiguration,
  })
}
