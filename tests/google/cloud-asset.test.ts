import { describe, expect, test } from 'vitest'
import { cloudAsset } from '@/lib/google/cloud-asset'

const SEARCH = { scope: 'organizations/1', pageToken: '' }
const NAME = 'projects/my-project/locations/us/repositories/r'

/** What the adapter makes of one answer, and what it asked. */
function answering(body: unknown) {
  const asked: URL[] = []
  const assets = cloudAsset(new URL('https://cloudasset.example'), async (url) => {
    asked.push(new URL(url))
    return Response.json(body)
  })
  return { assets, asked }
}

describe('repositories', () => {
  const found = (resource: unknown) => ({
    name: `//artifactregistry.googleapis.com/${NAME}`,
    versionedResources: [{ version: 'v1', resource }],
  })

  test('are asked for whole, 500 at once', async () => {
    const { assets, asked } = answering({})
    expect(await assets.searchRepositories('t', { ...SEARCH, pageToken: 'next' })).toEqual({
      ok: true,
      value: { items: [], nextPageToken: '' },
    })
    expect(asked[0]?.pathname).toBe('/v1/organizations/1:searchAllResources')
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      pageSize: '500',
      assetTypes: 'artifactregistry.googleapis.com/Repository',
      readMask: 'name,versionedResources',
      pageToken: 'next',
    })
  })

  test('are read as the other call gives them', async () => {
    const { assets } = answering({
      results: [
        found({
          name: NAME,
          format: 'PYTHON',
          mode: 'VIRTUAL_REPOSITORY',
          sizeBytes: '12',
          updateTime: '2025-11-03T08:15:00.123456Z',
          virtualRepositoryConfig: {
            upstreamPolicies: [{ id: 'own', repository: NAME, priority: 100 }],
          },
        }),
      ],
      nextPageToken: 'more',
    })
    const name = { project: 'my-project', location: 'us', repository: 'r' }
    expect(await assets.searchRepositories('t', SEARCH)).toEqual({
      ok: true,
      value: {
        nextPageToken: 'more',
        items: [
          {
            name,
            details: {
              name,
              mode: {
                kind: 'virtual',
                upstreams: [{ id: 'own', repository: name, resource: NAME, priority: 100 }],
              },
              description: '',
              sizeBytes: 12,
              updated: '2025-11-03T08:15:00.123Z',
            },
          },
        ],
      },
    })
  })

  test('of another format are none of ours', async () => {
    const { assets } = answering({ results: [found({ name: NAME, format: 'DOCKER' })] })
    expect(await assets.searchRepositories('t', SEARCH)).toMatchObject({ value: { items: [] } })
  })

  test('without a word about what they are, are left to be looked at', async () => {
    const { assets } = answering({ results: [{ ...found({}), versionedResources: [] }] })
    expect(await assets.searchRepositories('t', SEARCH)).toMatchObject({
      value: { items: [{ name: { repository: 'r' }, details: undefined }] },
    })
  })
})

test('containers have the names that everything else calls them by', async () => {
  const at = (name: string) => `//cloudresourcemanager.googleapis.com/${name}`
  const { assets, asked } = answering({
    results: [
      { name: at('organizations/1'), displayName: 'example.com' },
      { name: at('folders/2'), parentFullResourceName: at('organizations/1') },
      {
        name: at('projects/example.com:p'),
        project: 'projects/345',
        parentFullResourceName: at('folders/2'),
      },
    ],
  })
  const page = await assets.searchContainers('t', SEARCH)
  expect(page).toMatchObject({
    value: {
      items: [
        { name: 'organizations/1', displayName: 'example.com', parent: undefined },
        { name: 'folders/2', parent: 'organizations/1' },
        { name: 'projects/example.com:p', projectNumber: '345', parent: 'folders/2' },
      ],
    },
  })
  expect(asked[0]?.searchParams.getAll('assetTypes')).toHaveLength(3)
})

test('policies come with their conditions, and no query narrows them', async () => {
  const condition = { expression: 'true', title: 'Always' }
  const binding = { role: 'roles/viewer', members: ['user:a@example.com'], condition }
  const { assets, asked } = answering({
    results: [
      {
        resource: `//artifactregistry.googleapis.com/${NAME}`,
        policy: { etag: 'x', bindings: [binding] },
      },
    ],
  })
  expect(await assets.searchPolicies('t', SEARCH)).toMatchObject({
    value: { items: [{ resource: NAME, policy: { bindings: [binding] } }] },
  })
  expect(asked[0]?.pathname).toBe('/v1/organizations/1:searchAllIamPolicies')
  expect(asked[0]?.searchParams.has('query')).toBe(false)
})

test.each([
  ['organizations/1?x=#y', ['/v1/organizations/1%3Fx%3D%23y:searchAllIamPolicies']],
  ['organizations/../folders/2', []],
])('a scope cannot lead to another address: %s', async (scope, paths) => {
  const { assets, asked } = answering({})
  await assets.searchPolicies('t', { ...SEARCH, scope })
  expect(asked.map(({ pathname }) => pathname)).toEqual(paths)
})

test('an answer of another shape is said to be one', async () => {
  const { assets } = answering({ results: [{ resource: 5 }] })
  expect(await assets.searchPolicies('t', SEARCH)).toMatchObject({
    ok: false,
    failure: { kind: 'unexpected-answer' },
  })
})
