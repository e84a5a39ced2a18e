import { median } from './median.ts'

/** `target`: the most that the median should be. */
export type RatioRow = { what: string; values: readonly number[]; target?: number }

/** A Markdown table of medians, their ranges, and whether they met what they should. */
export function ratioTable(rows: readonly RatioRow[]): string {
  const cells = rows.map(({ what, values, target }) => {
    const middle = median(values)
    const range =
      values.length > 1 ? `${format(Math.min(...values))}–${format(Math.max(...values))}` : ''
    const verdict = target === undefined ? '' : middle <= target ? 'met' : 'MISSED'
    return [what, format(middle), range, target === undefined ? '' : `≤ ${target}`, verdict]
  })
  const all = [['', 'ratio', 'range', 'target', ''], ...cells]
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(3, ...all.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  const [head, ...body] = all.map(line)
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

function format(value: number): string {
  return value.toFixed(value >= 9.995 ? 1 : 2)
}
