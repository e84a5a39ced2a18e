/** `removed` lines are not in the result: they are what a changed value was before. */
export type MergedLine = { text: string; is: 'kept' | 'added' | 'removed' }

/** The lines of a file, all kept; a file of nothing but blanks has none. */
export function keptLines(existing: string): MergedLine[] {
  if (existing.trim() === '') return []
  return existing
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((text) => ({ text, is: 'kept' }))
}

/** The file as it is to be: lines that were there keep their line ends, new ones get the first one's. */
export function mergedText(existing: string, lines: readonly MergedLine[]): string {
  const ends = existing.match(/\r?\n/g) ?? []
  const usual = ends[0] ?? '\n'
  let before = 0
  let text = ''
  for (const [index, line] of lines.entries()) {
    const own = line.is === 'added' ? usual : ends[before]
    if (line.is !== 'added') before += 1
    const last = index === lines.length - 1
    if (line.is !== 'removed') text += line.text + (own ?? (last ? '' : usual))
  }
  return text
}
