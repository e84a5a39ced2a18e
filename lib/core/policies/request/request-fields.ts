import { parsePrincipal } from '../principal'

/** A field's value, or what is wrong with it, as a sentence. */
export type Fielded<T> = { ok: true; value: T } | { ok: false; fault: string }

/** Google's longest e-mail address. */
const LONGEST_MEMBER = 280
export const LONGEST_REASON = 500

// What Google Workspace and Cloud allow in the names of accounts and groups:
// https://support.google.com/a/answer/9193374. Anything that a shell or a page could take for more than a name is not in it.
const EMAIL = /^[a-z0-9._'+-]+@(?:[a-z0-9-]+\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/

const PREFIXES = { user: 'user', group: 'group', 'service-account': 'serviceAccount' } as const

/**
 * Reads whom a request is for: a member as policies name them, or an e-mail address, which is taken for the first of
 * `kinds`, or for a service account where it ends as theirs do. Gives the member in lower case.
 */
export function parseRequestedMember(
  text: string,
  kinds: readonly (keyof typeof PREFIXES)[],
): Fielded<string> {
  const trimmed = text.trim()
  const [first = 'user'] = kinds
  const wrong: Fielded<string> = { ok: false, fault: WRONG[first === 'group' ? 'group' : 'member'] }
  if (trimmed.length > LONGEST_MEMBER) return wrong
  const isAccount = trimmed.toLowerCase().endsWith('.gserviceaccount.com')
  const kind = isAccount && kinds.includes('service-account') ? 'service-account' : first
  const member = trimmed.includes(':') ? trimmed : `${PREFIXES[kind]}:${trimmed}`
  const principal = parsePrincipal(member)
  return 'email' in principal && kinds.includes(principal.kind) && EMAIL.test(principal.email)
    ? { ok: true, value: `${PREFIXES[principal.kind]}:${principal.email}` }
    : wrong
}

const WRONG = {
  member: 'This is no address of a Google account. Write one such as `sam@example.com`.',
  group: 'This is no address of a Google group. Write one such as `py-devs@example.com`.',
}

/**
 * Reads why somebody wants access: one line of text, with its white space made single. Marks that cannot be seen or that
 * turn the writing direction are refused: what an administrator reads must be what is there.
 */
export function parseReason(text: string): Fielded<string> {
  if (text.length > 4 * LONGEST_REASON) return TOO_LONG
  const reason = text.replace(/\s+/g, ' ').trim()
  if (reason === '') return { ok: false, fault: 'Say in a few words what you need it for.' }
  if ([...reason].length > LONGEST_REASON) return TOO_LONG
  if (UNSEEN.test(reason.replace(JOINERS, '')) || !SEEN.test(reason)) {
    return {
      ok: false,
      fault: 'This holds characters that cannot be seen. Write it again as plain text.',
    }
  }
  return { ok: true, value: reason }
}

/** They make up many emoji, and letters of some scripts. */
const JOINERS = /\u200c|\u200d|\ufe0e|\ufe0f/g
/** Letters, too, can be blank: the fillers of Hangul, the empty pattern of Braille, a note without a head. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u
/** Not marks alone: without a letter before them they are hardly seen. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

const TOO_LONG: Fielded<string> = {
  ok: false,
  fault: `This is too long: at most ${LONGEST_REASON} characters.`,
}
