import { maskSecrets } from './troubleshoot/mask-secrets'

/** How long a text may be and still be looked at. */
const LONGEST = 4096

// `user:secret@`, in an address or without its scheme; a long word before `@`; whatever stands before a registry's host.
const USER_INFO = /:[^@]*@|[^\s@]{40,}@|@[a-z0-9-]+\.pkg\.dev/i

// Broken off or out of its place a token or a key is still one, and no name is that long.
const REMAINS = /ya29\.|private_key|_json_key|[\w+/=-]{200}/

/**
 * The text without the user info of an address in it: nothing before its last `@` is kept but `https://`. A text that
 * still has what looks like a token or a key, or is far too long, is dropped whole: `''`. Everything else comes back as it was.
 */
export function dropSecrets(text: string): string {
  if (text.length > LONGEST) return ''
  const clean = USER_INFO.test(text) ? `https://${text.slice(text.lastIndexOf('@') + 1)}` : text
  return REMAINS.test(clean) || maskSecrets(clean).found.length > 0 ? '' : clean
}
