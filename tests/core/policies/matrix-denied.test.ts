import { expect, test } from 'vitest'
import { accessMatrix } from '@/lib/core/policies/access-matrix'
import { levelOf } from '@/lib/core/policies/level'
import type { DenyRule } from '@/lib/core/policies/policy'
import { companyIndex, nameOfPlace, type Place } from './small-company'

const PRINCIPALS = ['ann', 'bob', 'eve'].map((name) => `user:${name}@example.com`)
const PLACES: Place[] = ['tools', 'pypi', 'all', 'front']
const EVERYONE = ['principalSet://goog/public:all']
const CHANGES = ['artifactregistry.googleapis.com/repositories.*']

/** What the matrix says must be what is said of each pair alone, whatever is taken away. */
test.each<[string, Partial<DenyRule>[]]>([
  ['nothing', []],
  ['from everyone', [{ deniedPrincipals: EVERYONE, deniedPermissions: CHANGES }]],
  [
    'from everyone but a group',
    [
      {
        deniedPrincipals: EVERYONE,
        exceptionPrincipals: ['principalSet://goog/group/team@example.com'],
        deniedPermissions: CHANGES,
      },
    ],
  ],
  [
    'perhaps: from a group that could not be opened',
    [
      {
        deniedPrincipals: ['principalSet://goog/group/hidden@example.com'],
        deniedPermissions: CHANGES,
      },
    ],
  ],
  [
    'on one repository of the project',
    [
      {
        deniedPrincipals: EVERYONE,
        deniedPermissions: CHANGES,
        denialCondition: { expression: `resource.name == "${nameOfPlace('tools')}"` },
      },
    ],
  ],
  [
    'one thing from one person, another from another',
    [
      {
        deniedPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
      {
        deniedPrincipals: ['principal://goog/subject/bob@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.downloadArtifacts'],
      },
    ],
  ],
])('taken away: %s', (_, deny) => {
  const index = companyIndex({
    policies: {
      project: [
        ['admin', 'user:ann@example.com'],
        ['writer', 'group:team@example.com'],
      ],
      tools: [['reader', 'group:hidden@example.com']],
      shop: [['reader', 'user:eve@example.com']],
    },
    groups: { 'team@example.com': ['user:bob@example.com'] },
    deny,
  })
  const names = PLACES.map(nameOfPlace)
  const matrix = accessMatrix(index, PRINCIPALS, names)
  for (const [row, repository] of names.entries()) {
    for (const [column, member] of PRINCIPALS.entries()) {
      expect(matrix.at(column, row), `${member} on ${repository}`).toEqual(
        levelOf(index, member, repository),
      )
    }
  }
})
