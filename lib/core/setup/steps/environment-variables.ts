import type { PasswordSignIn } from '../credential'
import type { Subject } from '../tool'
import { indexUrlWithPassword, indexUrlWithUser } from './pip-index'
import type { Variable } from './variables'

/** The variables of one subject: `uv` is how uv calls an index that stands before PyPI, or in its place. */
const names = ({ index }: Subject) =>
  index === 'beside'
    ? { pip: 'PIP_EXTRA_INDEX_URL', uv: 'UV_INDEX' }
    : { pip: 'PIP_INDEX_URL', uv: 'UV_DEFAULT_INDEX' }

const PROVIDERS = [
  ['PIP_KEYRING_PROVIDER', 'subprocess'],
  ['UV_KEYRING_PROVIDER', 'subprocess'],
] as const

/** What pip and uv read without a password: tox and nox install with the one or, if a project wants it, the other. */
export function keyringVariables(subject: Subject): readonly (readonly [string, string])[] {
  const url = indexUrlWithUser(subject)
  const { pip, uv } = names(subject)
  return [...PROVIDERS, [pip, url], [uv, url]]
}

/** The same with a password in the address, which needs no keyring. */
export function passwordVariables(subject: Subject, signIn: PasswordSignIn): readonly Variable[] {
  const url = indexUrlWithPassword(subject, signIn)
  const { pip, uv } = names(subject)
  return [
    [pip, url],
    [uv, url],
  ]
}
