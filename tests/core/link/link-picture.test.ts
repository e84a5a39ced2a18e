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
