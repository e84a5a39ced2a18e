/** `removed` lines are not in the result: they are what a changed value was before. */
export type MergedLine = { text: string; is: 'kept' | 'added' | 'removed' }

/** Why a file was left alone: a sentence or two, in which `backticks` mark code. */
export type Refusal = { kind: 'refused'; reason: string }

/** The lines of a file, all kept; a file of nothing but blanks has none. */
export function keptLines(existing: string): MergedLine[] {
  if (existing.trim() === '') return []
  return existing
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((text) => ({ text, is: 'kept' }))
}

/** The lines that the result has, with their place among all. Line numbers of what was read count these. */
export function present(lines: readonly MergedLine[]) {
  return lines.flatMap(({ text, is }, index) => (is === 'removed' ? [] : [{ text, index }]))
}

/** The place among all lines that is behind the first `count` of the result. */
export function indexBehind(lines: readonly MergedLine[], count: number): number {
  const last = present(lines)[count - 1]
  return last ? last.index + 1 : 0
}

/** Takes the lines from `start` up to, and without, `end` of the result away, and puts one in their place. */
export function replaceLines(
  lines: MergedLine[],
  { start, end }: { start: number; end: number },
  text: string,
): void {
  const behind = indexBehind(lines, end)
  for (const before of present(lines).slice(start, end)) {
    lines[before.index] = { text: before.text, is: 'removed' }
  }
  lines.splice(behind, 0, { text, is: 'added' })
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
