import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AUDIT_LEVELS,
  AUDIT_SORTS,
  AUDIT_VIEWS,
  type AuditQuery,
  DEFAULT_AUDIT_QUERY,
  formatAuditQuery,
  hasFilters,
  parseAuditQuery,
  parseScope,
  withoutFilters,
} from '@/lib/core/policies/audit-query'
import { FINDING_KINDS } from '@/lib/core/policies/findings/finding'
import { PRINCIPAL_KINDS } from '@/lib/core/policies/principal'

const read = (text: string) => parseAuditQuery(new URLSearchParams(text))

const query = fc.record<AuditQuery>({
  view: fc.constantFrom(...AUDIT_VIEWS),
  repository: fc.string(),
  principal: fc.string(),
  project: fc.string(),
  level: fc.constantFrom('', ...AUDIT_LEVELS),
  kind: fc.constantFrom('', ...PRINCIPAL_KINDS),
  grants: fc.constantFrom('', 'direct', 'inherited'),
  finding: fc.constantFrom('', ...FINDING_KINDS),
  sort: fc.constantFrom(...AUDIT_SORTS),
  descending: fc.boolean(),
  add: fc.array(fc.string().map((text) => `p${text.trim()}`.trim())),
  scope: fc.constantFrom('', 'organizations/1', 'folders/234'),
})

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(query, (one) => {
      expect(read(formatAuditQuery(one))).toEqual(one)
    }),
  )
})

test('the defaults need no words, and nothing throws them off', () => {
  expect(formatAuditQuery(DEFAULT_AUDIT_QUERY)).toBe('')
  expect(
    read('view=x&level=owner&kind=cat&grants=both&finding=1&sort=size&scope=projects/1'),
  ).toEqual(DEFAULT_AUDIT_QUERY)
})

test('without filters, what is looked at stays', () => {
  fc.assert(
    fc.property(query, (one) => {
      const left = withoutFilters(one)
      expect(hasFilters(left)).toBe(false)
      const { view, sort, descending, add, scope } = one
      expect(left).toMatchObject({ view, sort, descending, add, scope })
    }),
  )
})

test.each([
  ['organizations/100000000001', 'organizations/100000000001'],
  [' organization/1/ ', 'organizations/1'],
  ['folders/22', 'folders/22'],
  ['projects/lab-one', undefined],
  ['organizations/example.com', undefined],
  ['organizations/1?x=y', undefined],
  ['folders/1/../../organizations/2', undefined],
  ['', undefined],
])('the scope %j is %j', (text, expected) => {
  expect(parseScope(text)).toBe(expected)
})
