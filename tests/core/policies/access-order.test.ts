import { expect, test } from 'vitest'
import {
  type AccessOrder,
  accessHref,
  accessPage,
  DEFAULT_ACCESS_ORDER,
  parseAccessOrder,
} from '@/lib/core/policies/access-order'
import { accessRows } from '@/lib/core/policies/access-rows'
import { DEFAULT_AUDIT_QUERY } from '@/lib/core/policies/audit-query'
import { auditTables } from '@/lib/core/policies/audit-tables'
import { type Company, companyIndex, nameOfPlace } from './small-company'

const COMPANY: Company = {
  policies: {
    tools: [
      ['admin', 'user:ada@example.com'],
      ['reader', 'user:rita@example.com'],
      ['writer', 'group:team@example.com'],
      ['reader', 'serviceAccount:ci@lab-one.iam.gserviceaccount.com'],
    ],
  },
  groups: { 'team@example.com': [] },
}

function membersOf(company: Company, order: Partial<AccessOrder>) {
  const tables = auditTables(companyIndex(company).snapshot, [])
  const rows = accessRows(tables, nameOfPlace('tools'), DEFAULT_AUDIT_QUERY)
  const { rows: shown, ...rest } = accessPage(rows, { ...DEFAULT_ACCESS_ORDER, ...order })
  return { ...rest, members: shown.map(({ access }) => access.member) }
}

test.each<[Partial<AccessOrder>, string]>([
  [{}, 'ada ci rita team'],
  [{ descending: true }, 'team rita ci ada'],
  [{ sort: 'kind' }, 'ada rita team ci'],
  [{ sort: 'level' }, 'ci rita team ada'],
  [{ sort: 'level', descending: true }, 'ada team ci rita'],
])('in the order %j: %s', (order, expected) => {
  const { members } = membersOf(COMPANY, order)
  expect(members.map((one) => /:(\w+)@/.exec(one)?.[1]).join(' ')).toBe(expected)
})

test('every row is on one of the pages, and a page that there is not is the last', () => {
  const many: Company = {
    policies: {
      tools: Array.from({ length: 450 }, (_, at) => ['reader', `user:p${at}@example.com`] as const),
    },
  }
  const pages = [1, 2, 3].map((page) => membersOf(many, { page }))
  expect(pages.map(({ members }) => members.length)).toEqual([200, 200, 50])
  expect(new Set(pages.flatMap(({ members }) => members)).size).toBe(450)
  expect(membersOf(many, { page: 99 })).toEqual(pages[2])
})

test('the address says it, and is read back', () => {
  const query = { ...DEFAULT_AUDIT_QUERY, kind: 'user', finding: 'public', project: 'x' } as const
  const order: AccessOrder = { sort: 'level', descending: true, page: 3 }
  const href = accessHref('/x/access', query, order)
  expect(href).toBe('/x/access?kind=user&sort=-level&page=3')
  expect(parseAccessOrder(new URL(href, 'https://x.example').searchParams)).toEqual(order)
  expect(accessHref('/x/access', DEFAULT_AUDIT_QUERY, DEFAULT_ACCESS_ORDER)).toBe('/x/access')
  expect(parseAccessOrder(new URLSearchParams('sort=size&page=-1'))).toEqual(DEFAULT_ACCESS_ORDER)
})
