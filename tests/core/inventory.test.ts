import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccessByAbility } from '@/lib/core/access'
import { addEvents, EMPTY_INVENTORY, type InventoryRow } from '@/lib/core/inventory/inventory-event'
import {
  DEFAULT_INVENTORY_QUERY,
  formatInventoryQuery,
  type InventoryQuery,
  MODE_KINDS,
  parseInventoryQuery,
  SORTS,
  selectRows,
} from '@/lib/core/inventory/inventory-query'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'

const GRANTED: AccessByAbility = {
  install: { is: 'granted', because: 'Yes.' },
  publish: { is: 'denied', because: 'No.' },
  delete: { is: 'denied', because: 'No.' },
  administer: { is: 'unknown', because: 'Who knows.' },
}

function row(
  key: string,
  details: Partial<RepositoryDetails> = {},
  access = GRANTED,
): InventoryRow {
  const [project = '', location = '', repository = ''] = key.split('/')
  return {
    key,
    access,
    details: {
      name: { project, location, repository },
      mode: { kind: 'standard' },
      description: '',
      sizeBytes: undefined,
      updated: undefined,
      ...details,
    },
  }
}

const ROWS = [
  row('web/us/shared', { sizeBytes: 5, updated: '2026-01-02T00:00:00Z' }),
  row('ml/europe-west1/shared', { sizeBytes: 500, description: 'Wheels for TRAINING' }),
  row('ml/us-central1/all', {
    mode: {
      kind: 'virtual',
      upstreams: [{ id: 'a', repository: undefined, resource: 'x/private', priority: 1 }],
    },
    updated: '2026-05-01T00:00:00Z',
  }),
]

function keys(query: Partial<InventoryQuery>): string[] {
  return selectRows(ROWS, { ...DEFAULT_INVENTORY_QUERY, ...query }).map(({ key }) => key)
}

describe('selecting', () => {
  test('everything, by name, equal names by key', () => {
    expect(keys({})).toEqual(['ml/us-central1/all', 'ml/europe-west1/shared', 'web/us/shared'])
  })
  test.each<[string, Partial<InventoryQuery>, string[]]>([
    ['a word anywhere, in any case', { search: 'training' }, ['ml/europe-west1/shared']],
    ['all words', { search: 'shared  us' }, ['web/us/shared']],
    ['an upstream', { search: 'private' }, ['ml/us-central1/all']],
    ['no such word', { search: 'zebra' }, []],
    ['a project', { project: 'web' }, ['web/us/shared']],
    ['a location, exactly', { location: 'us' }, ['web/us/shared']],
    ['a kind', { kind: 'virtual' }, ['ml/us-central1/all']],
    [
      'size, largest first',
      { sort: 'size', descending: true, project: 'ml' },
      ['ml/europe-west1/shared', 'ml/us-central1/all'],
    ],
    [
      'updated, latest first',
      { sort: 'updated', descending: true },
      ['ml/us-central1/all', 'web/us/shared', 'ml/europe-west1/shared'],
    ],
  ])('%s', (_, query, expected) => {
    expect(keys(query)).toEqual(expected)
  })
  test('only what is certainly allowed counts as allowed', () => {
    expect(keys({ access: 'install' })).toHaveLength(3)
    expect(keys({ access: 'publish' })).toEqual([])
    expect(keys({ access: 'administer' })).toEqual([])
  })
})

describe('the address', () => {
  test('is empty for the defaults', () => {
    expect(formatInventoryQuery(DEFAULT_INVENTORY_QUERY)).toBe('')
  })
  test('falls to the defaults for what it does not know', () => {
    const params = new URLSearchParams('sort=-nonsense&kind=docker&access=fly&add=&add=%20x%20')
    expect(parseInventoryQuery(params)).toEqual({
      ...DEFAULT_INVENTORY_QUERY,
      descending: true,
      add: ['x'],
    })
  })
  test('reads back what was written', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== '')
    const query = fc.record<InventoryQuery>({
      search: fc.string(),
      project: fc.string(),
      location: fc.string(),
      kind: fc.constantFrom('', ...MODE_KINDS),
      access: fc.constantFrom('', 'install', 'publish', 'delete', 'administer'),
      sort: fc.constantFrom(...SORTS),
      descending: fc.boolean(),
      add: fc.array(word),
    })
    fc.assert(
      fc.property(query, (written) => {
        const read = parseInventoryQuery(new URLSearchParams(formatInventoryQuery(written)))
        expect(read).toEqual(written)
      }),
    )
  })
})

describe('events', () => {
  const details = row('ml/us/a').details
  test('add up in the order of their arrival', () => {
    const inventory = addEvents(EMPTY_INVENTORY, [
      { type: 'progress', progress: { known: 2, answered: 0, allKnown: false } },
      { type: 'repository', key: 'k', details },
      { type: 'access', key: 'k', access: GRANTED },
      { type: 'problem', problem: { project: 'web', failure: { kind: 'not-found' } } },
      { type: 'progress', progress: { known: 2, answered: 2, allKnown: true } },
      { type: 'end' },
    ])
    expect(inventory).toEqual({
      rows: new Map([['k', { key: 'k', details, access: GRANTED }]]),
      progress: { known: 2, answered: 2, allKnown: true },
      problems: [{ project: 'web', failure: { kind: 'not-found' } }],
      state: 'complete',
    })
  })
  test('a repository that arrives again keeps its access', () => {
    const once = addEvents(EMPTY_INVENTORY, [
      { type: 'repository', key: 'k', details },
      { type: 'access', key: 'k', access: GRANTED },
    ])
    const twice = addEvents(once, [{ type: 'repository', key: 'k', details }])
    expect(twice.rows.get('k')?.access).toBe(GRANTED)
  })
  test('leave the inventory before them as it was', () => {
    addEvents(EMPTY_INVENTORY, [{ type: 'repository', key: 'k', details }])
    expect(EMPTY_INVENTORY.rows.size).toBe(0)
  })
})
