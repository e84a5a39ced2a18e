import { urlUserInfo } from '../quote/url-user-info'
import { base64OfBytes } from './base64-of-bytes'
import { type KeyParts, keyParts } from './key-parts'
import { otherObject, otherText } from './not-a-key'
import { readKeyText, sizeProblem, TAKE_THE_KEY_FILE } from './read-key-text'

/** The key of a service account: its parts may be shown, `base64` and `urlBase64` are the secret. */
export type ServiceAccountKey = KeyParts & {
  /** The whole file, byte for byte, in one line: the password of `_json_key_base64`. */
  base64: string
  /** The same, percent-encoded for the user info of a URL. */
  urlBase64: string
  /** What is worth a word although the key is one. May mark code with `backticks`. */
  warnings: readonly string[]
}

/** `problem` says in a sentence or two what the file is instead, and what to do. It repeats nothing of the file. */
export type KeyReading = { ok: true; key: ServiceAccountKey } | { ok: false; problem: string }

/**
 * Reads a file that should be a service account's key in JSON. `project` is the repository's: a key of another one is
 * legal and gets a warning.
 * Facts: gcloud 528, `print_settings/credentials.py`, encodes the file as it is; google-auth 2.62 refuses a byte order mark.
 */
export function readServiceAccountKey(
  file: { name: string; bytes: Uint8Array },
  project: string,
): KeyReading {
  const size = sizeProblem(file.bytes.length)
  if (size !== undefined) return { ok: false, problem: size }
  const read = readKeyText(file.name, file.bytes)
  if (!read.ok) return read
  const fields = fieldsOf(read.text)
  if (typeof fields === 'string') return { ok: false, problem: fields }
  const parts = otherObject(fields) ?? keyParts(fields)
  if (typeof parts === 'string') return { ok: false, problem: parts }

  const base64 = base64OfBytes(file.bytes)
  const warnings: string[] = []
  if (parts.project !== undefined && parts.project !== project) {
    warnings.push(otherProject(parts.project, project))
  }
  if (read.byteOrderMark) warnings.push(BYTE_ORDER_MARK)
  return { ok: true, key: { ...parts, base64, urlBase64: urlUserInfo(base64), warnings } }
}

/** The members of the object that the text is in JSON, or what the text is instead. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'string') return otherText(value)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
    return `This is JSON, but a list or a single value instead of a key. ${TAKE_THE_KEY_FILE}`
  } catch {
    // The parser's own words would quote the file.
    return otherText(text)
  }
}

function otherProject(own: string, project: string): string {
  return `This account belongs to \`${own}\`, the repository to \`${project}\`. That works if the account was granted a role on this repository; if not, it is the wrong key.`
}

const BYTE_ORDER_MARK =
  'The file begins with a byte order mark, which Google did not put there and its Python library refuses. Choose the file as it was downloaded.'
