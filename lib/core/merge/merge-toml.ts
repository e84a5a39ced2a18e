import { type TomlEntry, type TomlTable, tomlEntry, tomlHeader } from '../quote/toml-document'
import { keptLines, type MergedLine, present, type Refusal } from './merged-lines'
import { appendBehind, insertEntry, replaceValue } from './toml-edits'
import { inArray, samePath, startsWith, type TomlSection, tomlSections } from './toml-sections'
import type { TomlAssignment } from './toml-statements'
import { sameValue } from './toml-value'

/**
 * Adds `wanted` to a TOML file that is there already; everything else stays, comments and blank lines too. An entry is
 * set. An item of an array of tables is the one of the same `name`, or a new one behind the others.
 * Merging twice changes nothing more. A file that cannot be added to line by line is refused, never broken.
 * Facts: https://toml.io/en/v1.0.0
 */
export function mergeToml(
  existing: string,
  wanted: readonly TomlTable[],
): readonly MergedLine[] | Refusal {
  const lines = keptLines(existing)
  try {
    for (const table of wanted) {
      if (table.item) setItem(lines, table)
      else for (const entry of table.entries) setInTable(lines, table.path, entry)
    }
    sectionsOf(lines)
  } catch (error) {
    if (error instanceof Unmergeable) return { kind: 'refused', reason: error.message }
    if (!(error instanceof SyntaxError)) throw error
    return { kind: 'refused', reason: `This cannot be read as TOML: look at ${error.message}.` }
  }
  return lines
}

/** Its message is the reason. */
class Unmergeable extends Error {}

function sectionsOf(lines: readonly MergedLine[]): readonly TomlSection[] {
  return tomlSections(present(lines).map(({ text }) => text))
}

function setInTable(lines: MergedLine[], path: readonly string[], [key, value]: TomlEntry): void {
  const sections = sectionsOf(lines)
  const goal = [...path, key]
  if (inArray(sections, goal) || sections.some((section) => startsWith(section.path, goal))) {
    throw isSomethingElse(goal)
  }
  const found = sections.flatMap((section) => findEntry(section, section.path, goal) ?? [])[0]
  // A table of dotted keys can have no header.
  const home =
    sections.find((section) => samePath(section.path, path)) ??
    sections.findLast(({ path: start, entries }) =>
      entries.some(
        (entry) => !startsWith(start, path) && startsWith([...start, ...entry.path], path),
      ),
    )
  if (found) replaceValue(lines, found, value)
  else if (home) insertEntry(lines, home, goal.slice(home.path.length), value)
  else appendBehind(lines, present(lines).length, [tomlHeader(path), tomlEntry([key], value)])
}

function setItem(lines: MergedLine[], { path, entries }: TomlTable): void {
  const sections = sectionsOf(lines)
  const items = itemsAt(sections, path)
  const below = sections.filter((section) => startsWith(section.path, path))
  if (inArray(sections, path.slice(0, -1)) || (items.length === 0 && below.length > 0)) {
    throw isSomethingElse(path)
  }
  for (const section of sections) {
    if (!below.includes(section) && findEntry(section, section.path, path)) throw isInOneLine(path)
  }
  const at = items.findIndex((item) => isItem(item, entries))
  if (at === -1) {
    const end = below.at(-1)?.end ?? present(lines).length
    const written = entries.map(([key, value]) => tomlEntry([key], value))
    appendBehind(lines, end, [tomlHeader(path, true), ...written])
    return
  }
  for (const [key, value] of entries) {
    const item = itemsAt(sectionsOf(lines), path)[at]
    if (!item) continue
    const found = findEntry(item, [], [key])
    if (found) replaceValue(lines, found, value)
    else insertEntry(lines, item, [key], value)
  }
}

function itemsAt(sections: readonly TomlSection[], path: readonly string[]) {
  return sections.filter((section) => section.item && samePath(section.path, path))
}

/** By its name, or without one by everything that is wanted of it. */
function isItem({ entries }: TomlSection, wanted: readonly TomlEntry[]): boolean {
  const name = wanted.filter(([key]) => key === 'name')
  return (name.length > 0 ? name : wanted).every(([key, value]) =>
    entries.some((entry) => samePath(entry.path, [key]) && sameValue(entry.value, value)),
  )
}

/** The entry for `goal`, if this section has it. Throws if something else is in the way. */
function findEntry(
  { entries }: TomlSection,
  start: readonly string[],
  goal: readonly string[],
): TomlAssignment | undefined {
  for (const entry of entries) {
    const path = [...start, ...entry.path]
    if (samePath(path, goal)) return entry
    if (startsWith(goal, path)) throw isInOneLine(path)
    if (startsWith(path, goal)) throw isSomethingElse(goal)
  }
  return undefined
}

function isInOneLine(path: readonly string[]): Unmergeable {
  return new Unmergeable(
    `\`${path.join('.')} = …\` holds in one value what would have to be added to. Write it as tables of its own, with \`[…]\` or \`[[…]]\` above them, or add the lines by hand.`,
  )
}

function isSomethingElse(path: readonly string[]): Unmergeable {
  return new Unmergeable(
    `\`${path.join('.')}\` is something else in this file than is needed here. Add the lines by hand.`,
  )
}
