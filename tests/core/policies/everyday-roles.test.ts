import { expect, test } from 'vitest'
import { everydayRoles, rolesThatHold } from '@/lib/core/policies/everyday-roles'
import { rolesHolding } from '@/lib/core/policies/role-table'

test('who may be asked: no roles for moving from another registry, for products or for support', () => {
  const roles = everydayRoles(rolesHolding('repositories.getIamPolicy'))
  expect(roles).toEqual(
    expect.arrayContaining([
      'roles/artifactregistry.admin',
      'roles/artifactregistry.viewer',
      'roles/iam.securityReviewer',
      'roles/viewer',
    ]),
  )
  expect(roles.filter((role) => /container|composer|support|editor$/i.test(role))).toEqual([
    'roles/artifactregistry.editor',
  ])
})

test.each([
  [['roles/iam.denyReviewer'], '`roles/iam.denyReviewer` holds'],
  [['roles/browser', 'roles/owner'], '`roles/browser`, `roles/owner` hold'],
])('%j: which %s', (roles, expected) => {
  expect(rolesThatHold(roles)).toBe(expected)
})
