import type { IniSection } from '../quote/ini-document'
import type { TomlTable } from '../quote/toml-document'
import { configWarnings } from './config-warnings'
import { keysOf } from './ini-keys'
import { mergeIni, readSections } from './merge-ini'
import { mergeToml } from './merge-toml'
import { type MergedLine, mergedText, type Refusal } from './merged-lines'
import { tomlWarnings } from './toml-warnings'

/** What a file is to say, in its format; a file step is such a thing. */
export type Wanted = { sections?: readonly IniSection[]; tables?: readonly TomlTable[] }

export type MergedFile = {
  kind: 'merged'
  lines: readonly MergedLine[]
  /** The whole file as it is to be, with its own line ends. */
  text: string
}

/** A file that is there already with what is wanted added, or why that cannot be done; what fights it is said in any case. */
export function mergeFile(
  name: string,
  existing: string,
  { sections = [], tables }: Wanted,
): (MergedFile | Refusal) & { warnings: readonly string[] } {
  const keyOf = keysOf(name)
  const lines = tables ? mergeToml(existing, tables) : mergeIni(existing, sections, keyOf)
  const isRefused = 'kind' in lines
  const warnings = tables
    ? tomlWarnings(name, existing, tables)
    : configWarnings(name, existing, isRefused ? [] : readSections(lines, keyOf), sections)
  if (isRefused) return { ...lines, warnings }
  return { kind: 'merged', lines, text: mergedText(existing, lines), warnings }
}
