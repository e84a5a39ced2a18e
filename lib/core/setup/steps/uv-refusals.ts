import type { CheckStep } from '../guide'
import { isPassword } from '../is-password'
import type { Subject } from '../tool'
import { passwordRefused } from './password-refused'
import type { UvUse } from './uv-place'

type Otherwise = CheckStep['otherwise'][number]

/** What to do about a 401. */
export function unauthorized(subject: Subject): string {
  const byKeyring =
    subject.scope === 'environment'
      ? 'keyring gave uv nothing, or something that has expired: sign in again, and look at the list of backends.'
      : 'The credentials have expired: sign in again.'
  return passwordRefused(subject) ?? byKeyring
}

/**
 * What there is to see when uv has no user name and password at all. uv 0.13.9 says the first where keyring is missing, where it fails, and
 * where variables are; when it fails, what keyring said comes before.
 */
export function withoutCredentials(subject: Subject): readonly Otherwise[] {
  const password = !asksKeyring(subject)
  const missing = {
    see: 'Missing credentials for',
    means: password
      ? 'The variables are not set in this terminal: set them as above.'
      : 'keyring gave uv nothing: look at the list of backends.',
  }
  return [
    ...(password ? [] : [NOT_SIGNED_IN]),
    ...(subject.scope === 'environment' ? [] : [missing]),
  ]
}

/** Whether keyring is asked, and with it Google's library, which has a warning of its own. */
export function asksKeyring(subject: Subject): boolean {
  return !isPassword(subject.credentials)
}

const NOT_SIGNED_IN = {
  see: 'Failed to find credentials',
  means: 'Nobody is signed in: sign in as above.',
}

/** Why uv may have asked another index. */
export function notRead({ scope }: Subject, use: UvUse): string {
  return use === 'tools' && scope !== 'environment'
    ? 'The file is not in its place.'
    : NOT_READ[scope]
}

// uv 0.13.9: "warning: Found both a `uv.toml` file and a `[tool.uv]` section in an adjacent `pyproject.toml`."
const OF_ONE_S_OWN =
  'The file is not in its place, or you are in a project that names an index of its own.'
const NOT_READ = {
  project:
    'Run this in the project’s directory. If a `uv.toml` lies there, uv ignores the index under `[tool.uv]` in its favour: write it there, without `tool.uv`.',
  user: OF_ONE_S_OWN,
  venv: OF_ONE_S_OWN,
  machine: `${OF_ONE_S_OWN} A file of your own may name one too.`,
  environment:
    'The variables are not set in this terminal, or a file names an index that comes first.',
} as const satisfies Record<Subject['scope'], string>
