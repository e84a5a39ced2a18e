import type { ClientJavaScriptResult } from './bench-client-javascript.ts'
import { LATENCY_MS, type ListingResult } from './bench-listing.ts'
import { PROJECTS } from './generated-world.ts'
import { ratioTable } from './ratio-table.ts'
import type { ScriptBytes } from './script-bytes.ts'

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

${ratioTable([
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

${ratioTable([
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
