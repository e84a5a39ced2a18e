import { squeeze } from './read-output'

/**
 * What stands for more than itself in a phrase, as patterns for squeezed text.
 * - `{address}`: an address of a Python repository of Artifact Registry, to its end.
 * - `{cause}`: what uv puts before each reason; `Caused by:` before 0.13.
 */
const SLOTS = {
  '{address}':
    'https?://(?:[^/@]{1,300}@)?[a-z0-9-]{1,40}-python\\.pkg\\.dev(?::443)?/[^"\'`()<>,;]{0,300}?',
  '{cause}': '(?:cause|causedby):',
} as const

type Slot = keyof typeof SLOTS

/**
 * Looks for a phrase in squeezed text, as {@link squeeze} makes it: whether it is there, and names a Python repository where it
 * has `{address}`. The answer of a server is of use only with the server that gave it.
 */
export function findPhrase(phrase: string): (squeezed: string) => boolean {
  const parts = partsOf(phrase)
  if (parts.length === 1) {
    const [only = ''] = parts
    return (squeezed) => squeezed.includes(only)
  }
  const pattern = new RegExp(
    parts.map((part) => (isSlot(part) ? SLOTS[part] : literally(part))).join(''),
  )
  return (squeezed) => pattern.test(squeezed)
}

/** As {@link findPhrase}, whatever server it is about. */
export function findWords(phrase: string): (squeezed: string) => boolean {
  const words = partsOf(phrase).filter((part) => !isSlot(part))
  return (squeezed) => words.every((word) => squeezed.includes(word))
}

function partsOf(phrase: string): readonly string[] {
  return squeeze(phrase)
    .split(/(\{address\}|\{cause\})/)
    .filter((part) => part !== '')
}

function isSlot(part: string): part is Slot {
  return Object.hasOwn(SLOTS, part)
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
