/** The text of a file, or one sentence or two that say what the file is instead and what to do. */
export type KeyText =
  | { ok: true; text: string; byteOrderMark: boolean }
  | { ok: false; problem: string }

/** Google's own key files are 2.4 KiB. */
const LARGEST = 64 * 1024

export const TAKE_THE_KEY_FILE =
  'Choose the JSON file that Google Cloud made for a key of a service account.'

/** Why a file of that many bytes is not even read; `undefined` when it may be. */
export function sizeProblem(size: number): string | undefined {
  if (size === 0) return `This file is empty. ${TAKE_THE_KEY_FILE}`
  if (size <= LARGEST) return undefined
  return `This file is larger than 64 KiB and was not read: a key file has 2 to 3 KiB. ${TAKE_THE_KEY_FILE}`
}

/**
 * Decodes UTF-8 strictly. A byte order mark is no part of the text.
 * Facts: a PKCS#12 file is DER, a sequence of a version and of contents that OID 1.2.840.113549.1.7 names (RFC 7292, 4);
 * Windows PowerShell's `>` writes UTF-16 with a byte order mark.
 */
export function readKeyText(name: string, bytes: Uint8Array): KeyText {
  if (isPkcs12(name, bytes)) {
    return problem(
      'This is a PKCS#12 file (`.p12`), which does not work as a password. Make a new key of the type JSON, and delete this one.',
    )
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return problem(
      'This file is text in UTF-16, as `>` of Windows PowerShell writes it. Choose the file as it was downloaded, or save it as UTF-8.',
    )
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\0')) return problem(NOT_TEXT)
    return { ok: true, text, byteOrderMark: startsWith(bytes, [0xef, 0xbb, 0xbf]) }
  } catch {
    return problem(NOT_TEXT)
  }
}

const NOT_TEXT = `This is not a text file in UTF-8. ${TAKE_THE_KEY_FILE}`

const PKCS7 = '2a864886f70d0107'

function isPkcs12(name: string, bytes: Uint8Array): boolean {
  const head = [...bytes.subarray(0, 40)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return /^30/.test(head) && (head.includes(PKCS7) || /\.(?:p12|pfx)$/i.test(name))
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function problem(text: string): KeyText {
  return { ok: false, problem: text }
}
