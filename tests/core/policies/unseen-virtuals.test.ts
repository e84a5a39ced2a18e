import { expect, test } from 'vitest'
import type { Failure } from '@/lib/core/failure'
import type { Problem } from '@/lib/core/inventory/inventory-event'
import type { Coverage } from '@/lib/core/policies/snapshot-event'
import { unseenVirtuals } from '@/lib/core/policies/unseen-virtuals'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'

const AGENT = 'serviceAccount:service-99@gcp-sa-artifactregistry.iam.gserviceaccount.com'
const OWN_AGENT = AGENT.replace('99', '11')
const SHOP_AGENT = AGENT.replace('99', '22')
const DENIED: Failure = { kind: 'permission-denied' }

/** As a page about one repository looks: at its own project and location alone. */
const ALONE: Coverage = {
  state: 'complete',
  source: { kind: 'repository', repository: nameOfPlace('tools') },
  searched: new Map(),
  problems: [],
}
/** As the audit looks: at every project that is found. */
const EVERYWHERE: Coverage = {
  ...ALONE,
  source: { kind: 'policies' },
  searched: new Map([
    ['lab-one', '11'],
    // Its number is known by its container.
    ['shop-one', undefined],
  ]),
}
const hampered = (coverage: Coverage, ...problems: Problem[]): Coverage => ({
  ...coverage,
  problems,
})

type Case = Company & {
  name: string
  on?: Place[]
  coverage?: Coverage
  /** What is said, after the subject. */
  expected: readonly RegExp[]
}

const ALL: Place[] = ['tools', 'pypi', 'all', 'front']

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
    expected: [
      /^projects\/lab-one\/.*\/tools: .*service-99@.* may read it for virtual repositories of its project\.$/,
    ],
  },
  {
    name: 'or may, inside a group that could be read',
    policies: { folder: [['reader', 'group:agents@example.com']] },
    groups: { 'agents@example.com': [AGENT] },
    expected: [/^folders\/2: .*service-99@/],
  },
  {
    name: 'one of another project, where that was not looked through',
    policies: { tools: [['reader', SHOP_AGENT]] },
    expected: [/service-22@/],
  },
  {
    name: 'a group that hides who is in it',
    policies: { tools: [['reader', 'group:closed@example.com']] },
    expected: [/\/tools: .* may have what is here as a source/],
  },
  {
    name: 'every Google account: an agent is one',
    policies: { tools: [['reader', 'allAuthenticatedUsers']] },
    expected: [/\/tools: .* may have what is here as a source/],
  },
  {
    name: 'a policy above that could not be read',
    policies: {},
    unread: ['folder'],
    expected: [/^folders\/2: .* may have what is here as a source/],
  },
  {
    name: 'the neighbours could not be listed',
    policies: {},
    coverage: hampered(ALONE, { project: 'lab-one', locations: ['us'], failure: DENIED }),
    expected: [
      /^projects\/lab-one\/locations\/us: .*same project and location may have .* You may not/,
    ],
  },
  {
    name: 'the neighbours of another location bear on nothing here',
    policies: {},
    coverage: hampered(ALONE, { project: 'lab-one', locations: ['eu'], failure: DENIED }),
    expected: [],
  },
  {
    name: 'a virtual repository is no source of another',
    on: ['all'],
    policies: { all: [['reader', AGENT]] },
    coverage: hampered(ALONE, { project: 'lab-one', locations: ['us'], failure: DENIED }),
    expected: [],
  },
  {
    name: 'everywhere: an agent of a project that was looked through hides nothing',
    on: ALL,
    coverage: EVERYWHERE,
    policies: {
      tools: [['reader', SHOP_AGENT]],
      organization: [['reader', OWN_AGENT]],
    },
    expected: [],
  },
  {
    name: 'everywhere: nor does one of a project that has no repository',
    on: ALL,
    coverage: { ...EVERYWHERE, searched: new Map([...EVERYWHERE.searched, ['bare-one', '99']]) },
    policies: { tools: [['reader', AGENT]] },
    expected: [],
  },
  {
    name: 'everywhere: one of a project that was not found does',
    on: ALL,
    coverage: EVERYWHERE,
    policies: { tools: [['reader', AGENT]] },
    expected: [/\/tools: .*service-99@/],
  },
  {
    name: 'everywhere: one of a project that could not be listed does, with the reason',
    on: ALL,
    coverage: hampered(EVERYWHERE, { project: 'shop-one', failure: DENIED }),
    policies: { tools: [['reader', SHOP_AGENT]] },
    expected: [/\/tools: .*service-22@.*You may not/],
  },
  {
    name: 'everywhere: the search for projects broke off',
    on: ALL,
    coverage: hampered(EVERYWHERE, { failure: DENIED }),
    policies: { tools: [['reader', AGENT]] },
    expected: [/\/tools: .*service-99@.*You may not/],
  },
  {
    name: 'everywhere: what bears on several is said once',
    on: ALL,
    coverage: EVERYWHERE,
    policies: { folder: [['reader', 'allUsers']] },
    expected: [/^folders\/2: /],
  },
  {
    name: 'one that was named, of a project that was not looked through',
    on: ['tools'],
    coverage: { ...EVERYWHERE, searched: new Map() },
    policies: {},
    expected: [/^projects\/lab-one\/locations\/us: .*same project and location may have/],
  },
  {
    name: 'an organization that was read as a whole, and the agent of one beside it',
    on: ['tools'],
    coverage: {
      ...EVERYWHERE,
      source: { kind: 'asset-inventory', scope: 'organizations/1' },
    },
    policies: {
      tools: [
        ['reader', AGENT],
        ['reader', SHOP_AGENT],
      ],
    },
    expected: [/\/tools: (?!.*service-22).*service-99@/],
  },
  {
    name: 'while it is still being looked for, nothing is unseen',
    on: ALL,
    coverage: { ...EVERYWHERE, state: 'reading', searched: new Map() },
    policies: { tools: [['reader', AGENT]] },
    expected: [],
  },
]

test.each(CASES)('$name', ({ on = ['tools'], coverage = ALONE, expected, ...company }) => {
  const spots = unseenVirtuals(companyIndex(company), on.map(nameOfPlace), coverage)
  expect(
    spots.map(({ subject, hides, because = '' }) => `${subject}: ${hides} ${because}`.trim()),
  ).toEqual(expected.map((each) => expect.stringMatching(each)))
  for (const { kind, needs } of spots) {
    expect(kind).toBe('virtuals')
    expect(needs?.permission).toBe('artifactregistry.repositories.list')
  }
})
