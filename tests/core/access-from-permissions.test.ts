import { expect, test } from 'vitest'
import { ABILITIES } from '@/lib/core/access'
import { accessFromPermissions, DECIDING_PERMISSIONS } from '@/lib/core/access-from-permissions'
import type { RepositoryMode } from '@/lib/core/inventory/repository-details'
import { failed, success } from '@/lib/core/outcome'

const [DOWNLOAD, UPLOAD, UPDATE, SET_POLICY, DELETE_VERSION, , DELETE_ARTIFACTS] =
  DECIDING_PERMISSIONS
const STANDARD: RepositoryMode = { kind: 'standard' }
const VIRTUAL: RepositoryMode = { kind: 'virtual', upstreams: [] }
const REMOTE: RepositoryMode = { kind: 'remote', source: 'PyPI' }
const NEWER: RepositoryMode = { kind: 'unknown', value: 'AOSS_REPOSITORY' }

test.each([
  ['a reader', [DOWNLOAD], STANDARD, 'granted denied denied denied'],
  ['a writer', [DOWNLOAD, UPLOAD], STANDARD, 'granted granted denied denied'],
  [
    'an editor, who changes settings but not access',
    [DOWNLOAD, UPLOAD, UPDATE],
    STANDARD,
    'granted granted denied denied',
  ],
  [
    'an administrator',
    [DOWNLOAD, UPLOAD, UPDATE, SET_POLICY, DELETE_VERSION],
    STANDARD,
    'granted granted granted granted',
  ],
  [
    'someone whose role deletes any artifact',
    [DELETE_ARTIFACTS],
    STANDARD,
    'denied denied granted denied',
  ],
  ['someone who cleans a cache up', [DELETE_VERSION], REMOTE, 'denied denied granted denied'],
  ['someone who only manages access', [SET_POLICY], STANDARD, 'denied denied denied granted'],
  ['nobody', [], STANDARD, 'denied denied denied denied'],
  [
    'an administrator of a virtual repository',
    [DOWNLOAD, UPLOAD, SET_POLICY, DELETE_VERSION],
    VIRTUAL,
    'granted denied denied granted',
  ],
  ['a writer of a remote repository', [DOWNLOAD, UPLOAD], REMOTE, 'granted denied denied denied'],
  [
    'a writer of a kind of repository we do not know',
    [DOWNLOAD, UPLOAD],
    NEWER,
    'granted unknown denied denied',
  ],
  [
    'a writer where the repository could not be read',
    [DOWNLOAD, UPLOAD],
    undefined,
    'granted unknown denied denied',
  ],
])('%s', (_, held, mode, expected) => {
  const access = accessFromPermissions(success(new Set<string>(held)), mode)
  const answers = ABILITIES.map((ability) => access[ability])
  expect(answers.map(({ is }) => is).join(' ')).toBe(expected)
  for (const { because } of answers) expect(because).toMatch(/^[A-Z].*\.$/)
})

test('a repository that cannot be read and grants nothing may not exist', () => {
  const { install } = accessFromPermissions(success(new Set()), undefined)
  expect(install).toEqual({
    is: 'denied',
    because: expect.stringContaining('or there is no such repository'),
  })
})

test('what could not be found out is unknown, with the reason, and never denied', () => {
  const access = accessFromPermissions(failed({ kind: 'unavailable', httpStatus: 503 }), STANDARD)
  for (const { is, because } of Object.values(access)) {
    expect(is).toBe('unknown')
    expect(because).toContain('503')
  }
})

test('a virtual repository takes no uploads even when the permissions could not be found out', () => {
  const access = accessFromPermissions(failed({ kind: 'timeout', afterSeconds: 10 }), VIRTUAL)
  expect(access.publish.is).toBe('denied')
  expect(access.delete.is).toBe('denied')
  expect(access.install.is).toBe('unknown')
})
