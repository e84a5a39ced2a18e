import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  indexHost,
  parseRepositoryName,
  parseRepositoryReference,
  type RepositoryName,
  repositoryHref,
  resourceName,
  simpleIndexUrl,
  uploadUrl,
} from '../../lib/core/repository-name'

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

describe('parseRepositoryReference', () => {
  test.each([
    ['projects/my-project/locations/us-central1/repositories/team-packages', plain],
    ['/projects/my-project/locations/us-central1/repositories/team-packages', plain],
    [
      '//artifactregistry.googleapis.com/projects/my-project/locations/us-central1/repositories/team-packages',
      plain,
    ],
    [
      'https://artifactregistry.googleapis.com/v1/projects/my-project/locations/us-central1/repositories/team-packages/packages/x',
      plain,
    ],
    ['projects/example.com:legacy/locations/europe/repositories/r', scoped],
    ['https://us-central1-python.pkg.dev/my-project/team-packages/', plain],
    ['  https://us-central1-python.pkg.dev/my-project/team-packages  ', plain],
    ['https://us-central1-python.pkg.dev/my-project/team-packages/simple/', plain],
    ['https://us-central1-python.pkg.dev/my-project/team-packages/simple/requests/?x=1#y', plain],
    ['us-central1-python.pkg.dev/my-project/team-packages', plain],
    ['HTTPS://US-CENTRAL1-PYTHON.PKG.DEV/my-project/team-packages', plain],
    ['https://us-central1-python.pkg.dev:443/my-project/team-packages/', plain],
    [
      'https://oauth2accesstoken@us-central1-python.pkg.dev/my-project/team-packages/simple/',
      plain,
    ],
    ['https://_json_key_base64:a/b+c=@us-central1-python.pkg.dev/my-project/team-packages/', plain],
    ['index-url = https://us-central1-python.pkg.dev/my-project/team-packages/simple/', plain],
    ['https://europe-python.pkg.dev/example.com/legacy/r/simple/', scoped],
    ['europe-python.pkg.dev/example.com:legacy/r', scoped],
    ['europe-python.pkg.dev/example.com%3Alegacy/r', scoped],
    [
      'https://console.cloud.google.com/artifacts/python/my-project/us-central1/team-packages?project=my-project',
      plain,
    ],
  ])('%s', (text, name) => {
    expect(parseRepositoryReference(text)).toEqual({ kind: 'repository', name })
  })

  test.each([
    ['my-project', 'my-project'],
    ['projects/my-project', 'my-project'],
    ['example.com:legacy', 'example.com:legacy'],
    ['https://us-python.pkg.dev/my-project/', 'my-project'],
    ['https://us-python.pkg.dev/example.com/legacy/', 'example.com:legacy'],
  ])('%s is a project', (text, project) => {
    expect(parseRepositoryReference(text)).toEqual({ kind: 'project', project })
  })

  test.each([
    ['', 'neither'],
    ['hello world', 'neither'],
    ['https://pypi.org/simple/', 'neither'],
    ['https://us-python.pkg.dev.evil.example/my-project/r', 'neither'],
    ['us-docker.pkg.dev/my-project/images', 'not of a Python repository'],
    ['https://us-python.pkg.dev/', 'names no repository'],
    ['projects/123456/locations/us/repositories/r', 'number'],
    ['projects/my-project/locations/us/repositories/Not_A_Name', 'spelt'],
    ['https://us-python.pkg.dev/my-project/%E0%A4%A/', 'spelt'],
  ])('%s is unreadable', (text, part) => {
    expect(parseRepositoryReference(text)).toEqual({
      kind: 'unreadable',
      reason: expect.stringContaining(part),
    })
  })

  test('never repeats or keeps what stands before the @', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom('my-project/r', 'BAD', ''),
        (s, path) => {
          const secret = `S3CRET${s}`
          const answer = parseRepositoryReference(
            `https://user:${secret}@us-python.pkg.dev/${path}`,
          )
          expect(JSON.stringify(answer)).not.toContain('S3CRET')
        },
      ),
    )
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
