/** `start` is the first line, `end` the one behind the last; `indent` is what stands before it. */
type Place = { indent: string; start: number; end: number }
/** `key` is as the reader of the file compares it. Its lines reach over blank ones and comments within its value. */
export type IniRead = Place & { written: string; key: string; value: string }
/** Its options in their order; its lines reach to the next header. */
export type IniPart = Place & { name: string; options: IniRead[] }
/** Under which name a program finds an option, however it is written. */
export type KeyOf = (written: string) => string

/**
 * The sections of a file as Python's `configparser.RawConfigParser` reads it: a line goes on with the open option if it
 * is indented deeper, whatever it looks like; comments and blank lines end nothing. `[DEFAULT]` can be there several times.
 * Throws a SyntaxError that says which line and why, and repeats nothing of it, for the first that Python refuses.
 * Facts: https://docs.python.org/3/library/configparser.html#supported-ini-file-structure and `_read` of Python 3.10 to 3.13
 */
export function iniSections(lines: readonly string[], keyOf: KeyOf): readonly IniPart[] {
  const sections: IniPart[] = []
  let open: IniRead | undefined
  let blanks = 0
  for (const [start, line] of lines.entries()) {
    const text = line.replace(EDGES, '')
    if (text === '') blanks += 1
    if (text === '' || COMMENT.test(text)) continue
    const place = { indent: INDENT.exec(line)?.[0] ?? '', start, end: start + 1 }
    const section = sections.at(-1)
    if (open && place.indent.length > open.indent.length) {
      open.value += '\n'.repeat(blanks + 1) + text
      open.end = place.end
    } else if (HEADER.test(text)) {
      if (section) section.end = start
      sections.push({ ...takeHeader(sections, text, place), end: lines.length })
      open = undefined
    } else {
      open = takeOption(sections, text, place, keyOf)
      section?.options.push(open)
    }
    blanks = 0
  }
  return sections
}

// Python's white space: JavaScript's `trim` takes a byte order mark away as well.
const INDENT = /^\p{White_Space}*/u
const EDGES = /^\p{White_Space}+|\p{White_Space}+$/gu
const COMMENT = /^[#;]/
const HEADER = /^\[(.+)\]/s
const OPTION = /^(.*?)\p{White_Space}*[=:]\p{White_Space}*(.*)$/su

function takeHeader(sections: readonly IniPart[], text: string, place: Place): IniPart {
  const name = HEADER.exec(text)?.[1] ?? ''
  const first = sections.find((section) => section.name === name)
  if (first && name !== 'DEFAULT') {
    throw wrong(place, `begins a section that line ${first.start + 1} begins already`)
  }
  return { ...place, name, options: [] }
}

function takeOption(
  sections: readonly IniPart[],
  text: string,
  place: Place,
  keyOf: KeyOf,
): IniRead {
  const name = sections.at(-1)?.name
  if (text.startsWith('\ufeff')) throw wrong(place, 'begins with an invisible byte order mark')
  if (name === undefined) throw wrong(place, 'stands above the first `[section]`')
  const [all, written = '', value = ''] = OPTION.exec(text) ?? []
  if (all === undefined) {
    throw wrong(place, 'is no `[section]`, and has no `=` or `:` behind a name')
  }
  if (written === '') throw wrong(place, 'has no name before its `=` or `:`')
  const key = keyOf(written)
  const first = sections
    .filter((section) => section.name === name)
    .flatMap(({ options }) => options)
    .find((option) => option.key === key)
  if (first) {
    const isSpelt = first.written.toLowerCase() === written.toLowerCase()
    const how = isSpelt ? '' : ', in another spelling'
    throw wrong(place, `sets an option that line ${first.start + 1} sets already${how}`)
  }
  return { ...place, written, key, value }
}

function wrong({ start }: Place, why: string): SyntaxError {
  return new SyntaxError(`line ${start + 1} ${why}`)
}
