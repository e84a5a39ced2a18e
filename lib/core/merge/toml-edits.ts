import { type TomlValue, tomlEntry, tomlValue } from '../quote/toml-document'
import { indexBehind, type MergedLine, present, replaceLines } from './merged-lines'
import type { TomlSection } from './toml-sections'
import type { TomlAssignment } from './toml-statements'
import { sameValue } from './toml-value'

/** What stands before the value and behind it, a comment say, stays. */
export function replaceValue(lines: MergedLine[], entry: TomlAssignment, value: TomlValue): void {
  if (sameValue(entry.value, value)) return
  replaceLines(lines, entry, `${entry.before}${tomlValue(value)}${entry.after}`)
}

/** Behind the last entry of its section, or before the first header and the comment that belongs to that. */
export function insertEntry(
  lines: MergedLine[],
  section: TomlSection,
  path: readonly string[],
  value: TomlValue,
): void {
  const line = added(tomlEntry(path, value))
  const shown = present(lines)
  if (section.end > 0) {
    lines.splice(indexBehind(lines, section.end), 0, line)
    return
  }
  let at = shown.findIndex(({ text }) => HEADER.test(text))
  if (at === -1) {
    lines.push(line)
    return
  }
  while (COMMENT.test(shown[at - 1]?.text ?? '')) at -= 1
  lines.splice(indexBehind(lines, at), 0, line, added(''))
}

/** Behind the first `count` lines of the result and comments right below, unless these are a header's. */
export function appendBehind(lines: MergedLine[], count: number, table: readonly string[]): void {
  const shown = present(lines)
  let at = count
  while (COMMENT.test(shown[at]?.text ?? '')) at += 1
  if (HEADER.test(shown[at]?.text ?? '')) at = count
  const isBlank = (index: number) => (shown[index]?.text ?? '').trim() === ''
  lines.splice(
    indexBehind(lines, at),
    0,
    ...(isBlank(at - 1) ? [] : [added('')]),
    ...table.map(added),
    ...(isBlank(at) ? [] : [added('')]),
  )
}

const COMMENT = /^\s*#/
const HEADER = /^\s*\[/

function added(text: string): MergedLine {
  return { text, is: 'added' }
}
