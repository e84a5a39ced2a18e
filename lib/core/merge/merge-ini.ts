import type { IniSection } from '../quote/ini-document'
import { isCommaList, lowerCase, OLD_NAMES } from './ini-keys'
import { type IniPart, type IniRead, iniSections, type KeyOf } from './ini-sections'
import {
  indexBehind,
  keptLines,
  type MergedLine,
  present,
  type Refusal,
  replaceLines,
} from './merged-lines'

/**
 * Adds `wanted` to an INI file that is there already, as Python's `configparser.RawConfigParser` reads it: everything
 * else stays, comments, blank lines and indentation too. A value is replaced, a list (`index-servers`) gets the items it
 * lacks. Merging twice changes nothing more. A file that the parser refuses is refused here, too.
 * Facts: https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function mergeIni(
  existing: string,
  wanted: readonly IniSection[],
  keyOf: KeyOf = lowerCase,
): readonly MergedLine[] | Refusal {
  const file: Merging = { lines: keptLines(existing), keyOf }
  try {
    sectionsOf(file)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return {
      kind: 'refused',
      reason: `Python cannot read this file: ${error.message}. Mend that, then paste it again.`,
    }
  }
  for (const { name, entries } of wanted) {
    addSection(file, name)
    for (const [key, value] of entries) {
      if (typeof value === 'string') setValue(file, name, key, value)
      else addItems(file, name, key, value)
    }
  }
  return file.lines
}

type Merging = { lines: MergedLine[]; keyOf: KeyOf }

/** The sections of what has come about; their line numbers are those of {@link present} lines. */
export function readSections(lines: readonly MergedLine[], keyOf: KeyOf): readonly IniPart[] {
  return iniSections(
    present(lines).map(({ text }) => text),
    keyOf,
  )
}

function sectionsOf({ lines, keyOf }: Merging): readonly IniPart[] {
  return readSections(lines, keyOf)
}

function insert({ lines }: Merging, at: number, texts: readonly string[]): void {
  lines.splice(indexBehind(lines, at), 0, ...texts.map((text) => ({ text, is: 'added' }) as const))
}

function addSection(file: Merging, name: string): void {
  if (sectionsOf(file).some((section) => section.name === name)) return
  const shown = present(file.lines)
  const isClose = (shown.at(-1)?.text ?? '').trim() !== ''
  insert(file, shown.length, [...(isClose ? [''] : []), `[${name}]`])
}

function setValue(file: Merging, section: string, key: string, value: string): void {
  const option = findOption(file, section, key)
  const line = `${key} = ${value}`
  if (!option) addOption(file, section, [line])
  else if (option.value.trim() !== value) replaceLines(file.lines, option, option.indent + line)
}

function addItems(file: Merging, section: string, key: string, items: readonly string[]): void {
  const option = findOption(file, section, key)
  // What `[DEFAULT]` gives counts no longer where the section has a list of its own.
  const { value } = option ?? findOption(file, 'DEFAULT', key) ?? { value: '' }
  const has = value.split(isCommaList(key, value) ? /\s*,\s*/ : /\s+/)
  const missing = items.filter((item) => !has.includes(item))
  if (!option) {
    const [first, ...rest] = [...`${key} = ${value}`.trimEnd().split('\n'), ...missing]
    addOption(file, section, [first ?? '', ...rest.map((item) => `${ITEM_INDENT}${item}`)])
  } else if (missing.length > 0 && isCommaList(key, value)) {
    const line = `${option.written} = ${[value, ...missing].join(', ')}`
    replaceLines(file.lines, option, option.indent + line)
  } else {
    const indent = itemIndent(file, option)
    insert(
      file,
      option.end,
      missing.map((item) => indent + item),
    )
  }
}

const ITEM_INDENT = '    '

/** As the last item is indented. */
function itemIndent({ lines }: Merging, { start, end, indent }: IniRead): string {
  if (end === start + 1) return indent + ITEM_INDENT
  return /^\s*/.exec(present(lines)[end - 1]?.text ?? '')?.[0] ?? ''
}

function findOption(file: Merging, section: string, key: string): IniRead | undefined {
  const options = sectionsOf(file).flatMap((part) => (part.name === section ? part.options : []))
  const named = (name: string) => options.find((option) => option.key === file.keyOf(name))
  return named(key) ?? named(OLD_NAMES[key] ?? key)
}

/** Behind the last line of the section that says something, before the blank lines that part it from the next. */
function addOption(file: Merging, name: string, texts: readonly string[]): void {
  const sections = sectionsOf(file)
  const at = sections.findIndex((section) => section.name === name)
  const section = sections[at]
  if (!section) return
  const shown = present(file.lines)
  let end = section.end
  while (end > section.start + 1 && shown[end - 1]?.text.trim() === '') end -= 1
  const indent = optionIndent(section, sections[at + 1])
  insert(
    file,
    end,
    texts.map((text) => indent + text),
  )
}

/** Not deeper than the option above, which would go on, and not less deep than the header below, which would go on with it. */
function optionIndent({ indent, options }: IniPart, next: IniPart | undefined): string {
  const above = options.at(-1)?.indent
  if (above !== undefined) return above
  return next && next.indent.length > indent.length ? next.indent : indent
}
