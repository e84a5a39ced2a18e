import { type Cursor, type TomlRead, take, takeKey, takeValue } from './toml-value'

/** `start` is the first line, `end` the one behind the last. */
type Lines = { start: number; end: number }
export type TomlHeader = Lines & { kind: 'header'; path: readonly string[]; item: boolean }
export type TomlAssignment = Lines & {
  kind: 'entry'
  path: readonly string[]
  value: TomlRead
  /** What stands on the first line up to the value, and on the last line behind it. */
  before: string
  after: string
}

/**
 * Takes a TOML file apart, into what its lines say; blank lines and comments are what lies between. Throws a
 * SyntaxError that names the line for what no TOML reader takes. It is more patient than one: it does not look into numbers and dates.
 * Facts: https://toml.io/en/v1.0.0
 */
export function tomlStatements(lines: readonly string[]): readonly (TomlHeader | TomlAssignment)[] {
  const cursor: Cursor = { text: lines.join('\n'), at: 0 }
  const starts = lineStarts(lines)
  let line = 0
  const lineAt = (at: number) => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1
    return line
  }
  const found: (TomlHeader | TomlAssignment)[] = []
  try {
    take(cursor, BETWEEN)
    while (cursor.at < cursor.text.length) {
      const start = lineAt(cursor.at)
      const statement = takeStatement(cursor, starts[start] ?? 0)
      found.push({ ...statement, start, end: lineAt(cursor.at) + 1 })
      const after = take(cursor, /[ \t]*(?:#[^\n]*)?(?=\n|$)/y)
      if (after === undefined) throw new SyntaxError('Something stands behind it.')
      take(cursor, BETWEEN)
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    throw new SyntaxError(`line ${lineAt(cursor.at) + 1}`)
  }
  return found
}

const BETWEEN = /(?:[ \t\n]|#[^\n]*)*/y

function lineStarts(lines: readonly string[]): readonly number[] {
  let at = 0
  return lines.map((line) => {
    const start = at
    at += line.length + 1
    return start
  })
}

type Statement = Omit<TomlHeader, keyof Lines> | Omit<TomlAssignment, keyof Lines>

function takeStatement(cursor: Cursor, lineStart: number): Statement {
  const open = take(cursor, /\[\[?/y)
  if (open !== undefined) {
    const path = takeKey(cursor)
    const item = open === '[['
    if (!take(cursor, item ? /\]\]/y : /\]/y)) throw new SyntaxError('A bracket is missing.')
    return { kind: 'header', path, item }
  }
  const path = takeKey(cursor)
  if (!take(cursor, /=[ \t]*/y)) throw new SyntaxError('A = is missing.')
  const before = cursor.text.slice(lineStart, cursor.at)
  const value = takeValue(cursor)
  const after = /^[^\n]*/.exec(cursor.text.slice(cursor.at))?.[0] ?? ''
  return { kind: 'entry', path, value, before, after }
}
