import { iniDocument } from '@/lib/core/quote/ini-document'
import { uploadUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { PYPIRC_PATHS, pypirc } from '../pypirc'
import { SOURCES } from '../sources'
import { isWindows, PLATFORMS } from '../systems'
import type { Subject } from '../tool'
import { OWN_PROFILE } from './protect-pip-file'
import { setVariables, unsetVariables, type Variable } from './variables'

/** Which of twine's variables a subject needs: the address where there is no `.pypirc`, the rest where keyring is not asked. */
function variables(subject: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  return [
    ...(subject.scope === 'environment'
      ? ([['TWINE_REPOSITORY_URL', uploadUrl(subject.repository)]] as const)
      : []),
    ...(signIn
      ? ([
          ['TWINE_USERNAME', signIn.user],
          ['TWINE_PASSWORD', ['', { secret: signIn.password, encoding: 'literal' }, '']],
        ] as const)
      : []),
  ]
}

/**
 * Tells twine by variables what `.pypirc` does not. In `.pypirc` a password stands as it is: nothing is percent-encoded there.
 * Facts: https://twine.readthedocs.io/en/stable/#environment-variables, twine 7.0.0.
 */
export function setTwineVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const step = setVariables(subject, variables(subject, signIn), {
    title: signIn ? 'Hand twine the password' : 'Tell twine where to publish',
    why: signIn
      ? (AGE[signIn.user] ?? '')
      : 'In this terminal. The address has no `/simple/`, and no user name is needed: keyring supplies it.',
    source: SOURCES.twineVariables,
  })
  return signIn?.password.isKey && subject.scope !== 'environment'
    ? { ...step, asKeyedFile: pypircWithKey(subject, signIn) }
    : step
}

const AGE: Readonly<Record<string, string>> = {
  oauth2accesstoken: 'In this terminal. The token is over after 60 minutes: run this again then.',
  _json_key_base64:
    'In this terminal. Close it when you are done: its programs can read the key, and base64 hides nothing.',
}

const KEEP = 'Keep it to yourself, with `chmod 600 "$HOME/.pypirc"`.'

function pypircWithKey({ repository, system }: Subject, { user }: PasswordSignIn) {
  return {
    title: 'The same in `.pypirc`',
    why: `Instead of the variables. Whoever reads the file has the key. ${isWindows(system) ? OWN_PROFILE : KEEP}`,
    source: SOURCES.pypirc,
    language: 'ini',
    name: '.pypirc',
    path: PYPIRC_PATHS[PLATFORMS[system]],
    keyed: [
      `${iniDocument(pypirc(repository))}username = ${user}\npassword = `,
      { key: 'base64' },
      '\n',
    ],
  } as const
}

/** Takes {@link setTwineVariables} back. */
export function unsetTwineVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, signIn).map(([name]) => name),
    {
      title: 'Forget the variables',
      why: 'In this terminal. Without them twine publishes to the public PyPI.',
      source: SOURCES.twineVariables,
    },
  )
}
