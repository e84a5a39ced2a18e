import { type TomlAssignment, type TomlHeader, tomlStatements } from './toml-statements'

/** A header and the entries below it; the entries before the first header have none. */
export type TomlSection = {
  path: readonly string[]
  item: boolean
  header: TomlHeader | undefined
  entries: TomlAssignment[]
  /** The line behind its last statement. */
  end: number
}

/**
 * The sections of a file, in its order; the first one is that of the entries without a header, be there any or not.
 * Throws a SyntaxError that says where, for what is no TOML or says something twice.
 */
export function tomlSections(lines: readonly string[]): readonly TomlSection[] {
  const top: TomlSection = { path: [], item: false, header: undefined, entries: [], end: 0 }
  const sections = [top]
  let said = new Set<string>()
  for (const statement of tomlStatements(lines)) {
    const section = sections.at(-1) ?? top
    const { kind, path, start, end } = statement
    if (kind === 'header') {
      const { item } = statement
      if (
        !item &&
        !inArray(sections, path) &&
        sections.some((other) => other.header && samePath(other.path, path))
      ) {
        throw new SyntaxError(`line ${start + 1}`)
      }
      sections.push({ path, item, header: statement, entries: [], end })
      said = new Set()
    } else {
      const key = JSON.stringify(path)
      if (said.has(key)) throw new SyntaxError(`line ${start + 1}`)
      said.add(key)
      section.entries.push(statement)
      section.end = end
    }
  }
  return sections
}

/** Every value outside of arrays of tables, with the whole path of its key. */
export function tomlSettings(sections: readonly TomlSection[]) {
  return sections.flatMap(({ path, item, entries }) =>
    item ? [] : entries.map((entry) => ({ path: [...path, ...entry.path], value: entry.value })),
  )
}

/** Whether `path`, or a part of it from the start, is an array of tables, so that it means another one each time. */
export function inArray(sections: readonly TomlSection[], path: readonly string[]): boolean {
  return sections.some(({ item, path: array }) => item && startsWith(path, array))
}

export function samePath(path: readonly string[], other: readonly string[]): boolean {
  return path.length === other.length && startsWith(path, other)
}

export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return path.length >= start.length && start.every((part, index) => part === path[index])
}
