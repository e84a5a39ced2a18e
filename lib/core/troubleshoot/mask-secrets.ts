import type { SecretKind } from './secret-kinds'
import { NO_VALUE, SECRET_RULES } from './secret-rules'

/** A text without its secrets, and which kinds of them it had, each once. */
export type Masked = { text: string; found: readonly SecretKind[] }

/**
 * Replaces whatever looks like a credential by `****`. Rather too much than too little: what is masked in vain is only not seen.
 * What clients have masked themselves, and names of variables, stay.
 */
export function maskSecrets(text: string): Masked {
  const found = new Set<SecretKind>()
  let masked = text
  for (const { kind, pattern, instead } of SECRET_RULES) {
    let without = masked.replace(pattern, instead)
    if (without !== masked) found.add(kind)
    // One command may hold two of a kind, and its name is matched once.
    for (let more = 0; more < 3 && without !== masked; more += 1) {
      masked = without
      without = masked.replace(pattern, instead)
    }
    masked = without
  }
  const inAddresses = maskAddresses(masked, found)
  return { text: inAddresses, found: [...found] }
}

const PASSWORD = new RegExp(`^([^/:@]{0,300}:)${NO_VALUE}(?!\\d{1,5}(?:[/?#]|$)).`, 's')
/** Names that Google, Git’s hosts and pip have in the place of a user, long as they are; an e-mail address; what is no value. */
const USER = new RegExp(
  `^(?:oauth2accesstoken|_json_key(?:_base64)?|x-access-token|gitlab-ci-token|gitlab\\+deploy-token-\\d+|__token__|[\\w.+-]+%40.+)$|^(?!${NO_VALUE})`,
  'i',
)
/** What is before an `@` and no password: a member of a policy, a package of npm, a file. */
const NO_USER =
  /(?:^|=)(?:user|group|serviceaccount|domain|principal|deleted|mailto|npm|file|git)$/i

/**
 * Passwords and tokens before the `@` of addresses. By words, since a pattern for all of it would look at a long text again and
 * again.
 */
function maskAddresses(text: string, found: Set<SecretKind>): string {
  if (!text.includes('@')) return text
  return text.replace(/[^\s"'<>`]+/g, (word) => {
    const to = word.lastIndexOf('@')
    if (to < 1) return word
    const scheme = word.indexOf('://')
    const from = scheme < 0 || scheme > to ? 0 : scheme + 3
    const before = word.slice(from, to)
    const kept = from > 0 ? keptOf(before) : keptWithoutScheme(before, word.slice(to + 1))
    if (kept === undefined) return word
    found.add(kept === '' ? 'token' : 'password')
    return `${word.slice(0, from)}${kept}****${word.slice(to)}`
  })
}

/** Of what stands before the `@`, what may stay: the user and the colon, or nothing of a token; `undefined` where all of it may. */
function keptOf(before: string): string | undefined {
  // A password may hold a `/` that nobody encoded, but a port is none.
  const user = PASSWORD.exec(before)?.[1]
  if (user !== undefined) return user
  const isToken = /^[^/:?#]{24,}$|^(?=[^/:?#]{0,30}\d)[^/:?#]{16,}$/.test(before)
  return isToken && !USER.test(before) ? '' : undefined
}

/** `user:password@host`, if the host is a registry’s or a path follows: `@` alone has many meanings. */
function keptWithoutScheme(before: string, after: string): string | undefined {
  const isRegistry = /^[a-z0-9-]{1,60}\.pkg\.dev(?:$|[^a-z0-9.-])/i.test(after)
  const isAddress = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,20}(?::\d{1,5})?\//i.test(after)
  if (!isRegistry && !(isAddress && !before.includes('/'))) return undefined
  const user = PASSWORD.exec(before)?.[1]
  return user === undefined || NO_USER.test(user.slice(0, -1)) ? undefined : user
}
