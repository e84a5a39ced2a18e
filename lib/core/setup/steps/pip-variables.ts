import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import type { Subject } from '../tool'
import { effectOf, indexKey, indexUrlWithPassword, indexUrlWithUser } from './pip-index'
import { setVariables, unsetVariables } from './variables'

/** pip reads every long option from a variable: https://pip.pypa.io/en/stable/topics/configuration/#environment-variables */
const name = (option: string) => `PIP_${option.toUpperCase().replaceAll('-', '_')}`

/** Makes the repository the index of pip, and of all that installs through pip, in this terminal. */
export function setPipVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const { danger, ...effect } = effectOf(subject, 'in this terminal')
  const key = name(indexKey(subject))
  return {
    ...setVariables(
      subject,
      signIn
        ? [[key, indexUrlWithPassword(subject, signIn)]]
        : [
            [name('keyring-provider'), 'subprocess'],
            [key, indexUrlWithUser(subject)],
          ],
      {
        id: 'set-index',
        ...effect,
        ...(signIn && {
          why: `${effect.why.replace(/ `oauth2accesstoken`.*/, '')} ${AGE[signIn.user] ?? ''}`,
        }),
        source: SOURCES.pipConfiguration,
      },
    ),
    ...(danger !== undefined && { danger }),
  }
}

const AGE: Readonly<Record<string, string>> = {
  oauth2accesstoken: 'The token is over after 60 minutes: run this again then.',
  _json_key_base64: 'Close the terminal when you are done: its programs can read the key.',
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
