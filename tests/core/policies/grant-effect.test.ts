import { describe, expect, test } from 'vitest'
import { type GrantEffect, grantEffect } from '@/lib/core/policies/request/grant-effect'
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
    const { changes } = grantEffect(index, nameOf(nameOfPlace('tools')), grant, ANN)
    expect(changes[1]).toEqual({ ability: 'publish', before: 'denied', after: 'granted' })
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
