import type { SecretKind } from './secret-kinds'

/** A text without its secrets, and which kinds of them it had, each once. */
export type Masked = { text: string; found: readonly SecretKind[] }

type Rule = { kind: SecretKind; pattern: RegExp; instead: string }

/** What stands for a value and is none: `****`, `<hidden>`, `$TOKEN`, `%TOKEN%`, `{TOKEN}`, `...`. */
const NO_VALUE =
  '(?!\\*{3}|<\\w|\\$[\\w({]|%\\w|\\{\\w|\\.\\.\\.|…|TOKEN\\b|AIza\\*|ya29\\.\\*|1\\/\\/0\\*)'
/** A word that a program goes on with, or a line of its code in a traceback. */
const NO_WORD =
  '(?!(?:Traceback|WARNING|INFO|ERROR|DEBUG|None|null|true|false|required|incorrect|invalid|not|from|set|is|authentication)\\b|(?:self|creds?|auth|config)\\.|[\\w.]{1,100}\\()'

/** In this order: the longer one first. Every repetition has an end, so that a megabyte takes no longer than it must. */
const RULES: readonly Rule[] = [
  {
    // In a file, or in JSON, with `\n` for line ends; the end may have been cut off.
    kind: 'private-key',
    pattern:
      /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?!\*)[\s\\nrA-Za-z0-9+/=]{0,20000}(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g,
    instead: '-----BEGIN PRIVATE KEY-----****',
  },
  {
    // base64 of `{`, a line end or a quote, then `"type": "service_account"`, over any number of lines.
    kind: 'encoded-key',
    pattern:
      /\b(?:ew[0o][A-Za-z0-9+/]{2}|eyJ0eXBl|eyAi)[A-Za-z0-9+/_-]{60,20000}={0,2}(?:\s{1,40}[A-Za-z0-9+/_-]{20,20000}={0,2}){0,200}/g,
    instead: '****',
  },
  {
    // A JSON Web Token: an identity token, or an assertion that was signed with a key.
    kind: 'token',
    pattern:
      /(?<![\w-])eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{4,8000}(?:\.[A-Za-z0-9_-]{0,4000})?/g,
    instead: '****',
  },
  { kind: 'access-token', pattern: /\bya29\.[\w.~+/-]{4,4000}={0,2}/g, instead: 'ya29.****' },
  { kind: 'refresh-token', pattern: /\b1\/\/0[\w-]{10,500}/g, instead: '1//0****' },
  { kind: 'client-secret', pattern: /\bGOCSPX-[\w-]{10,60}/g, instead: 'GOCSPX-****' },
  { kind: 'api-key', pattern: /\bAIza[\w-]{30,40}/g, instead: 'AIza****' },
  {
    kind: 'token',
    pattern: /\b(pypi-|ghp_|gho_|ghs_|github_pat_|glpat-|AKIA)[\w-]{16,400}/g,
    instead: '$1****',
  },
  {
    // The key as a password: `_json_key_base64` and `_json_key` are Google’s user names for it.
    kind: 'encoded-key',
    pattern: new RegExp(
      `(\\b_json_key(?:_base64)?["']?(?::|\\s{0,3}[:=]\\s{0,3}["']?))${NO_VALUE}[^\\s"'@]{4,20000}`,
      'g',
    ),
    instead: '$1****',
  },
  {
    kind: 'header',
    pattern:
      /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer)\s{1,3})(?![*<$%{])[^\s"',]{4,20000}/gi,
    instead: '$1****',
  },
  {
    kind: 'header',
    pattern: /(\b(?:Basic|Bearer) )(?=[^\s"',]{0,200}[\d=])[A-Za-z0-9+/_.~-]{16,20000}={0,2}/g,
    instead: '$1****',
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `((?:\\b|_)(?:password|passwd|secret|token|api[_-]?key)["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?)${NO_VALUE}${NO_WORD}[^\\s"',;&]{4,20000}`,
      'gi',
    ),
    instead: '$1****',
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `((?:^|\\s)(?:--password|--token|-p|--client-key)[ =]["']?)${NO_VALUE}(?!-)[^\\s"']{6,20000}`,
      'g',
    ),
    instead: '$1****',
  },
  {
    // .netrc, in one line or several.
    kind: 'password',
    pattern: new RegExp(
      `(\\blogin\\s{1,20}\\S{1,200}\\s{1,20}password\\s{1,20})${NO_VALUE}\\S{4,20000}`,
      'g',
    ),
    instead: '$1****',
  },
]

/**
 * Replaces whatever looks like a credential by `****`. Rather too much than too little: what is masked in vain is only not seen.
 * What clients have masked themselves, and names of variables, stay.
 */
export function maskSecrets(text: string): Masked {
  const found = new Set<SecretKind>()
  let masked = text
  for (const { kind, pattern, instead } of RULES) {
    const without = masked.replace(pattern, instead)
    if (without !== masked) found.add(kind)
    masked = without
  }
  const inAddresses = maskPasswords(masked)
  if (inAddresses !== masked) found.add('password')
  return { text: inAddresses, found: [...found] }
}

const PASSWORD = new RegExp(`^([^/:@]{0,300}:)${NO_VALUE}(?!\\d{1,5}(?:[/?#]|$)).`, 's')

/**
 * The passwords of `://user:password@`. A password may hold a `/` that nobody encoded, but a port is none. By words, since a pattern
 * for all of it would look at a long text again and again.
 */
function maskPasswords(text: string): string {
  if (!text.includes('://') || !text.includes('@')) return text
  return text.replace(/[^\s"'<>`,;()]+/g, (word) => {
    const from = word.indexOf('://') + 3
    const to = word.lastIndexOf('@')
    if (from < 3 || to < from) return word
    const user = PASSWORD.exec(word.slice(from, to))?.[1]
    return user === undefined ? word : `${word.slice(0, from)}${user}****${word.slice(to)}`
  })
}
