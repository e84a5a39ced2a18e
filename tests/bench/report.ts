import type { ClientJavaScriptResult } from './bench-client-javascript.ts'
import { LATENCY_MS, type ListingResult } from './bench-listing.ts'
import { PROJECTS } from './generated-world.ts'
import { median } from './median.ts'
import type { ScriptBytes } from './script-bytes.ts'

type Row = { what: string; values: readonly number[]; target?: number }

/** The result as Markdown: ratios, because milliseconds belong to a machine. */
export function report(listing: ListingResult, scripts: ClientJavaScriptResult): string {
  const { calls, concurrency, floorMs, browser, stream, plainMs } = listing
  const trips = (ms: number) => ms / LATENCY_MS
  const ofFloor = (ms: number) => ms / floorMs
  const ofEmpty = (bytes: ScriptBytes, key: 'decoded' | 'transferred') => [
    bytes[key] / scripts.empty[key],
  ]
  const perProject = Math.round(calls / PROJECTS)
  return `## The list

${PROJECTS} projects, ${calls} calls (about ${perProject} for each), ${concurrency} at once, ${LATENCY_MS} ms of latency for each.
The floor is ceil(calls / concurrency) × latency: ${Math.ceil(calls / concurrency)} round trips. Medians of ${browser.length} runs.

${table([
  {
    what: 'First repository on the screen, in round trips',
    values: browser.map(({ firstRow }) => trips(firstRow)),
    target: 10,
  },
  { what: '… in the bytes of the page', values: stream.map(({ firstRow }) => trips(firstRow)) },
  {
    what: 'Everything on the screen, ÷ floor',
    values: browser.map(({ complete }) => ofFloor(complete)),
    target: 1.5,
  },
  { what: '… in the bytes of the page', values: stream.map(({ complete }) => ofFloor(complete)) },
  { what: '… the same calls by `fetch` alone', values: plainMs.map(ofFloor) },
])}

## Client JavaScript of the setup page

÷ that of an empty page of the same Next and React.

${table([
  {
    what: 'Signed out, transferred',
    values: ofEmpty(scripts.signedOut, 'transferred'),
    target: 1.15,
  },
  { what: 'Signed out, decoded', values: ofEmpty(scripts.signedOut, 'decoded'), target: 1.15 },
  {
    what: 'Signed in, transferred',
    values: ofEmpty(scripts.signedIn, 'transferred'),
    target: 1.15,
  },
  { what: 'Signed in, decoded', values: ofEmpty(scripts.signedIn, 'decoded'), target: 1.15 },
])}
`
}

function table(rows: readonly Row[]): string {
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
