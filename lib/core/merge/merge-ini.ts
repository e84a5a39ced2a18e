import type { IniSection } from '../quote/ini-document'
import { keptLines, type MergedLine } from './merged-lines'

/**
 * Adds `wanted` to an INI file that is there already, as Python's `configparser.RawConfigParser` reads it: everything
 * else stays, comments and blank lines too. A value is replaced, a list (`index-servers`) gets the items it lacks.
 * Of two sections of one name the first is used. Merging twice changes nothing more.
 * Facts: https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
 */
export function mergeIni(existing: string, wanted: readonly IniSection[]): readonly MergedLine[] {
  const lines = keptLines(existing)
  for (const { name, entries } of wanted) {
    addSection(lines, name)
    for (const [key, value] of entries) {
      if (typeof value === 'string') setValue(lines, name, key, value)
      else addItems(lines, name, key, value)
    }
  }
  return lines
}

/** The lines from `start` up to, and without, `end`. */
type Range = { start: number; end: number }

function addSection(lines: MergedLine[], name: string): void {
  if (findSection(lines, name)) return
  if (lines.length > 0 && lines.at(-1)?.text.trim() !== '') lines.push({ text: '', is: 'added' })
  lines.push({ text: `[${name}]`, is: 'added' })
}

function setValue(lines: MergedLine[], section: string, key: string, value: string): void {
  const option = findOption(lines, section, key)
  const line: MergedLine = { text: `${key} = ${value}`, is: 'added' }
  if (!option) {
    lines.splice(endOfContent(lines, section), 0, line)
  } else if (readValue(lines, option) !== value) {
    const before = lines.slice(option.start, option.end)
    const removed = before.map(({ text }): MergedLine => ({ text, is: 'removed' }))
    lines.splice(option.start, before.length, ...removed, line)
  }
}

function addItems(lines: MergedLine[], section: string, key: string, items: readonly string[]) {
  const option = findOption(lines, section, key)
  const present = option ? readValue(lines, option).split(/\s+/) : []
  const missing = items.filter((item) => !present.includes(item))
  const added = missing.map((item): MergedLine => ({ text: `    ${item}`, is: 'added' }))
  if (option) {
    lines.splice(option.end, 0, ...added)
  } else {
    const first: MergedLine = { text: `${key} =`, is: 'added' }
    lines.splice(endOfContent(lines, section), 0, first, ...added)
  }
}

const COMMENT = /^\s*[#;]/
const HEADER = /^\[(.+)\]/
const OPTION = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/

function findSection(lines: readonly MergedLine[], name: string): Range | undefined {
  const present = (index: number) => lines[index]?.is !== 'removed'
  const headers = lines.flatMap(({ text }, index) =>
    present(index) && HEADER.test(text) ? [index] : [],
  )
  const at = headers.findIndex((index) => HEADER.exec(lines[index]?.text ?? '')?.[1] === name)
  const start = headers[at]
  return start === undefined ? undefined : { start, end: headers[at + 1] ?? lines.length }
}

/** An option reaches over the indented lines below it, also over blank ones and comments between these. */
function findOption(lines: readonly MergedLine[], section: string, key: string): Range | undefined {
  const range = findSection(lines, section)
  if (!range) return undefined
  for (let start = range.start + 1; start < range.end; start += 1) {
    const line = lines[start]
    if (!line || line.is === 'removed' || COMMENT.test(line.text)) continue
    if (OPTION.exec(line.text)?.[1]?.toLowerCase() !== key.toLowerCase()) continue
    let end = start + 1
    for (let index = end; index < range.end; index += 1) {
      const text = lines[index]?.text ?? ''
      if (text.trim() === '' || COMMENT.test(text)) continue
      if (!/^\s/.test(text)) break
      end = index + 1
    }
    return { start, end }
  }
  return undefined
}

function readValue(lines: readonly MergedLine[], { start, end }: Range): string {
  const [first, ...others] = lines.slice(start, end).map(({ text }) => text)
  const value = OPTION.exec(first ?? '')?.[2] ?? ''
  return [value, ...others.filter((text) => !COMMENT.test(text)).map((text) => text.trim())]
    .join('\n')
    .trim()
}

/** Behind the last line of the section that says something, before the blank lines that part it from the next. */
function endOfContent(lines: readonly MergedLine[], section: string): number {
  const range = findSection(lines, section)
  if (!range) return lines.length
  let end = range.end
  while (end > range.start + 1 && lines[end - 1]?.text.trim() === '') end -= 1
  return end
}
