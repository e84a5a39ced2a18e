import type { TomlValue } from '../quote/toml-document'

/** A place in a text, moved on by what is taken there. */
export type Cursor = { readonly text: string; at: number }

/** What a value says, as far as anybody here asks: numbers, dates and inline tables stay as they are written. */
export type TomlRead = string | boolean | readonly TomlRead[] | { written: string }

/** Takes what `pattern` (sticky) matches here; without a match nothing moves. */
export function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0]
  if (found !== undefined) cursor.at += found.length
  return found
}

/** Takes a dotted key. Throws a SyntaxError where there is none. */
export function takeKey(cursor: Cursor): readonly string[] {
  const path: string[] = []
  do {
    take(cursor, BLANKS)
    const part = take(cursor, BARE_KEY) ?? takeLineString(cursor)
    if (part === undefined) throw new SyntaxError('A key is missing.')
    path.push(part)
    take(cursor, BLANKS)
  } while (take(cursor, /\./y))
  return path
}

/** Takes a value. Throws a SyntaxError where there is none. */
export function takeValue(cursor: Cursor): TomlRead {
  const start = cursor.at
  if (take(cursor, /\[/y)) return takeArray(cursor)
  if (take(cursor, /\{/y)) {
    takeInlineTable(cursor)
    return { written: cursor.text.slice(start, cursor.at) }
  }
  const string = takeLongString(cursor) ?? takeLineString(cursor)
  if (string !== undefined) return string
  const written = take(cursor, NUMBER_OR_DATE)
  if (written !== undefined) return { written }
  const word = take(cursor, /(?:true|false)\b/y)
  if (word === undefined) throw new SyntaxError('A value is missing.')
  return word === 'true'
}

const BLANKS = /[ \t]*/y
const BLANKS_AND_LINES = /(?:[ \t\n]|#[^\n]*)*/y
const BARE_KEY = /[A-Za-z0-9_-]+/y
const NUMBER_OR_DATE =
  /\d{4}-\d\d-\d\d [\d:.]+(?:[Zz]|[+-][\d:]+)?|[+-]?(?:inf|nan)\b|[+-]?\d[\w.:+-]*/y

function takeArray(cursor: Cursor): readonly TomlRead[] {
  const items: TomlRead[] = []
  take(cursor, BLANKS_AND_LINES)
  while (!take(cursor, /\]/y)) {
    items.push(takeValue(cursor))
    takeComma(cursor, ']')
  }
  return items
}

function takeInlineTable(cursor: Cursor): void {
  take(cursor, BLANKS_AND_LINES)
  while (!take(cursor, /\}/y)) {
    takeKey(cursor)
    if (!take(cursor, /=[ \t]*/y)) throw new SyntaxError('A = is missing.')
    takeValue(cursor)
    takeComma(cursor, '}')
  }
}

function takeComma(cursor: Cursor, end: string): void {
  take(cursor, BLANKS_AND_LINES)
  if (!take(cursor, /,/y) && cursor.text[cursor.at] !== end) {
    throw new SyntaxError('A comma is missing.')
  }
  take(cursor, BLANKS_AND_LINES)
}

function takeLineString(cursor: Cursor): string | undefined {
  const basic = take(cursor, /"(?:[^"\\\n]|\\[^\n])*"/y)
  if (basic !== undefined) return unescaped(basic.slice(1, -1))
  return take(cursor, /'[^'\n]*'/y)?.slice(1, -1)
}

/** Up to two quotes may stand anywhere in such a string, also right before the three that end it. */
function takeLongString(cursor: Cursor): string | undefined {
  const basic = take(cursor, /"""(?:"{0,2}(?:[^"\\]|\\[\s\S]))*"{3,5}/y)
  if (basic !== undefined) {
    const inner = basic.slice(3, -3).replace(/^\n/, '')
    return unescaped(
      inner.replace(/\\[ \t]*\n\s*|\\[\s\S]/g, (match) => (match.includes('\n') ? '' : match)),
    )
  }
  return take(cursor, /'''(?:'{0,2}[^'])*'{3,5}/y)
    ?.slice(3, -3)
    .replace(/^\n/, '')
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|x([\dA-Fa-f]{2})|([\s\S]))/g,
    (_, u?: string, U?: string, x?: string, letter?: string) => {
      const code = u ?? U ?? x
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
      const meant = ESCAPES[letter ?? '']
      if (meant === undefined) throw new SyntaxError('An escape is unknown.')
      return meant
    },
  )
}

/** Whether what stands there is what is wanted, however it is written. */
export function sameValue(read: TomlRead, wanted: TomlValue): boolean {
  if (typeof read !== 'object' || typeof wanted !== 'object') return read === wanted
  return (
    'length' in read &&
    read.length === wanted.length &&
    wanted.every((item, index) => item === read[index])
  )
}
