import { maskSecrets } from './troubleshoot/mask-secrets'

/** How long a text may be and still be looked at. */
const LONGEST = 4096

// `user:secret@`, in an address or without its scheme; a long word before `@`; whatever stands before a registry's host.
const USER_INFO = /:[^@]*@|[^\s@]{40,}@|@[a-z0-9-]+\.pkg\.dev/i

// Broken off or out of its place a token or a key is still one, and no name is that long.
const REMAINS = /ya29\.|private_key|_json_key|[\w+/=-]{200}/

/** A user without a password, or with what stands for one: `oauth2accesstoken@`, `user:****@`, `user:$TOKEN@`. */
const HARMLESS = /^[\w.+-]{0,39}(?::(?:\*{3,}|\$[\w{(][^@]*|<[^@>]*>|\{[^@}]*\})?)?$/

/** A text without its secrets, and whether it had one: a user name alone is dropped too, and is none. */
export type WithoutSecrets = { text: string; hadSecret: boolean }

/**
 * The text without the user info of an address in it: nothing before its last `@` is kept but `https://`. A text that
 * still has what looks like a token or a key, or is far too long, is dropped whole: `''`. Everything else comes back as it was. What
 * is percent-encoded, however often, is looked at as what it stands for.
 */
export function withoutSecrets(text: string): WithoutSecrets {
  if (text.length > LONGEST) return { text: '', hadSecret: true }
  const decoded = decodeMarks(text)
  // The digest of an image stands behind an `@` too.
  const looked = decoded.replace(/@sha256:[0-9a-f]{6,64}(?![\w@])/gi, '')
  const at = looked.lastIndexOf('@')
  const hasUser = USER_INFO.test(looked)
  const clean = hasUser ? `https://${looked.slice(at + 1)}` : text
  if (REMAINS.test(clean) || isSecret(hasUser ? clean : decoded)) {
    return { text: '', hadSecret: true }
  }
  return { text: clean, hadSecret: hasUser && isPassword(looked.slice(0, at)) }
}

/** Whether what stands before the `@` is more than a user's name. A password may hold slashes and blanks that nobody encoded. */
function isPassword(before: string): boolean {
  const word = /[^\s"']*$/.exec(before)?.[0] ?? ''
  const scheme = word.indexOf('://')
  const user = scheme < 0 ? word.replace(/^[\w.-]+=/, '') : word.slice(scheme + 3)
  return (
    !HARMLESS.test(user) ||
    isSecret(`https://${user}@pkg.dev/`) ||
    /(?:^|\s|\/\/)[\w.+-]+:(?!\/\/)\S/.test(before.slice(0, before.length - word.length))
  )
}

function isSecret(text: string): boolean {
  return maskSecrets(text).found.length > 0
}

const MARKS: Readonly<Record<string, string>> = { '3a': ':', '2f': '/', '40': '@' }

/** With the marks of an address as they are, however often they were encoded: `%40`, `%2540`, `%252540`. */
function decodeMarks(text: string): string {
  return text.replace(/%(?:25)*(3a|2f|40)/gi, (encoded, code: string) => {
    return MARKS[code.toLowerCase()] ?? encoded
  })
}
