export type TomlValue = string | boolean | readonly string[]
export type TomlEntry = readonly [key: string, value: TomlValue]
/** `path` is empty for what comes before the first header; such a table comes first. Each table and key comes once. */
export type TomlTable = {
  path: readonly string[]
  /** One more item of an array of tables: `[[tool.uv.index]]`. */
  item?: boolean
  entries: readonly TomlEntry[]
}

/**
 * Writes a document for a TOML 1.0 parser. Keys may be any text. Ends with a line feed.
 * Throws a RangeError for a lone surrogate, which TOML cannot hold, and for entries without a header that come late.
 * Facts: https://toml.io/en/v1.0.0
 */
export function tomlDocument(tables: readonly TomlTable[]): string {
  return tables.map(table).join('\n')
}

function table({ path, item = false, entries }: TomlTable, index: number): string {
  if (path.length === 0 && (item || index > 0)) {
    throw new RangeError('Entries without a header can only come first.')
  }
  const header = path.length === 0 ? [] : [tomlHeader(path, item)]
  return [...header, ...entries.map(([key, value]) => tomlEntry([key], value)), ''].join('\n')
}

export function tomlHeader(path: readonly string[], item = false): string {
  const name = path.map(key).join('.')
  return item ? `[[${name}]]` : `[${name}]`
}

/** One entry, `path` being a dotted key if it is longer than one. */
export function tomlEntry(path: readonly string[], value: TomlValue): string {
  return `${path.map(key).join('.')} = ${tomlValue(value)}`
}

function key(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : text(name)
}

export function tomlValue(value: TomlValue): string {
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? text(value) : `[${value.map(text).join(', ')}]`
}

/** A basic string: all but the two characters that mean something, and control characters, stand for themselves. */
function text(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new RangeError('TOML cannot hold a lone surrogate.')
  const escaped = value.replace(
    /[\\"]|\p{Cc}/gu,
    (character) => ESCAPES[character] ?? unicodeEscape(character),
  )
  return `"${escaped}"`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
