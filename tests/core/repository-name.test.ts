import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  indexHost,
  parseRepositoryName,
  type RepositoryName,
  repositoryHref,
  resourceName,
  simpleIndexUrl,
  uploadUrl,
} from '../../lib/core/repository-name'
import { parseRepositoryReference } from '../../lib/core/repository-reference'

const plain = { project: 'my-project', location: 'us-central1', repository: 'team-packages' }
const scoped = { project: 'example.com:legacy', location: 'europe', repository: 'r' }

describe('parseRepositoryName', () => {
  test.each([
    plain,
    scoped,
    { ...plain, location: 'northamerica-northeast2' },
    { ...plain, location: 'asia' },
    { ...plain, project: 'abcdef' },
    { ...plain, project: `a${'b'.repeat(29)}` },
    { ...plain, project: 'sub.example.co.uk:proj-1' },
    { ...plain, repository: 'a' },
    { ...plain, repository: `a${'-'.repeat(61)}b` },
    { ...plain, repository: 'a--b1' },
  ])('accepts %o', (parts) => {
    expect(parseRepositoryName(parts)).toEqual(parts)
  })

  test.each([
    { ...plain, project: 'short' },
    { ...plain, project: `a${'b'.repeat(30)}` },
    { ...plain, project: '1project' },
    { ...plain, project: '123456789012' },
    { ...plain, project: 'my-project-' },
    { ...plain, project: 'My-Project' },
    { ...plain, project: 'my_project' },
    { ...plain, project: 'localhost:project' },
    { ...plain, project: '../../etc' },
    { ...plain, project: 'my-project\n' },
    { ...plain, location: '' },
    { ...plain, location: 'us central1' },
    { ...plain, location: 'evil.com/us' },
    { ...plain, location: '-' },
    { ...plain, repository: '' },
    { ...plain, repository: 'Team' },
    { ...plain, repository: '1team' },
    { ...plain, repository: 'team-' },
    { ...plain, repository: 'team_packages' },
    { ...plain, repository: 'gcr.io' },
    { ...plain, repository: 'a'.repeat(64) },
    { ...plain, repository: "r'; rm -rf ~" },
  ])('refuses %o', (parts) => {
    expect(parseRepositoryName(parts)).toBeUndefined()
  })
})

const names = fc
  .record({
    project: fc.oneof(
      fc.stringMatching(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/),
      fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,3}:[a-z][a-z0-9-]{0,28}[a-z0-9]$/),
    ),
    location: fc.constantFrom('us', 'europe', 'us-central1', 'northamerica-northeast1'),
    repository: fc.stringMatching(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/),
  })
  .map((name): RepositoryName => name)

describe('every spelling of a name leads back to it', () => {
  test.each([
    ['resourceName', resourceName],
    ['uploadUrl', uploadUrl],
    ['simpleIndexUrl', simpleIndexUrl],
  ])('%s', (_, spell) => {
    fc.assert(
      fc.property(names, (name) => {
        expect(parseRepositoryReference(spell(name))).toEqual({ kind: 'repository', name })
      }),
    )
  })

  test('repositoryHref', () => {
    fc.assert(
      fc.property(names, (name) => {
        const [, , project = '', location = '', repository = ''] = new URL(
          repositoryHref(name),
          'http://localhost',
        ).pathname
          .split('/')
          .map(decodeURIComponent)
        expect(parseRepositoryName({ project, location, repository })).toEqual(name)
      }),
    )
  })
})

test('addresses, word for word', () => {
  expect(indexHost(plain)).toBe('us-central1-python.pkg.dev')
  expect(uploadUrl(plain)).toBe('https://us-central1-python.pkg.dev/my-project/team-packages/')
  expect(simpleIndexUrl(scoped)).toBe('https://europe-python.pkg.dev/example.com/legacy/r/simple/')
  expect(repositoryHref(scoped)).toBe('/repositories/example.com:legacy/europe/r')
})
