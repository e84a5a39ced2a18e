import { describe, expect, test } from 'vitest'
import { type GrantEffect, grantEffect } from '@/lib/core/policies/request/grant-effect'
import { groupGain } from '@/lib/core/policies/request/group-gain'
import { groupsWithRole } from '@/lib/core/policies/request/groups-with-role'
import { whoMayGrant } from '@/lib/core/policies/request/who-may-grant'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'
import { nameOf } from './snapshot-of'

const ANN = 'user:ann@example.com'
const TEAM = 'group:py-devs@example.com'
const TOOLS = nameOfPlace('tools')
const WRITER = 'roles/artifactregistry.writer'
const ENDS = (day: string) => `request.time < timestamp("${day}T00:00:00Z")`

type Case = Company & {
  name: string
  on?: Place
  until?: string
  role?: string
  /** Install, publish, delete, administer: what changes, as `before>after`, or what stays. */
  changes: string
  standing: GrantEffect['standing']
}

const CASES: Case[] = [
  {
    name: 'a reader becomes a writer',
    policies: { tools: [['reader', ANN]] },
    changes: 'granted denied>granted denied denied',
    standing: 'new',
  },
  {
    name: 'somebody with nothing, until a day',
    policies: {},
    until: '2026-07-01',
    changes: 'denied>granted denied>granted denied denied',
    standing: 'new',
  },
  {
    name: 'the same grant is there',
    policies: { tools: [['writer', ANN]] },
    changes: 'granted granted denied denied',
    standing: 'there',
  },
  {
    name: 'one without an end is there, and one with an end is asked for',
    policies: { tools: [['writer', ANN]] },
    until: '2026-07-01',
    changes: 'granted granted denied denied',
    standing: 'there',
  },
  {
    name: 'the same with the same end is there',
    policies: { tools: [['writer', ANN, ENDS('2026-07-02')]] },
    until: '2026-07-01',
    changes: 'granted granted denied denied',
    standing: 'there',
  },
  {
    name: 'the same with an earlier end is there',
    policies: { tools: [['writer', ANN, ENDS('2026-07-01')]] },
    until: '2026-07-01',
    changes: 'granted granted denied denied',
    standing: 'shorter',
  },
  {
    name: 'one that has run out is as good as none',
    policies: { tools: [['writer', ANN, ENDS('2026-05-01')]] },
    changes: 'denied>granted denied>granted denied denied',
    standing: 'new',
  },
  {
    name: 'the same with a later end is on the project, for this repository',
    policies: {
      project: [
        [
          'writer',
          ANN,
          `${ENDS('2027-01-01')} && (resource.name == "${TOOLS}" || resource.name.startsWith("${TOOLS}/"))`,
        ],
      ],
    },
    until: '2026-07-01',
    changes: 'granted granted denied denied',
    standing: 'there',
  },
  {
    name: 'it is held through a group on the project',
    policies: { project: [['writer', TEAM]] },
    groups: { 'py-devs@example.com': [ANN] },
    changes: 'granted granted denied denied',
    standing: 'held',
  },
  {
    name: 'it is perhaps held, through a group that nobody could look into',
    policies: { project: [['writer', TEAM]] },
    changes: 'unknown>granted unknown>granted denied denied',
    standing: 'new',
  },
  {
    name: 'the project could not be read: what is not given stays unknown',
    policies: {},
    unread: ['project'],
    changes: 'unknown>granted unknown>granted unknown unknown',
    standing: 'new',
  },
  {
    name: 'the repository could not be read: the grant may be there unseen',
    policies: {},
    unread: ['tools'],
    changes: 'unknown>granted unknown>granted unknown unknown',
    standing: 'new',
  },
  {
    name: 'a deny policy keeps uploads from working',
    policies: {},
    deny: [
      {
        deniedPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    changes: 'denied>granted denied denied denied',
    standing: 'new',
  },
  {
    name: 'a virtual repository takes no uploads',
    on: 'all',
    policies: { all: [['reader', ANN]] },
    changes: 'granted denied denied denied',
    standing: 'held',
  },
  {
    name: 'more is held already',
    policies: { organization: [['roles/owner', ANN]] },
    changes: 'granted granted granted granted',
    standing: 'held',
  },
]

describe('what a grant would change', () => {
  test.each(CASES)(
    '$name',
    ({ on = 'tools', until, role = WRITER, changes, standing, ...company }) => {
      const index = companyIndex(company)
      const grant = { role, member: ANN, until }
      const effect = grantEffect(index, nameOf(nameOfPlace(on)), grant)
      const said = effect.changes.map(({ before, after }) =>
        before === after ? after : `${before}>${after}`,
      )
      expect(said.join(' ')).toBe(changes)
      expect(effect.standing).toBe(standing)
      expect(effect.paths.length > 0).toBe(standing !== 'new')
    },
  )

  test('for somebody in a group that is given the role', () => {
    const index = companyIndex({
      policies: { shop: [['reader', TEAM]] },
      groups: { 'py-devs@example.com': [ANN] },
    })
    const grant = { role: WRITER, member: TEAM, until: undefined }
    const { changes } = grantEffect(index, nameOf(nameOfPlace('tools')), grant, { who: ANN })
    expect(changes[1]).toEqual({ ability: 'publish', before: 'denied', after: 'granted' })
  })

  test.each<[string, Company & { on?: Place }, string, string, GrantEffect['standing']]>([
    [
      'of a policy that could not be read, what Google told of the person is said',
      { policies: {}, unread: ['tools', 'project'] },
      'granted denied denied denied',
      'granted denied>granted denied denied',
      'new',
    ],
    [
      'all of it is there, by grants that could not be read',
      { policies: {}, unread: ['tools'] },
      'granted granted denied denied',
      'granted granted denied denied',
      'held',
    ],
    [
      'Google says no to what the policies give: the grant would not help for certain',
      { policies: { project: [['writer', ANN]] } },
      'granted denied denied denied',
      'granted denied>unknown denied denied',
      'new',
    ],
    [
      'a kind of repository that takes no uploads',
      { policies: {}, unread: ['all'], on: 'all' },
      'denied denied denied denied',
      'denied>granted denied denied denied',
      'new',
    ],
    [
      'Google did not say',
      { policies: {}, unread: ['tools'] },
      'unknown unknown unknown unknown',
      'unknown>granted unknown>granted unknown unknown',
      'new',
    ],
  ])('%s', (_, { on = 'tools', ...company }, google, expected, standing) => {
    const [install, publish, remove, administer] = google
      .split(' ')
      .map((is) => (is === 'granted' || is === 'denied' ? is : 'unknown'))
    if (!install || !publish || !remove || !administer) throw new Error(google)
    const effect = grantEffect(
      companyIndex(company),
      nameOf(nameOfPlace(on)),
      { role: WRITER, member: ANN, until: undefined },
      { told: { install, publish, delete: remove, administer } },
    )
    const said = effect.changes.map(({ before, after }) =>
      before === after ? after : `${before}>${after}`,
    )
    expect(said.join(' ')).toBe(expected)
    expect(effect.standing).toBe(standing)
  })

  test('a repository that is not in the snapshot stays unknown', () => {
    const index = companyIndex({ policies: {} })
    const grant = { role: WRITER, member: ANN, until: undefined }
    const { changes, standing } = grantEffect(
      index,
      { project: 'another', location: 'us', repository: 'y' },
      grant,
    )
    expect(new Set(changes.flatMap(({ before, after }) => [before, after]))).toEqual(
      new Set(['unknown']),
    )
    expect(standing).toBe('new')
  })
})

describe('who else gains by a role that a group is given', () => {
  const gain = (company: Company, member = TEAM) =>
    groupGain(
      companyIndex(company),
      nameOf(nameOfPlace('tools')),
      { role: WRITER, member, until: undefined },
      ANN,
    )
  const BOB = 'user:bob@example.com'
  const CAT = 'user:cat@example.com'
  test('whoever is in it and has it not yet, through groups in it too', () => {
    expect(
      gain({
        policies: { project: [['reader', TEAM]], tools: [['writer', BOB]] },
        groups: {
          'py-devs@example.com': [ANN, BOB, 'group:inner@example.com'],
          'inner@example.com': [CAT, 'group:py-devs@example.com'],
        },
      }),
    ).toEqual({ others: [CAT], hiding: [] })
  })
  test('a group in it that nobody could look into hides people', () => {
    expect(
      gain({
        policies: { project: [['reader', TEAM]] },
        groups: { 'py-devs@example.com': [ANN, 'group:inner@example.com'] },
      }),
    ).toEqual({ others: [], hiding: ['group:inner@example.com'] })
  })
  test('one that no policy names was not looked into: it hides people, never nobody', () => {
    expect(gain({ policies: {} })).toEqual({ others: [], hiding: [TEAM] })
  })
})

test('groups that hold the role, the narrowest first, and whether the person is in them', () => {
  const index = companyIndex({
    policies: {
      tools: [
        ['writer', 'group:tools@example.com'],
        ['reader', 'group:readers@example.com'],
        ['writer', 'group:temps@example.com', ENDS('2099-01-01')],
      ],
      project: [
        ['writer', TEAM],
        ['writer', 'group:tools@example.com'],
        ['writer', 'user:bob@example.com'],
      ],
    },
    groups: { 'py-devs@example.com': [ANN] },
  })
  expect(groupsWithRole(index, nameOfPlace('tools'), WRITER, ANN)).toEqual([
    {
      member: 'group:tools@example.com',
      place: 'this repository',
      isInherited: false,
      isInside: undefined,
    },
    { member: TEAM, place: 'project lab-one', isInherited: true, isInside: true },
  ])
})

describe('who may grant it', () => {
  const on = nameOfPlace('tools')
  test('those who certainly may', () => {
    const index = companyIndex({
      policies: { tools: [['admin', ANN]], organization: [['roles/iam.securityAdmin', TEAM]] },
      groups: { 'py-devs@example.com': ['user:bob@example.com'] },
    })
    const { members, mayBeMore, roles } = whoMayGrant(index, on)
    expect(members).toEqual([TEAM, ANN, 'user:bob@example.com'])
    expect(mayBeMore).toBe(false)
    expect(roles).toContain('roles/artifactregistry.admin')
  })

  test('nobody is left out where a policy hides', () => {
    expect(whoMayGrant(companyIndex({ policies: {}, unread: ['folder'] }), on).mayBeMore).toBe(true)
    expect(whoMayGrant(undefined, on)).toMatchObject({ members: [], mayBeMore: true })
  })
})
