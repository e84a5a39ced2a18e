import { expect, test } from 'vitest'
import type { Failure } from '@/lib/core/failure'
import { unseenVirtuals } from '@/lib/core/policies/unseen-virtuals'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'

const AGENT = 'serviceAccount:service-99@gcp-sa-artifactregistry.iam.gserviceaccount.com'
const OWN_AGENT = 'serviceAccount:service-11@gcp-sa-artifactregistry.iam.gserviceaccount.com'

type Case = Company & {
  name: string
  on?: Place
  /** Where a list broke off. */
  problem?: Failure
  expected: readonly RegExp[]
}

const CASES: Case[] = [
  { name: 'no agent of elsewhere may read it', policies: {}, expected: [] },
  {
    name: 'nor may one, by people and its own agent',
    policies: {
      tools: [
        ['reader', 'user:ann@example.com'],
        ['reader', OWN_AGENT],
      ],
    },
    expected: [],
  },
  {
    name: 'an agent of elsewhere may',
    policies: { tools: [['reader', AGENT]] },
    expected: [/service-99@.* may read this one for virtual repositories of its project\.$/],
  },
  {
    name: 'or may, inside a group that could be read',
    policies: { folder: [['reader', 'group:agents@example.com']] },
    groups: { 'agents@example.com': [AGENT] },
    expected: [/service-99@/],
  },
  {
    name: 'one whose virtual repositories were all found here is no less unseen',
    policies: { tools: [['reader', AGENT.replace('99', '22')]] },
    expected: [/service-22@/],
  },
  {
    name: 'a group that hides who is in it',
    policies: { tools: [['reader', 'group:closed@example.com']] },
    expected: [/may have this one as a source/],
  },
  {
    name: 'every Google account: an agent is one',
    policies: { tools: [['reader', 'allAuthenticatedUsers']] },
    expected: [/may have this one as a source/],
  },
  {
    name: 'a policy above that could not be read',
    policies: {},
    unread: ['folder'],
    expected: [/may have this one as a source/],
  },
  {
    name: 'the neighbours could not be listed',
    policies: {},
    problem: { kind: 'permission-denied' },
    expected: [/same project and location may have this one as a source/],
  },
  {
    name: 'a virtual repository is no source of another',
    on: 'all',
    policies: { all: [['reader', AGENT]] },
    problem: { kind: 'permission-denied' },
    expected: [],
  },
]

test.each(CASES)('$name', ({ on = 'tools', problem, expected, ...company }) => {
  const problems =
    problem === undefined ? [] : [{ project: 'lab-one', locations: ['us'], failure: problem }]
  const spots = unseenVirtuals(companyIndex(company), nameOfPlace(on), problems)
  expect(spots.map(({ hides }) => hides)).toEqual(
    expected.map((each) => expect.stringMatching(each)),
  )
  for (const { kind, needs } of spots) {
    expect(kind).toBe('virtuals')
    expect(needs?.permission).toBe('artifactregistry.repositories.list')
  }
})
