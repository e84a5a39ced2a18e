/** A list becomes one indented line per item, as `index-servers` of `.pypirc` is written. */
export type IniEntry = readonly [key: string, value: string | readonly string[]]
export type IniSection = { name: string; entries: readonly IniEntry[] }

/**
 * Writes a document for Python's `configparser.RawConfigParser`, which reads both pip's files and `.pypirc`: no
 * interpolation, so a `%` stands for itself. Keys come back in lower case. Ends with a line feed.
 * Throws a RangeError for what that parser could not give back as it was: line breaks and other control characters,
 * blank edges, empty list items, `]` in a section's name, `=` or `:` in a key.
 * Facts: https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function iniDocument(sections: readonly IniSection[]): string {
  return sections.map(section).join('\n')
}

function section({ name, entries }: IniSection): string {
  if (!/^[^\]\s](?:[^\]\n\r]*[^\]\s])?$/.test(name) || name === 'DEFAULT') {
    throw new RangeError('This cannot be the name of a section.')
  }
  return [`[${name}]`, ...entries.map(entry), ''].join('\n')
}

function entry([key, value]: IniEntry): string {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(key)) throw new RangeError('This cannot be a key.')
  if (typeof value === 'string') return `${key} = ${line(value)}`
  return [`${key} =`, ...value.map((item) => `    ${listItem(item)}`)].join('\n')
}

/** A line that begins with `#` or `;` is a comment even inside a value. */
function listItem(item: string): string {
  if (item === '' || /^[#;]/.test(item)) throw new RangeError('This cannot be an item of a list.')
  return line(item)
}

function line(value: string): string {
  // Control characters but the tab; at the edges Python's `str.strip` would take blanks away.
  if (value !== value.trim() || /[^\P{Cc}\t]/u.test(value)) {
    throw new RangeError('A value cannot begin or end with a blank, nor hold control characters.')
  }
  return value
}
