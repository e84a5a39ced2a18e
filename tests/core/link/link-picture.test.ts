import { inflateSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { GET } from '@/app/og/[project]/[location]/[repository]/route'
import { SYSTEMS } from '@/lib/core/setup/guide'
import { TOOL_IDS } from '@/lib/core/setup/tools'

afterEach(() => vi.unstubAllGlobals())

const draw = (repository: string, query: string) =>
  GET(new Request(`http://localhost/og/x?${query}`), {
    params: Promise.resolve({ project: 'example.com%3Alegacy', location: 'us', repository }),
  })

// What has no glyph in the font that comes with Next, its maker would fetch from other servers.
test('the picture is drawn without asking anybody, whatever is chosen', async () => {
  const asked: unknown[] = []
  vi.stubGlobal('fetch', (address: unknown) => {
    // What it loads of itself is in a `data:` address.
    if (!String(address).startsWith('data:')) asked.push(address)
    return Promise.reject(new Error('no network'))
  })
  const queries = [
    '',
    'purpose=publish',
    ...SYSTEMS.map((system) => `os=${system}`),
    ...TOOL_IDS.map((tool) => `tool=${tool}`),
    `tool=${encodeURIComponent('鍵😀')}`,
  ]
  for (const query of queries) {
    const answer = await draw(`${'a-'.repeat(31)}z.png`, query)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([answer.status, bytes.subarray(1, 4).toString()], query).toEqual([200, 'PNG'])
  }
  expect(asked).toEqual([])
})

test.each(['UPPER.png', 'r', 'r.svg', '.png'])('%s is no picture', async (file) => {
  expect((await draw(file, '')).status).toBe(404)
})

/** The rows of a PNG of 8 bits with red, green, blue and alpha: https://www.w3.org/TR/png-3/#9Filters */
function rowsOf(png: Buffer): readonly Buffer[] {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  expect([png[24], png[25], png[28]], 'depth, colour type, interlace').toEqual([8, 6, 0])
  const [raw, length] = [inflateSync(Buffer.concat(data)), width * 4]
  const rows: Buffer[] = []
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (length + 1)]
    const row = Buffer.from(raw.subarray(y * (length + 1) + 1, (y + 1) * (length + 1)))
    const above = rows[y - 1]
    for (let x = 0; x < length; x += 1) {
      const [left, up, corner] = [row[x - 4] ?? 0, above?.[x] ?? 0, (x >= 4 && above?.[x - 4]) || 0]
      row[x] = (row[x] ?? 0) + predicted(filter, left, up, corner)
    }
    rows.push(row)
  }
  return rows
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one))
  if (a === undefined || b === undefined || c === undefined) return 0
  return a <= b && a <= c ? left : b <= c ? up : corner
}

// The longest that Google gives, and what is as wide as letters can be.
test.each([
  ['ml-platform', 'ml-private', 'tool=uv&os=linux'],
  [
    'engineering.a-company-with-a-long-name.example.com:legacy-project-of-the-team',
    `team-${'packages-'.repeat(6)}abc`,
    'tool=github-actions&os=windows&purpose=publish',
  ],
  [
    `${'w'.repeat(30)}.${'w'.repeat(60)}.example.com:${'m'.repeat(30)}`,
    'w'.repeat(63),
    'tool=google-cloud&os=windows',
  ],
])('in the picture of %s nothing runs into a margin', async (project, repository, query) => {
  const answer = await GET(new Request(`http://localhost/og/x?${query}`), {
    params: Promise.resolve({
      project,
      location: 'northamerica-northeast1',
      repository: `${repository}.png`,
    }),
  })
  expect(answer.status).toBe(200)
  const rows = rowsOf(Buffer.from(await answer.arrayBuffer()))
  const ground = rows[0]?.subarray(0, 4)
  const isGround = (row: Buffer, from: number, to: number) => {
    for (let x = from; x < to; x += 1) {
      if (!ground || !row.subarray(x * 4, x * 4 + 4).equals(ground)) return false
    }
    return true
  }
  const empty = rows.map((row) => isGround(row, 0, 1200))
  expect(rows.filter((row) => !isGround(row, 1132, 1200) || !isGround(row, 0, 68)).length).toBe(0)
  expect([empty.slice(0, 55), empty.slice(575)].flat().every(Boolean), 'above and below').toBe(true)
  // Lines of the name's own block may be close; the three blocks are not.
  const gaps = empty
    .join(' ')
    .split(/false(?: false)*/)
    .map((gap) => gap.split('true').length - 1)
  expect(gaps.slice(1, -1).filter((gap) => gap >= 24).length).toBeGreaterThanOrEqual(2)
})
