import { uploadUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import type { Subject } from '../tool'
import { poetryName } from './poetry-source'
import { setVariables, unsetVariables, type Variable } from './variables'

/**
 * What no file says: user name and password, for installing and publishing, and without a file the address to publish to. Not
 * `poetry config http-basic`, which stores the password, in a keyring or in `auth.toml`.
 * Facts: https://python-poetry.org/docs/configuration/#using-environment-variables; 2.5.1.
 */
function variables(subject: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  const name = poetryName(subject).toUpperCase().replaceAll('-', '_')
  return [
    ...(subject.scope === 'environment'
      ? [[`POETRY_REPOSITORIES_${name}_URL`, uploadUrl(subject.repository)] as const]
      : []),
    ...(signIn
      ? ([
          [`POETRY_HTTP_BASIC_${name}_USERNAME`, signIn.user],
          [
            `POETRY_HTTP_BASIC_${name}_PASSWORD`,
            ['', { secret: signIn.password, encoding: 'literal' }, ''],
          ],
        ] as const)
      : []),
  ]
}

const AGE: Readonly<Record<string, string>> = {
  oauth2accesstoken: ' The token is over after 60 minutes: run this again then.',
  _json_key_base64:
    ' Close the terminal when you are done: its programs can read the key, and base64 hides nothing.',
}

/** Sets them in this terminal. */
export function setPoetryVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const why =
    subject.scope === 'environment'
      ? 'In this terminal. The names of the variables contain that of the repository, `artifact-registry`. The address has no `/simple/`.'
      : 'In this terminal. The names of the variables contain that of the repository.'
  return setVariables(subject, variables(subject, signIn), {
    title:
      subject.scope === 'environment' ? 'Tell Poetry where to publish' : 'Hand Poetry the password',
    why: `${why}${(signIn && AGE[signIn.user]) ?? ''}`,
    source: SOURCES.poetryVariables,
  })
}

/** Takes {@link setPoetryVariables} back. */
export function unsetPoetryVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, signIn).map(([name]) => name),
    {
      title: 'Forget the variables',
      why: 'In this terminal.',
      source: SOURCES.poetryVariables,
    },
  )
}
