import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AccessRequest,
  accessRequestHref,
  parseAccessRequest,
} from '@/lib/core/policies/request/access-request'
import { REQUESTED_ROLES } from '@/lib/core/policies/request/requested-role'
import { sample } from '../awkward-text'
import { NOW } from './small-company'

const REPOSITORY = { project: 'lab-one', location: 'us', repository: 'tools' }
const RIGHT = { role: 'writer', for: 'user:ann@example.com', reason: 'I release it.' }

const read = (fields: Record<string, string>) =>
  parseAccessRequest(new URLSearchParams(fields), NOW)

describe('an address asks for', () => {
  test.each([
    ['a role, by its short name', { role: 'writer' }, { role: 'roles/artifactregistry.writer' }],
    [
      'a role, by its whole name',
      { role: 'roles/artifactregistry.repoAdmin' },
      { role: 'roles/artifactregistry.repoAdmin' },
    ],
    ['an ability', { role: 'administer' }, { role: 'roles/artifactregistry.admin' }],
    ['a person by address alone', { for: ' Ann@Example.com ' }, { member: 'user:ann@example.com' }],
    [
      'a service account by address alone',
      { for: 'ci@lab-one.iam.gserviceaccount.com' },
      { member: 'serviceAccount:ci@lab-one.iam.gserviceaccount.com' },
    ],
    [
      'a group by address alone',
      { group: 'devs@example.com' },
      { group: 'group:devs@example.com' },
    ],
    ['no group', { group: '' }, { group: undefined }],
    ['an end', { until: '2026-06-30' }, { until: '2026-06-30' }],
    ['an end today', { until: '2026-06-01' }, { until: '2026-06-01' }],
    ['no end', { until: '' }, { until: undefined }],
    ['a reason of several lines', { reason: ' I release\r\n\tit. ' }, { reason: 'I release it.' }],
    ['a reason with joined emoji', { reason: '👩‍💻 ship ❤️' }, { reason: '👩‍💻 ship ❤️' }],
    ['a reason in Hangul', { reason: '배포합니다' }, { reason: '배포합니다' }],
    ['a reason with accents of their own', { reason: 'de\u0301ploiement' }, {}],
  ])('%s', (_, fields, expected) => {
    const { request, faults } = read({ ...RIGHT, ...fields })
    expect(faults).toEqual({})
    expect({ ...request, role: request?.role.name }).toMatchObject(expected)
  })
})

describe('refused, in words that repeat nothing of it', () => {
  test.each([
    ['role', 'roles/owner'],
    ['role', 'roles/artifactregistry.writer '],
    ['role', '__proto__'],
    ['for', ''],
    ['for', 'allUsers'],
    ['for', 'domain:example.com'],
    ['for', 'group:devs@example.com'],
    ['for', 'deleted:user:ann@example.com?uid=1'],
    ['for', 'user:ann@example.com,bob@example.com'],
    ['for', 'user:ann@example.com --role=roles/owner'],
    ['for', 'user:ann@example.com\n'.repeat(2)],
    ['for', 'user:ann@exаmple.com'],
    ['for', 'user:"$(id)"@example.com'],
    ['for', 'user:`id`@example.com'],
    ['for', 'user:ann@localhost'],
    ['for', `user:${'a'.repeat(300)}@example.com`],
    ['group', 'user:ann@example.com'],
    ['group', 'allAuthenticatedUsers'],
    ['reason', ''],
    ['reason', ' \n '],
    ['reason', 'a'.repeat(501)],
    ['reason', 'a'.repeat(1_000_000)],
    ['reason', 'read \u202eonly'],
    ['reason', 'read\u200bonly'],
    ['reason', 'bell \u0007'],
    ['reason', '\u3164'],
    ['reason', 'read\u3164only'],
    ['reason', '\u2800\u2800'],
    ['reason', 'read\u2800only'],
    ['reason', '\u115f\u1160'],
    ['reason', '\uffa0'],
    ['reason', '\u034f'],
    ['reason', '\u200d\ufe0f'],
    ['reason', '\u0301'],
    ['until', '2026-05-31'],
    ['until', '2027-02-30'],
    ['until', '31.12.2027'],
    ['until', '2027-1-1'],
    ['until', '99999-01-01'],
    ['until', '2027-01-01T00:00:00Z'],
    ['until', '2027-01-01") || true || ("'],
  ])('%s: %s', (field, value) => {
    const { request, faults } = read({ ...RIGHT, [field]: value })
    expect(request).toBeUndefined()
    expect(Object.keys(faults)).toEqual([field])
    const fault = Object.values(faults).join('')
    expect(fault).toMatch(/^[A-Z][^<>]*\.$/)
    if (value.trim().length > 9) expect(fault).not.toContain(value.trim())
  })

  test('what is shown again of a megabyte is short', () => {
    const { given } = read({ ...RIGHT, reason: 'a'.repeat(1_000_000) })
    expect(given.reason).toHaveLength(1000)
  })
})

test('what is missing is no fault, and no request', () => {
  const { request, faults, given } = read({ role: 'writer' })
  expect(request).toBeUndefined()
  expect(faults).toEqual({})
  expect(given).toEqual({ role: 'writer', for: '', group: '', reason: '', until: '' })
})

test('of a repeated name the first counts', () => {
  const params = new URLSearchParams({ ...RIGHT })
  params.append('for', 'user:eve@example.com')
  expect(parseAccessRequest(params, NOW).request?.member).toBe('user:ann@example.com')
})

test('a link reads back as the request it was made of', () => {
  const requests: fc.Arbitrary<AccessRequest> = fc.record({
    role: fc.constantFrom(...REQUESTED_ROLES),
    member: fc.constantFrom('user:ann@example.com', "user:o'hara+x@example.co.uk"),
    group: fc.constantFrom(undefined, 'group:devs@example.com'),
    reason: fc.constantFrom('I release it.', '100% & “more” <b>?</b>=#+', 'ключ 鍵 😀'),
    until: fc.constantFrom(undefined, '2027-12-31'),
  })
  for (const request of sample(requests, 300)) {
    const [path, query] = accessRequestHref(REPOSITORY, request).split('?')
    expect(path).toBe('/repositories/lab-one/us/tools/access/request')
    expect(parseAccessRequest(new URLSearchParams(query), NOW).request).toEqual(request)
  }
})
